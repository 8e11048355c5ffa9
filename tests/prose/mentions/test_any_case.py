"""A pattern whose case is ignored finds the same the fast way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.prose.mentions.any_case import find_any_case, in_small_letters
from respondent.prose.mentions.aside import Aside
from respondent.prose.mentions.left_alone import AFTER_PERIODS, BEFORE_PERIODS

TEXTS = st.lists(
    st.sampled_from(
        "FOI Foi May may MAY 12 one ONE day Section 3 zero-hours by one COVID-19 aged 14 THE 24/7 İzmir . ,".split()
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.no_cover  # ninety patterns, a hundred texts each
@pytest.mark.parametrize(
    "aside",
    [*BEFORE_PERIODS, *AFTER_PERIODS],
    ids=[aside.reason.name for aside in (*BEFORE_PERIODS, *AFTER_PERIODS)],
)
@given(text=TEXTS)
def test_every_aside_finds_what_its_pattern_finds(aside: Aside, text: str) -> None:
    plain = [found.span() for found in aside.pattern.finditer(text)]
    assert [found.span() for found in find_any_case(aside.pattern, text, in_small_letters(text))] == plain


def test_a_match_shows_the_text_as_it_is_written() -> None:
    found = find_any_case(re.compile("foi request", re.IGNORECASE), "An FOI Request", "an foi request")
    assert [match[0] for match in found] == ["FOI Request"]


def test_a_month_that_is_a_verb_is_passed_over_and_the_one_after_it_found() -> None:
    pattern = re.compile(r"(?-i:May|MAY) [0-9]+", re.IGNORECASE)
    text = "It may 5 or May 6 or MAY 7"
    assert [found[0] for found in find_any_case(pattern, text, in_small_letters(text))] == ["May 6", "MAY 7"]


def test_a_text_whose_small_letters_stand_elsewhere_is_searched_as_it_is() -> None:
    text = "İSTANBUL has FOI 7"
    assert in_small_letters(text) is None
    assert [found[0] for found in find_any_case(re.compile("foi 7", re.IGNORECASE), text, None)] == ["FOI 7"]


def test_a_pattern_whose_case_counts_is_left_as_it_is() -> None:
    assert not list(find_any_case(re.compile("FOI"), "foi", "foi"))
