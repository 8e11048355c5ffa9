"""Passages and values found in the text of copies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.archiving.searching import find_passage, find_value, forms_of, searchable
from respondent.archiving.texts import Piece

TEXT = searchable(
    [
        Piece(
            "Half of the off-\nences for which police recorded\nthe platform took place on “Snap-\nchat”.",
            page=1,
        ),
        Piece("In all, 7,338 offences were known – a third of them, 2 446, in Wales.", page=2),
    ]
)


@pytest.mark.parametrize(
    "words",
    [
        "Half of the offences",
        "half of the offences for which police recorded the platform",
        'took place on "Snapchat".',
        "offences were known - a third",
        "offences were known—a third",
        "on “Snapchat”. In all, 7,338",  # across pages
        "Half of the offences … took place",
        "Half of the offences [...] took place",
    ],
)
def test_a_passage_is_found_however_its_lines_and_signs_are_drawn(words: str) -> None:
    assert find_passage(TEXT, words) is not None


@pytest.mark.parametrize(
    "words",
    [
        "A third of the offences",
        "7,339 offences",
        "took place … Half of the offences",
        "…",
        "Half of the offence for",
    ],
)
def test_other_words_are_not_found(words: str) -> None:
    assert find_passage(TEXT, words) is None


def test_a_passage_is_given_with_what_stands_around_it_and_its_page() -> None:
    found = find_passage(TEXT, "7,338 offences")

    assert found is not None
    assert (found.exact, found.page) == ("7,338 offences", 2)
    assert found.prefix.endswith("In all,")
    assert found.suffix.startswith("were known")


@given(st.text(alphabet="ab –-.“\n…", min_size=1, max_size=30), st.text(alphabet="ab \n", max_size=10))
def test_what_stands_in_a_text_is_found_there(words: str, before: str) -> None:
    if words.replace("…", "").strip(" –-\n") and "…" not in words and "..." not in words:
        assert find_passage(searchable([Piece(before + words)]), words) is not None


@pytest.mark.parametrize(
    ("value", "sign", "text"),
    [
        ("38685", "", "some 38,685 offences"),
        ("38685", "", "38685"),
        ("38685", "", "38 685 offences"),
        ("50", "%", "50 per cent of it"),
        ("50", "%", "50% of it"),
        ("50", "%", "column of shares 50 48 2"),
        ("1260000000", "£", "£1.26 billion"),
        ("1260000000", "£", "£1.26bn"),
        ("54.20", "", "54.20"),
        ("-120", "", "a fall of −120 in"),
    ],
)
def test_a_value_is_found_in_the_forms_that_sources_use(value: str, sign: str, text: str) -> None:
    assert find_value(searchable([Piece(text)]), forms_of(Decimal(value), sign)) is not None


@pytest.mark.parametrize(
    ("value", "text"),
    [("1249", "11,249"), ("1249", "1,2490"), ("249", "1,249"), ("5", "0.5"), ("5", "5.1"), ("12", "3,12")],
)
def test_a_part_of_a_longer_number_is_not_the_value(value: str, text: str) -> None:
    assert find_value(searchable([Piece(text)]), forms_of(Decimal(value))) is None
