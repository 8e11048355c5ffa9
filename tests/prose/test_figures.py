"""Figures as they are printed with nothing before them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity, total_of
from respondent.model.settings import Settings
from respondent.model.unit import DAY, INDEX, PERCENT, POUND, Nature, Per, Unit
from respondent.prose.figures import noun, per_words, write_quantity
from respondent.prose.numbers import Digits

OFFENCE = Unit("offence", "offences", ("crime", "crimes"))
PERSON = Unit("person", "people")
HOUSE = Settings()
SIGN = Settings(percent="%")


def given_number(
    number: str,
    unit: Unit = OFFENCE,
    *,
    precision: str = "0",
    record: str = "offences",
    row: str = "",
    place: str | None = None,
    period: str | None = "2023/24",
    base: Quantity | None = None,
) -> Quantity:
    value, half = Fraction(number), Fraction(precision) / 2
    return Quantity(
        value=value,
        low=value - half,
        high=value + half,
        unit=unit,
        lineage=Given(record, (row,) if row else ()),
        written=Decimal(number),
        period=parse_period(period) if period else None,
        place=place,
        base=base,
    )


def printed(quantity: Quantity) -> str:
    return write_quantity(quantity, HOUSE)


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("38685", OFFENCE, "38,685"),
        ("54.20", INDEX, "54.20"),
        ("1", OFFENCE, "1"),
        ("50", PERCENT, "50 per cent"),
        ("12.5", PERCENT, "12.5 per cent"),
        ("-7", PERCENT, "−7 per cent"),
        ("1249", POUND, "£1,249"),
        ("12.5", POUND, "£12.50"),
        ("12.50", POUND, "£12.50"),
        ("1260000000", POUND, "£1.26 billion"),
        ("45300000", POUND, "£45.3 million"),
        ("45312987", POUND, "£45,312,987"),
        ("-45300000", POUND, "−£45.3 million"),
        ("2300000", PERSON, "2.3 million"),
        ("14", DAY, "14 days"),
        ("1", DAY, "1 day"),
    ],
)
def test_a_number_from_a_record_keeps_its_own_digits(number: str, unit: Unit, text: str) -> None:
    assert printed(given_number(number, unit)) == text


def test_the_settings_choose_between_per_cent_and_its_sign() -> None:
    assert write_quantity(given_number("50", PERCENT), SIGN) == "50%"


@pytest.mark.parametrize(
    ("count", "per_day", "per_week"),
    [
        ("1249", "3.4", "23.9"),
        ("38685", "105.7", "739.9"),
        ("192", "0.52", "3.7"),
        ("2194", "6", "42"),
        ("366", "1", "7"),
    ],
)
def test_rates_have_one_decimal_or_two_digits_below_one_and_no_nought_after_the_point(
    count: str, per_day: str, per_week: str
) -> None:
    assert printed(given_number(count).per_day) == per_day
    assert printed(given_number(count).per_week) == per_week


def test_rates_from_a_thousand_on_are_whole_and_from_a_million_on_have_three_digits() -> None:
    assert printed(given_number("450001").per_day) == "1,230"
    assert printed(given_number("450000001").per_day) == "1.23 million"
    assert printed(given_number("365999900").per_day) == "1 million"


def test_money_has_pence_below_a_thousand_pounds() -> None:
    assert printed(given_number("1249", POUND).per_day) == "£3.41"
    assert printed(given_number("1249000", POUND).per_day) == "£3,413"
    assert printed(given_number("366", POUND).per_day) == "£1"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        ("2301", "4800", "48 per cent"),
        ("557", "38685", "1.4 per cent"),
        ("96", "1000", "9.6 per cent"),
        ("9960", "100000", "10 per cent"),
        ("2193", "2194", "99.95 per cent"),
        ("1", "38685", "0.003 per cent"),
        ("2194", "2194", "100 per cent"),
        ("0", "2194", "0 per cent"),
    ],
)
def test_shares_are_whole_from_ten_per_cent_on_and_never_round_to_none_or_all(
    part: str, whole: str, text: str
) -> None:
    assert printed(given_number(part).share_of(given_number(whole, record="all"))) == text


def test_a_published_share_gives_no_digits_that_nobody_knows() -> None:
    base = given_number("7338", precision="3000", record="all")

    assert printed(given_number("300").share_of(base)) == "4 per cent"
    assert printed(given_number("30000", POUND, precision="1000").per_day) == "£82"


def test_a_percentage_of_its_base_is_a_whole_number() -> None:
    base = given_number("7337", record="all")

    assert printed(given_number("50", PERCENT, precision="1", base=base).of_base) == "3,669"


def test_sums_and_differences_keep_the_decimals_of_what_went_in() -> None:
    parts = tuple(given_number(n, POUND, row=n) for n in ("12.5", "54.20"))
    before = given_number("25.5", PERCENT, period="2022/23")

    assert printed(total_of(parts, place=None, complete=True)) == "£66.70"
    assert printed(given_number("30", PERCENT).minus(before, across_periods=True)) == "4.5 percentage points"
    assert (
        printed(given_number("26.5", PERCENT).minus(before, across_periods=True)) == "1.0 percentage points"
    )
    assert printed(given_number("27", PERCENT).minus(replace(before, written=None), across_periods=True)) == (
        "1.5 percentage points"
    )


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((("1260000000", "10000000"), ("-5.50", "0")), "£1.26 billion"),
        ((("1260000000", "10000000"), ("3000000", "1000000")), "£1.26 billion"),
        ((("2300000", "100000"), ("1249", "0")), "£2.3 million"),
        ((("2300000", "100000"), ("-2290000", "100000")), "£10,000"),
        ((("120", "5"), ("45", "5")), "£165"),
        ((("1260000000", "0"), ("-5.50", "0")), "£1,259,999,994.50"),
    ],
)
def test_a_sum_is_written_no_finer_than_a_part_in_millions_is_known(
    parts: tuple[tuple[str, str], ...], text: str
) -> None:
    rows = tuple(given_number(number, POUND, precision=known, row=number) for number, known in parts)

    assert printed(total_of(rows, place=None, complete=True)) == text


def test_a_sum_with_parts_missing_says_at_least() -> None:
    rows = tuple(given_number(n, row=n) for n in ("2301", "1249"))

    assert printed(total_of(rows, place="Yorkshire", complete=False)) == "at least 3,550"


def test_a_multiple_says_times() -> None:
    assert printed(given_number("1249", row="a").times(given_number("557", row="b"))) == "2.2 times"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ("38685", "one every 14 minutes"),
        ("192", "one every two days"),
        ("366", "one every day"),
        ("8784", "one every hour"),
        ("4800", "one every 110 minutes"),
        ("300000", "one every 105 seconds"),
        ("527040", "one every minute"),
        ("1000000", "one every 32 seconds"),
        ("4", "one every 13 weeks"),
        ("150", "one every 2.4 days"),
    ],
)
def test_the_time_between_two_is_whole_where_that_is_near(count: str, text: str) -> None:
    assert printed(given_number(count).every) == text


def test_units_agree_with_their_number() -> None:
    assert noun(OFFENCE, Digits(Decimal(1))) == "offence"
    assert noun(OFFENCE, Digits(Decimal(2))) == "offences"


def test_what_a_rate_is_per_has_its_article() -> None:
    assert per_words(Per(Unit("hour", "hours", nature=Nature.DURATION))) == "an hour"
    assert per_words(Per(DAY)) == "a day"
    assert per_words(Per(Unit("officer", "officers"))) == "an officer"
    assert per_words(Per(PERSON, 100_000)) == "per 100,000 people"
