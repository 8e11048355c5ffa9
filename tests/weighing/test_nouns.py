"""What a text counts, against what a record counts: the same, another word, or another kind of thing."""

from __future__ import annotations

import pytest

from respondent.model.unit import PERCENT, Unit
from respondent.weighing.nouns import (
    Match,
    head_of,
    is_akin,
    is_done_to,
    is_one_kind,
    is_people,
    match,
    modifiers,
)
from respondent.weighing.words import content_of, stem

OFFENCES = Unit("offence", "offences", ("crime",))
DEATHS = Unit("death", "deaths")


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("offences", Match.SAME),
        ("image crimes", Match.SAME),
        ("crimes involving children", Match.SAME),
        ("incidents", Match.OTHER),
        ("widgets", Match.OTHER),
        ("children", Match.CLASH),
        ("photos", Match.CLASH),
        ("them", Match.ABSENT),
        (None, Match.ABSENT),
    ],
)
def test_a_noun_stands_to_offences(noun: str | None, expected: Match) -> None:
    assert match(noun, OFFENCES) is expected


def test_a_percentage_counts_nothing_that_a_noun_could_clash_with() -> None:
    assert match("children", PERCENT) is Match.ABSENT


def test_only_nouns_known_to_be_of_one_kind_are() -> None:
    kinds = {
        "incidents": True,
        "sessions on blackmail": True,
        "widgets": False,
        "children": False,
        "them": False,
    }
    assert {noun: is_one_kind(noun, OFFENCES) for noun in kinds} == kinds
    assert not is_one_kind(None, OFFENCES)


def test_deaths_are_people_and_events() -> None:
    assert is_people(DEATHS)
    assert not is_people(OFFENCES)
    assert match("people", DEATHS) is not Match.CLASH
    assert match("collisions", DEATHS) is not Match.CLASH


@pytest.mark.parametrize(
    ("text", "said"),
    [("64 people died", True), ("12 were killed", True), ("12 were hurt", False), ("12 were charged", False)],
)
def test_people_of_whom_it_is_said_that_they_died_are_deaths(text: str, said: bool) -> None:
    assert is_done_to(DEATHS, content_of(text)) is said
    assert not is_done_to(OFFENCES, content_of(text))


@pytest.mark.parametrize(
    ("noun", "record", "akin"),
    [
        ("cancellations", "trains cancelled", True),
        ("delays", "trains delayed", True),
        ("delays", "trains cancelled", False),
        ("can", "trains cancelled", False),
        ("passengers", "trains cancelled by passengers", False),
    ],
)
def test_a_noun_made_of_a_word_of_the_record_is_akin_to_it(noun: str, record: str, akin: bool) -> None:
    assert is_akin(noun, content_of(record)) is akin


def test_a_noun_phrase_is_known_by_its_last_word_before_a_preposition() -> None:
    phrase = "child sexual abuse image offences about girls"
    assert head_of(phrase) == stem("offences")
    assert modifiers(phrase) == {stem(word) for word in ("child", "sexual", "abuse", "image")}
    assert head_of("them") is None
