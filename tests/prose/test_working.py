"""How derived figures were worked out, as notes to editors show it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity, total_of
from respondent.model.settings import Settings
from respondent.model.unit import PERCENT, POUND, Unit
from respondent.prose.working import write_working

OFFENCE = Unit("offence", "offences")
PERSON = Unit("person", "people")
HOUSE = Settings()


def recorded(
    number: str, label: str = "", unit: Unit = OFFENCE, period: str = "2023/24", precision: str = "0"
) -> Quantity:
    value, half = Fraction(number), Fraction(precision) / 2
    return Quantity(
        value=value,
        low=value - half,
        high=value + half,
        unit=unit,
        lineage=Given("offences", (label or number,), label=label),
        written=Decimal(number),
        period=parse_period(period),
    )


def working(quantity: Quantity) -> str | None:
    return write_working(quantity, HOUSE)


YORKSHIRE = {
    "North Yorkshire": "557",
    "West Yorkshire": "2301",
    "South Yorkshire": "1249",
    "Humberside": "693",
}


def region(*, labels: bool, complete: bool = True) -> Quantity:
    rows = tuple(recorded(number, label if labels else "") for label, number in YORKSHIRE.items())
    return total_of(rows, place="Yorkshire and the Humber", complete=complete)


def test_a_figure_from_a_record_has_no_working() -> None:
    assert working(recorded("1249")) is None


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ("per_day", "1,249 offences ÷ 366 days = 3.41 a day"),
        ("per_week", "1,249 offences ÷ 366 days × 7 = 23.9 a week"),
        ("per_hour", "1,249 offences ÷ 366 days ÷ 24 = 0.142 an hour"),
        ("per_month", "1,249 offences ÷ 12 months = 104.1 a month"),
        ("per_year", "1,249 offences ÷ 12 months × 12 = 1,249 a year"),
        ("every", "366 days ÷ 1,249 offences = one every 7.03 hours"),
    ],
)
def test_a_rate_shows_the_real_days_or_months_of_its_period(rate: str, text: str) -> None:
    assert working(getattr(recorded("1249"), rate)) == text


def test_a_period_of_one_day_or_month_is_singular() -> None:
    assert working(recorded("5", period="2024-06-01..2024-06-01").per_day) == "5 offences ÷ 1 day = 5 a day"
    assert working(recorded("1", period="2024-06").per_month) == "1 offence ÷ 1 month = 1 a month"
    assert working(recorded("38685").every) == "366 days ÷ 38,685 offences = one every 13.6 minutes"


def test_money_has_pence() -> None:
    assert working(recorded("1249", unit=POUND).per_day) == "£1,249 ÷ 366 days = £3.41 a day"


def test_large_results_are_in_millions() -> None:
    assert working(recorded("450000001").per_day) == "450,000,001 offences ÷ 366 days = 1.23 million a day"


def test_a_sum_names_its_rows_where_they_have_names() -> None:
    assert working(region(labels=False)) == "557 + 2,301 + 1,249 + 693 = 4,800 offences"
    assert working(region(labels=True)) == (
        "North Yorkshire 557 + West Yorkshire 2,301 + South Yorkshire 1,249 + Humberside 693 = 4,800 offences"
    )


def test_a_sum_of_many_rows_does_not_name_them() -> None:
    rows = tuple(recorded(str(number), f"Force {number}") for number in range(10, 19))

    assert working(total_of(rows, place=None, complete=True)) == (
        "10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 = 126 offences"
    )


def test_a_sum_of_very_many_rows_shows_the_first_and_the_last() -> None:
    rows = tuple(recorded(str(number)) for number in range(1, 101))
    total = total_of(rows, place=None, complete=True)

    assert working(total) == "1 + 2 + 3 + … + 100 (100 figures) = 5,050 offences"


def test_a_sum_of_one_row_is_that_row() -> None:
    assert working(total_of((recorded("557"),), place=None, complete=True)) is None


def test_a_sum_with_parts_missing_says_at_least() -> None:
    known = region(labels=False, complete=False)

    assert working(known) == "557 + 2,301 + 1,249 + 693 = at least 4,800 offences"
    assert working(known.per_day) == (
        "557 + 2,301 + 1,249 + 693 = at least 4,800 offences; 4,800 offences ÷ 366 days = at least 13.1 a day"
    )
    week = working(known.per_week)
    assert week is not None
    assert week.endswith("4,800 offences ÷ 366 days × 7 = at least 91.8 a week"), "91.803"
    month = working(total_of((recorded("3567"), recorded("5")), place=None, complete=False).per_day)
    assert month is not None
    assert month.endswith("= at least 9.75 a day"), "9.7596 is not rounded up"


def test_money_published_rounded_has_pence_at_both_ends() -> None:
    text = working(recorded("1000", unit=POUND, precision="100").per_day)

    assert text == (
        "£1,000 ÷ 366 days = £2.73 a day (between £2.59 and £2.87, because a published figure is rounded)"
    )


def test_steps_stand_in_the_order_in_which_they_are_needed() -> None:
    share = recorded("2301").share_of(region(labels=False))

    assert working(share) == "557 + 2,301 + 1,249 + 693 = 4,800 offences; 2,301 ÷ 4,800 = 47.9 per cent"


def test_a_step_that_two_others_need_stands_once() -> None:
    whole = region(labels=False)
    twice = recorded("2301").share_of(whole).minus(recorded("1249").share_of(whole))

    assert working(twice) == (
        "557 + 2,301 + 1,249 + 693 = 4,800 offences; 2,301 ÷ 4,800 = 47.9 per cent; "
        "1,249 ÷ 4,800 = 26.0 per cent; 47.9 per cent − 26.0 per cent = 21.9 percentage points"
    )


def test_differences_keep_their_unit() -> None:
    before = recorded("25", unit=PERCENT, period="2022/23")
    after = recorded("30", unit=PERCENT)

    assert working(recorded("2301").minus(recorded("1249"))) == "2,301 − 1,249 = 1,052 offences"
    assert working(after.minus(before, across_periods=True)) == (
        "30 per cent − 25 per cent = 5 percentage points"
    )


def test_a_number_below_nought_stands_in_brackets() -> None:
    loss = recorded("-5", unit=POUND)

    assert working(recorded("3", unit=POUND).minus(loss)) == "£3 − (−£5) = £8"


def test_changes_say_rise_or_fall() -> None:
    before, after = recorded("1100", period="2022/23"), recorded("1249", "")
    after = replace(after, lineage=before.lineage)

    assert working(after.change_from(before)) == "(1,249 − 1,100) ÷ 1,100 = a rise of 13.5 per cent"
    fell = replace(before, value=Fraction(1100), period=parse_period("2024/25")).change_from(after)
    assert working(fell) == "(1,100 − 1,249) ÷ 1,249 = a fall of 11.9 per cent"
    still = replace(before, period=parse_period("2024/25")).change_from(before)
    assert working(still) == "(1,100 − 1,100) ÷ 1,100 = no change"


def test_multiples_and_rates_for_a_population() -> None:
    rate = recorded("38685").per_population(recorded("60238000", unit=PERSON))

    assert working(recorded("2301").times(recorded("1249"))) == "2,301 ÷ 1,249 = 1.84 times"
    assert working(rate) == ("38,685 offences ÷ 60,238,000 people × 100,000 = 64.2 per 100,000 people")


def test_large_amounts_lie_between_whole_pounds() -> None:
    funds = recorded("1260000000", unit=POUND, precision="10000000")

    assert (working(funds.per_day) or "").endswith(
        "= £3.44 million a day (between £3,428,961 and £3,456,285, because a published figure is rounded)"
    )


def test_a_part_of_a_base_says_between_what_it_lies() -> None:
    half = replace(recorded("50", unit=PERCENT, precision="1"), base=recorded("7338"))

    assert working(half.of_base) == (
        "50 per cent of 7,338 = 3,669 offences (between 3,632 and 3,706, because a published figure is rounded)"
    )


def test_shares_published_rounded_add_up_with_their_margins() -> None:
    rows = tuple(recorded(n, name, unit=PERCENT, precision="1") for name, n in (("A", "11"), ("B", "7")))

    assert working(total_of(rows, place=None, complete=True)) == (
        "A 11 per cent + B 7 per cent = 18 per cent "
        "(between 17 and 19 per cent, because a published figure is rounded)"
    )


def test_the_margin_of_an_average_time_is_left_out() -> None:
    text = working(recorded("1000", precision="100").every)

    assert text == "366 days ÷ 1,000 offences = one every 8.78 hours"


def test_the_settings_choose_the_sign_for_per_cent() -> None:
    share = recorded("1").share_of(recorded("3"))

    assert write_working(share, Settings(percent="%")) == "1 ÷ 3 = 33.3%"
