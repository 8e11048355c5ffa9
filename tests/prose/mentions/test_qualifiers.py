from __future__ import annotations

import pytest

from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.qualifier_phrases import QUALIFIERS
from respondent.prose.wording import Qualifier


def phrases() -> list[tuple[str, Qualifier]]:
    return [(" ".join(words).replace(" .", "."), qualifier) for words, qualifier in QUALIFIERS.items()]


@pytest.mark.parametrize(("phrase", "qualifier"), phrases())
@pytest.mark.parametrize(
    "number", ["1,249", "50 per cent", "half", "two in five", "£2.3m", "two thousand", "six a day"]
)
def test_a_phrase_before_any_number_holds_it(phrase: str, qualifier: Qualifier, number: str) -> None:
    (mention,) = find_mentions(f"The forces had {phrase} {number}.")
    assert mention.promise is not None
    assert mention.promise.qualifier is qualifier
    assert mention.words.text == f"{phrase} {number}"


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("50 or more", Qualifier.AT_LEAST),
        ("50 people or more", Qualifier.AT_LEAST),
        ("50 and over", Qualifier.AT_LEAST),
        ("50+", Qualifier.AT_LEAST),
        ("50-plus", Qualifier.AT_LEAST),
        ("50 or fewer", Qualifier.AT_MOST),
        ("50 per cent or less", Qualifier.AT_MOST),
        ("50 or so", Qualifier.ABOUT),
        ("50-odd", Qualifier.ABOUT),
        ("50 at most", Qualifier.AT_MOST),
        ("an average of over 50", Qualifier.MORE_THAN),
        ("up to about 50", Qualifier.ABOUT),
        ("a total of just under 50", Qualifier.JUST_UNDER),
        ("more than a 50 per cent rise", Qualifier.MORE_THAN),
        ("rose by more than 50 per cent", Qualifier.MORE_THAN),
        ("up almost 50 per cent", Qualifier.ALMOST),
        ("a rise of exactly 50 per cent", Qualifier.EXACTLY),
    ],
)
def test_words_further_off_or_after_a_number_hold_it_too(text: str, qualifier: Qualifier) -> None:
    (mention,) = find_mentions(f"It was {text}.")
    assert mention.promise is not None
    assert mention.promise.qualifier is qualifier
    assert mention.words.text == text


@pytest.mark.parametrize(
    "text",
    [
        "The parts add up to 24.",
        "Children under 18 made 50 calls.",
        "They sent 24 people + 3 dogs.",
        "It has 24 plus 3.",
        "He was 24 over 30 days.",
        "12 or over 24.",
    ],
)
def test_words_that_belong_elsewhere_hold_nothing(text: str) -> None:
    first = find_mentions(text)[0]
    assert first.promise is not None
    assert first.promise.qualifier is Qualifier.BARE


def test_more_than_after_a_number_compares_it() -> None:
    first = find_mentions("There were ten more than 20 others.")[0]
    assert first.promise is not None
    assert first.promise.qualifier is Qualifier.BARE


def test_an_average_is_told_apart() -> None:
    assert find_mentions("an average of six")[0].average
    assert find_mentions("On average it rang 11 times a day.")[0].average
    assert find_mentions("averaging 12 a week")[0].average
    assert not find_mentions("a total of six hundred")[0].average
