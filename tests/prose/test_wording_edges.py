"""The edges at which wording changes, and the sentences of its refusals: what a mutation run found untested."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from respondent.errors import NothingHonestError
from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import PERCENT, POUND, TIMES, Unit
from respondent.prose.numbers import Digits
from respondent.prose.wording import (
    WRITERS,
    Direction,
    Promise,
    Qualifier,
    every,
    fold,
    fraction_of,
    holds,
    number,
    plain,
    say_about,
    some_in,
)

OFFENCE = Unit("offence", "offences")
HOUSE = Settings()


def of(value: str, unit: Unit = OFFENCE, part: str = "value") -> Quantity:
    amount = Fraction(value)
    return Quantity(
        value=amount,
        low=amount,
        high=amount,
        unit=unit,
        lineage=Given("figure", part=part),
        written=Decimal(value) if "/" not in value else None,
        period=parse_period("2023/24"),
    )


def changed(value: str) -> Quantity:
    return of(value, PERCENT, "change")


def written(text: str) -> Digits:
    return Digits(Decimal(text))


@pytest.mark.parametrize(
    ("name", "quantity", "text"),
    [
        ("almost", of("19"), "almost 20"),
        ("almost", of("98.5"), "almost 99"),
        ("almost", of("970"), "almost 1,000"),
        ("almost", of("1090"), "almost 1,100"),
        ("about", of("100"), "about 100"),
        ("about", of("100.4"), "about 100"),
        ("about", of("99.6"), "about 100"),
        ("about", of("3.4"), "about 3.4"),
        ("more_than", of("100.5"), "more than 100"),
        ("more_than", of("101"), "more than 100"),
        ("fewer_than", of("99.5"), "fewer than 100"),
        ("fewer_than", of("100"), "fewer than 110"),
        ("at_least", of("1.85", TIMES), "at least 1.8 times"),
        ("one_in", of("1", PERCENT), "about one in 100"),
        ("one_in", of("66", PERCENT), "more than one in two"),
        ("one_in", of("0.99", PERCENT), "nearly one in 100"),
        ("fraction", of("25", PERCENT), "a quarter"),
        ("fraction", of("95", PERCENT), "more than nine tenths"),
        ("words", of("0.50", POUND), "fifty pence"),
        ("words", of("0.01", POUND), "one penny"),
        ("words", of("366").every, "one every day"),
        ("rise_or_fall", changed("0"), "no change"),
        ("rose_or_fell", changed("0"), "did not change"),
    ],
)
def test_words_change_at_their_edges(name: str, quantity: Quantity, text: str) -> None:
    phrase = WRITERS[name](quantity, HOUSE)
    assert str(phrase) == text
    assert phrase.quantity is quantity
    assert holds(phrase.promise, quantity)


@pytest.mark.parametrize(
    ("name", "quantity", "message", "remedy"),
    [
        (
            "fraction",
            of("5", PERCENT),
            "“figure” comes to 5 per cent, which no common fraction describes.",
            "Say the number itself, or use one_in.",
        ),
        ("one_in", of("0", PERCENT), "“figure” is nought.", "Say that there were none."),
        (
            "fraction",
            of("7"),
            "“figure” is a number of offences, and no part of anything.",
            "Write a.share_of(b) before the filter.",
        ),
        (
            "change",
            of("7", PERCENT),
            "“figure” is no change over time.",
            "Write later.change_from(earlier), later.minus(earlier, across_periods=true) or change(id).",
        ),
        (
            "fall",
            changed("7"),
            "“figure” comes to 7 per cent, which is no fall.",
            "Change the sentence, or use change, which says “up” or “down” as the figure does.",
        ),
        (
            "change",
            replace(changed("0.2"), low=Fraction(-3, 10), high=Fraction(7, 10)),
            "“figure” may be a rise or a fall: it lies between −0.3 and 0.7.",
            "Say that it was about the same, in a claim of your own words.",
        ),
        (
            "about",
            replace(of("7"), at_least=True),
            "“figure” is a sum with parts missing.",
            "It bears “at least” and nothing else: say “at least 7”, or use at_least.",
        ),
        (
            "more_than",
            changed("-7"),
            "“figure” is below nought, or may be.",
            "Use change (“down 7 per cent”), or fall where the sentence says that it fell.",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(
    name: str, quantity: Quantity, message: str, remedy: str
) -> None:
    with pytest.raises(NothingHonestError) as caught:
        WRITERS[name](quantity, HOUSE)
    assert (caught.value.message, caught.value.remedy) == (message, remedy)


def test_a_proposal_is_written_in_the_house_form() -> None:
    share = of("0.4", PERCENT)
    with pytest.raises(NothingHonestError) as caught:
        WRITERS["more_than"](share, Settings(percent="%"))
    assert caught.value.remedy == "Say the number itself: “0.4%”."


def test_a_change_that_a_filter_writes_promises_its_size() -> None:
    promise = WRITERS["change"](changed("-7"), HOUSE).promise
    assert promise == Promise(Qualifier.BARE, number(written("7")), direction=Direction.DOWN)


def test_an_interval_that_is_printed_promises_one_in_so_long() -> None:
    between = of("38685").every
    assert plain(between, HOUSE).promise == Promise(Qualifier.BARE, every(written("14")))
    assert plain(between, HOUSE).quantity is between


def test_a_fall_is_noted_as_about_by_its_size() -> None:
    fell = Promise(Qualifier.BARE, number(written("40")), direction=Direction.DOWN)
    assert say_about(fell, changed("-41"))
    assert not say_about(fell, changed("41"))
    assert not say_about(Promise(Qualifier.BARE, direction=Direction.UP), changed("7"))


def test_a_sum_with_parts_missing_bears_no_direction() -> None:
    rose_by_at_least = Promise(Qualifier.AT_LEAST, number(written("5")), direction=Direction.UP)
    assert holds(rose_by_at_least, changed("7"))
    assert not holds(rose_by_at_least, replace(changed("7"), at_least=True))


def test_between_two_sizes_of_a_fall_is_held_at_both_ends() -> None:
    fell = Promise(Qualifier.BETWEEN, number(written("5")), number(written("10")), direction=Direction.DOWN)
    assert holds(fell, changed("-10"))
    assert not holds(fell, changed("-11"))
    assert not holds(fell, changed("-4"))


def test_no_time_at_all_between_two_is_no_interval() -> None:
    between = replace(of("366").every, value=Fraction(0), low=Fraction(0), high=Fraction(0))
    assert not holds(Promise(Qualifier.FEWER_THAN, every(written("14"))), between)
    assert not holds(Promise(Qualifier.MORE_THAN, every(written("14"))), between)


def test_a_part_of_one_is_said_of_shares_and_ratios_alone() -> None:
    money = of("0.5", POUND)
    assert not holds(Promise(Qualifier.BARE, fraction_of(1, 2)), money)
    assert not holds(Promise(Qualifier.BARE, some_in(1, 2)), money)
    assert not holds(Promise(Qualifier.BARE, fold(2)), of("100", PERCENT)), "a share is no doubling"


def test_a_ratio_of_two_times_rose_if_it_is_above_one() -> None:
    def recorded(count: str, period: str) -> Quantity:
        return replace(of(count), period=parse_period(period), lineage=Given("figure", (period,)))

    halved = recorded("500", "2023/24").times(recorded("1000", "2022/23"))
    assert not holds(Promise(Qualifier.BARE, direction=Direction.UP), halved)
    assert holds(Promise(Qualifier.BARE, direction=Direction.DOWN), halved)


def test_about_one_in_so_many_reaches_to_its_border() -> None:
    about_one_in_20 = Promise(Qualifier.ABOUT, some_in(1, 20))
    assert holds(about_one_in_20, of("100/23", PERCENT))
    assert not holds(about_one_in_20, of("100/24", PERCENT))
