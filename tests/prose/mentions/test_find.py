from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from respondent.prose.mentions.find import find_mentions, left_alone
from respondent.prose.mentions.mention import Mention, Words

CASES = Path(__file__).parent / "cases"


class Case(TypedDict, total=False):
    """A sentence of the tables in ``cases/``."""

    text: str
    finds: list[str]
    leaves: list[str]


def cases() -> list[object]:
    """Each sentence with the file that it stands in."""
    files = sorted(CASES.glob("*.yaml"))
    rows: list[tuple[Path, Case]] = [
        (file, row) for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    return [pytest.param(row, id=f"{file.stem}: {row['text'][:60]}") for file, row in rows]


def test_there_are_hundreds_of_sentences() -> None:
    assert len(cases()) > 200


@pytest.mark.parametrize("case", cases())
def test_a_sentence_states_what_its_table_says(case: Case, described: Callable[[Mention], str]) -> None:
    assert [described(mention) for mention in find_mentions(case["text"])] == case.get("finds", [])


@pytest.mark.parametrize("case", cases())
def test_what_is_left_alone_is_told_with_the_reason(case: Case) -> None:
    told = [f"{words.text} = {reason.name}" for words, reason in left_alone(case["text"])]
    assert told == case.get("leaves", [])


def all_words(mention: Mention) -> list[Words]:
    """Every stretch that a mention names."""
    found = [mention.words, mention.number, mention.clause, *mention.names]
    found += [words for words in (mention.noun, mention.of, mention.than) if words]
    found += [mention.rate.words] if mention.rate else []
    return found + [when.words for when in (mention.when, mention.since) if when]


WORDS = st.sampled_from(
    "a an the one two ten half third quarter hundred thousand million of in out every each per cent "
    "% £ p day week "
    "14 1,249 3.5 2023/24 2023 2024-25 June last year than more less over up to from by and between "
    "– - ( ) , . : “ ” "
    "rose fell rise fall a b Kent West Yorkshire offences calls children twice doubled times as "
    "many record highest "
    "since most at least about almost or so 5pm section 3 aged 13 m bn minutes compared with 0800 '".split()
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=30).map("".join),
)


@given(TEXTS)
def test_every_offset_finds_its_words_in_the_text(text: str) -> None:
    for mention in find_mentions(text):
        for words in all_words(mention):
            assert text[words.start : words.end] == words.text
        assert mention.words.text
    for words, _ in left_alone(text):
        assert text[words.start : words.end] == words.text


@given(TEXTS)
def test_mentions_stand_in_order_and_do_not_overlap(text: str) -> None:
    mentions = find_mentions(text)
    ends = [mention.words.end for mention in mentions]
    assert all(end <= later.words.start for end, later in zip(ends, mentions[1:], strict=False))


@given(TEXTS)
def test_links_lead_to_mentions_of_the_same_text(text: str) -> None:
    mentions = find_mentions(text)
    for index, mention in enumerate(mentions):
        for other in (mention.partner, mention.apposition, mention.changes, mention.whole):
            assert other is None or (0 <= other < len(mentions) and other != index)
        if mention.partner is not None:
            assert mentions[mention.partner].partner == index


@given(TEXTS)
def test_what_is_left_alone_is_no_part_of_a_number(text: str) -> None:
    numbers = [(mention.number.start, mention.number.end) for mention in find_mentions(text)]
    for words, _ in left_alone(text):
        assert not any(start < words.end and words.start < end for start, end in numbers)


def test_the_same_text_is_read_the_same_way() -> None:
    text = "In 2023/24 there were 1,249 offences, up 7 per cent on 2022/23."
    first = find_mentions(text)
    find_mentions("Another 12 calls.")
    assert find_mentions(text) == first


def test_a_text_without_numbers_states_nothing() -> None:
    assert find_mentions("The duty is a good duty.") == ()
    assert left_alone("The duty is a good duty.") == ()
    assert find_mentions("") == ()


def test_names_stand_nearest_first() -> None:
    first, second, third = find_mentions(
        "South Wales accounted for 964, Gwent for 503 and Dyfed-Powys for 192."
    )
    assert first.names[0].text == "South Wales"
    assert second.names[0].text == "Gwent"
    assert third.names[0].text == "Dyfed-Powys"


def test_names_of_several_words_are_one_name() -> None:
    (mention,) = find_mentions(
        "Police in Yorkshire and the Humber and in England and Wales recorded 4,800 crimes."
    )
    assert {name.text for name in mention.names} >= {"Yorkshire and the Humber", "England and Wales"}


def test_a_possessive_is_no_part_of_a_name() -> None:
    (mention,) = find_mentions("It is fewer than half of West Yorkshire's.")
    assert mention.names[0].text == "West Yorkshire"


def test_sentences_are_counted() -> None:
    assert [mention.sentence for mention in find_mentions("It took 12 calls. Then 14! Dr. Who took 20.")] == [
        0,
        1,
        2,
    ]


def test_the_clause_is_the_part_of_the_sentence_between_its_commas() -> None:
    _, second = find_mentions("In Kent there were 12 calls, and in Essex, 14 letters.")
    assert second.clause.text == "14 letters."


@pytest.mark.no_cover  # it is long
def test_ten_thousand_quantities_are_found() -> None:
    assert len(find_mentions("In Kent 1,249 offences were recorded, up 7 per cent. " * 5_000)) == 10_000
    assert len(find_mentions("1,249 offences, " * 10_000)) == 10_000
