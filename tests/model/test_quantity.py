"""Exact arithmetic that remembers where figures come from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.errors import ArithmeticRefusedError
from respondent.model.lineage import Derived, Given, Operation, leaves
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity, total_of
from respondent.model.survey import Survey
from respondent.model.unit import INDEX, PERCENT, POINT, POUND, TIMES, Nature, Per, Unit

OFFENCE = Unit("offence", "offences")
PERSON = Unit("person", "people")
SURVEY = Survey("adults", 2416, interval=(Fraction(30), Fraction(34)))


def figure(
    number: str | Fraction,
    record: str = "offences",
    *,
    unit: Unit = OFFENCE,
    period: str | None = "2023/24",
    place: str | None = None,
    row: tuple[str, ...] = (),
    half: str | Fraction = "0",
    base: Quantity | None = None,
) -> Quantity:
    value = Fraction(number)
    return Quantity(
        value=value,
        low=value - Fraction(half),
        high=value + Fraction(half),
        unit=unit,
        lineage=Given(record, row),
        written=Decimal(1),
        period=parse_period(period) if period else None,
        place=place,
        base=base,
    )


def force(number: str, name: str) -> Quantity:
    return figure(number, "forces", row=(name,), place=name)


def ends(quantity: Quantity) -> tuple[Fraction | int, Fraction | int, Fraction | int]:
    return quantity.low, quantity.value, quantity.high


def test_a_value_lies_in_its_interval() -> None:
    with pytest.raises(ValueError, match="does not lie between"):
        Quantity(value=Fraction(5), low=Fraction(6), high=Fraction(7), unit=OFFENCE, lineage=Given("a"))


def test_only_a_value_without_interval_and_with_all_its_parts_is_exact() -> None:
    assert figure("5").is_exact
    assert not figure("50", half="0.5").is_exact
    assert not replace(figure("5"), at_least=True).is_exact


# Rates


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        ("per_hour", Fraction(1249, 366 * 24)),
        ("per_day", Fraction(1249, 366)),
        ("per_week", Fraction(1249 * 7, 366)),
        ("per_month", Fraction(1249, 12)),
        ("per_year", Fraction(1249)),
    ],
)
def test_a_rate_is_over_the_real_days_or_months_of_its_period(rate: str, value: Fraction) -> None:
    made: Quantity = getattr(figure("1249"), rate)

    assert made.value == value
    assert made.is_exact
    assert made.is_derived
    assert made.per is not None
    assert made.per.unit.singular == rate.removeprefix("per_")
    assert made.written is None


def test_a_week_is_seven_days_and_not_a_52nd_of_a_year() -> None:
    assert 23 < figure("1249").per_week.value < 24
    assert figure("1249").value / 52 > 24


def test_a_rate_of_what_was_published_rounded_is_an_interval() -> None:
    assert ends(figure("366", half="36.6").per_day) == (Fraction(9, 10), 1, Fraction(11, 10))


def test_a_quarter_has_a_yearly_rate_and_a_fortnight_has_none() -> None:
    assert figure("300", period="2024-Q2").per_year.value == 1200
    with pytest.raises(ArithmeticRefusedError, match="“offences” is not about whole months"):
        _ = figure("3", period="2024-01-01..2024-01-14").per_month


def test_the_time_between_two_is_in_the_unit_that_fits() -> None:
    between = figure("38685").every

    assert between.unit.singular == "minute"
    assert between.value == Fraction(366 * 1440, 38685)
    assert figure("192").every.value == Fraction(366, 192)
    assert ends(figure("366", half="183").every) == (Fraction(2, 3), 1, 2)


@pytest.mark.parametrize(
    ("quantity", "says"),
    [
        (figure("5", period="at 2024-03-31"), "“offences” was counted at one moment (2024-03-31)."),
        (figure("5", period=None), "“offences” has no period."),
        (figure("50", unit=PERCENT), "“offences” is a percentage. Only a count or an amount of money has"),
        (figure("104", unit=INDEX), "“offences” is an index number."),
        (figure("1249").per_day, "“offences” is a rate already."),
    ],
)
def test_what_has_no_rate_is_refused(quantity: Quantity, says: str) -> None:
    for rate in ("per_day", "every"):
        with pytest.raises(ArithmeticRefusedError) as caught:
            getattr(quantity, rate)
        assert str(caught.value).startswith(says)


@pytest.mark.parametrize(
    ("quantity", "says"),
    [
        (figure("5", unit=POUND), "is an amount of money"),
        (figure("0"), "is nought, or may be"),
        (figure("5", half="5"), "is nought, or may be"),
        (replace(figure("5"), at_least=True), "is a sum with parts missing"),
    ],
)
def test_there_is_no_time_between_these(quantity: Quantity, says: str) -> None:
    with pytest.raises(ArithmeticRefusedError, match=says):
        _ = quantity.every


def test_a_rate_for_a_population_is_per_hundred_thousand() -> None:
    people = figure("60000000", "population", unit=PERSON, half="10000000", period="2023")
    rate = figure("38685").per_population(people)

    assert rate.value == Fraction(38685 * 100_000, 60_000_000)
    assert rate.low == Fraction(38685 * 100_000, 70_000_000)
    assert rate.high == Fraction(38685 * 100_000, 50_000_000)
    assert rate.per == Per(PERSON, 100_000)


@pytest.mark.parametrize(
    "population",
    [
        figure("0", "population", unit=PERSON),
        figure("50", "population", unit=PERCENT),
        replace(figure("50", "population", unit=PERSON), at_least=True),
        figure("50", "population", unit=PERSON).per_day,
    ],
)
def test_what_is_no_whole_count_is_no_population(population: Quantity) -> None:
    with pytest.raises(ArithmeticRefusedError, match="“population” is no population"):
        figure("5").per_population(population)


def test_a_fall_for_a_population_keeps_its_ends_in_order() -> None:
    people = figure("1000", "population", unit=PERSON, half="100")
    fewer = (figure("5", "a") - figure("15", "b")).per_population(people, per=99)

    assert ends(fewer) == (Fraction(-11, 10), Fraction(-99, 100), Fraction(-9, 10))


def test_a_rate_is_for_the_same_place_and_for_a_number_of_people() -> None:
    people = figure("500", "population", unit=PERSON, place="Wales")

    with pytest.raises(
        ArithmeticRefusedError, match="“forces#Gwent” is about Gwent, “population” about Wales"
    ):
        force("5", "Gwent").per_population(people)
    with pytest.raises(ArithmeticRefusedError, match="cannot be given per 0"):
        figure("5").per_population(people, per=0)


# Sums


def test_a_sum_has_the_ends_of_its_parts_and_names_its_places() -> None:
    total = force("557", "North Yorkshire") + force("693", "Humberside") + force("1249", "South Yorkshire")

    assert ends(total) == (2499, 2499, 2499)
    assert total.place == "North Yorkshire, Humberside and South Yorkshire"
    assert [leaf.row[0] for leaf in leaves(total.lineage)] == [
        "North Yorkshire",
        "Humberside",
        "South Yorkshire",
    ]
    assert isinstance(total.lineage, Derived)
    assert len(total.lineage.operands) == 3, "a sum of a sum is one sum"


def test_a_sum_keeps_only_what_its_parts_say_alike() -> None:
    one = replace(force("5", "Gwent"), measure="recorded", dimensions=(("region", "Wales"), ("code", "W2")))
    other = replace(
        force("7", "Dyfed"), dimensions=(("region", "Wales"), ("code", "W4")), break_in_series=True
    )
    total = one + other

    assert total.dimensions == (("region", "Wales"),)
    assert total.measure is None
    assert total.break_in_series


def test_two_names_of_the_same_days_are_one_period() -> None:
    one = force("5", "Gwent")
    other = replace(force("7", "Dyfed"), period=parse_period("year ending 2024-03"))

    assert (one + other).period == one.period


def test_a_group_that_is_not_complete_bears_at_least() -> None:
    rows = (force("964", "South Wales"), force("503", "Gwent"))

    assert total_of(rows, place="Wales", complete=False).at_least
    assert not total_of(rows, place="Wales", complete=True).at_least
    assert total_of(rows, place="Wales", complete=True).place == "Wales"


def test_there_is_no_total_of_nothing_or_of_rates() -> None:
    with pytest.raises(ArithmeticRefusedError, match="nothing to add up"):
        total_of((), place=None, complete=True)
    with pytest.raises(ArithmeticRefusedError, match="they are rates"):
        total_of((force("964", "South Wales").per_day,), place=None, complete=True)


def test_shares_of_one_whole_are_added_up_to_all_of_it() -> None:
    known = figure("7338", "known")
    shares = [
        figure(number, "platforms", unit=PERCENT, row=(name,), half="0.5", base=known)
        for name, number in (("Instagram", "11"), ("Facebook", "7"), ("Snapchat", "50"))
    ]

    assert ends(shares[0] + shares[1] + shares[2]) == (Fraction("66.5"), 68, Fraction("69.5"))
    with pytest.raises(ArithmeticRefusedError, match="come to more than 100 per cent"):
        total_of(
            (shares[2], replace(shares[2], lineage=Given("platforms", ("All",))), shares[0]),
            place=None,
            complete=True,
        )


# Differences, shares, changes, multiples


def test_a_difference_of_percentages_is_in_points() -> None:
    before = figure("25", "before", unit=PERCENT, period="2022/23", half="0.5")
    difference = figure("30", "after", unit=PERCENT, half="0.5").minus(before, across_periods=True)

    assert difference.unit == POINT
    assert ends(difference) == (4, 5, 6)


def test_a_difference_of_two_periods_has_no_rate() -> None:
    difference = figure("9", "a").minus(figure("5", "b", period="2022/23"), across_periods=True)

    assert (figure("9", "a") - figure("5", "b")).period is not None
    with pytest.raises(ArithmeticRefusedError, match="has no period"):
        _ = difference.per_day


def test_a_difference_of_two_places_has_no_place() -> None:
    assert (force("9", "Gwent") - force("5", "Dyfed")).place is None
    assert (force("9", "Gwent") - figure("5", "b", place="Gwent")).place == "Gwent"


def test_a_share_is_in_per_cent_of_its_whole() -> None:
    whole = figure("4800", "region")
    share = force("2301", "West Yorkshire").share_of(whole)

    assert share.value == Fraction(230100, 4800)
    assert (share.unit, share.base) == (PERCENT, whole)
    assert figure("7338", half="10").share_of(figure("7338", "b", half="10")).high == 100


def test_a_share_of_rows_added_up_is_of_a_part_of_them() -> None:
    north = total_of(
        (force("2301", "West Yorkshire"), force("1249", "South Yorkshire")), place="North", complete=True
    )
    assert force("1249", "South Yorkshire").share_of(north).value == Fraction(124900, 3550)
    assert north.share_of(north).value == 100
    with pytest.raises(
        ArithmeticRefusedError, match="“forces#Gwent” is not among what was added up"
    ) as refused:
        force("503", "Gwent").share_of(north)
    assert "the group that it belongs to" in refused.value.remedy
    assert figure("503", "gwent").share_of(north).value == Fraction(
        50300, 3550
    )  # another record: nothing is known
    assert force("503", "Gwent").share_of(force("3550", "England and Wales")).value == Fraction(50300, 3550)


@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [
        (figure("5"), figure("0", "b"), "“b” is nought or has parts missing"),
        (figure("5"), replace(figure("9", "b"), at_least=True), "“b” is nought or has parts missing"),
        (figure("9"), figure("5", "b"), "“offences” is larger than “b”"),
        (figure("-1", unit=POUND), figure("5", "b", unit=POUND), "“offences” is below nought"),
        (figure("5", unit=PERCENT), figure("9", "b", unit=PERCENT), "“offences” is a percentage"),
        (figure("5"), figure("9", "b", period="2022/23"), "the second about 2022/23"),
    ],
)
def test_what_is_no_part_of_the_whole_is_refused(part: Quantity, whole: Quantity, says: str) -> None:
    with pytest.raises(ArithmeticRefusedError, match=says):
        part.share_of(whole)


def test_a_change_is_in_per_cent_of_the_earlier_figure_and_below_nought_for_a_fall() -> None:
    before, after = figure("800", "a", period="2022/23"), figure("600", "b")

    assert after.change_from(before).value == -25
    assert after.change_from(before).is_change
    assert after.change_from(before).is_movement
    assert ends(replace(after, low=Fraction(500)).change_from(before)) == (Fraction("-37.5"), -25, -25)


def test_a_fall_cannot_be_made_a_rise_by_naming_the_years_the_wrong_way_round() -> None:
    before, after = figure("800", "a", period="2022/23"), figure("600", "b")

    with pytest.raises(ArithmeticRefusedError) as caught:
        before.change_from(after)
    assert str(caught.value) == (
        "“b” (2023/24) is not about a time before “a” (2022/23). "
        "Write later.change_from(earlier); to compare two things of one period, write a.times(b)."
    )
    with pytest.raises(ArithmeticRefusedError, match="“c” has no period"):
        after.change_from(figure("5", "c", period=None))
    with pytest.raises(ArithmeticRefusedError, match="“c” has no period"):
        figure("5", "c", period=None).change_from(before)


def test_percentages_change_by_points() -> None:
    before = figure("25", "a", unit=PERCENT, period="2022/23")

    with pytest.raises(ArithmeticRefusedError, match="percentage points"):
        figure("30", "b", unit=PERCENT).change_from(before)


def test_a_multiple_is_a_pure_number() -> None:
    ratio = force("1249", "South Yorkshire").times(force("557", "North Yorkshire"))

    assert ratio.value == Fraction(1249, 557)
    assert ratio.unit == TIMES
    assert not ratio.is_movement
    assert not figure("4", "b", period=None).times(figure("2", "a", period=None)).is_movement
    assert figure("4", "b").times(figure("2", "a", period="2022/23")).is_movement


def test_rates_of_periods_of_other_lengths_may_be_compared() -> None:
    quarter, year = figure("300", "quarter", period="2024-Q2"), figure("1249", "year")

    assert quarter.per_day.times(year.per_day).value == Fraction(300, 91) / Fraction(1249, 366)
    with pytest.raises(ArithmeticRefusedError, match="are not equally long"):
        quarter.times(year)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (figure("5"), figure("0", "b"), "“b” is nought, or may be"),
        (figure("-5", unit=POUND), figure("5", "b", unit=POUND), "“offences” is below nought"),
        (replace(figure("5"), at_least=True), figure("5", "b"), "the sum over “offences” has parts missing"),
        (figure("5"), replace(figure("5", "b"), at_least=True), "the sum over “b” has parts missing"),
    ],
)
def test_nothing_is_a_multiple_of_what_may_be_nought_or_is_not_all_known(
    one: Quantity, other: Quantity, says: str
) -> None:
    with pytest.raises(ArithmeticRefusedError, match=says):
        one.times(other)


def test_a_part_of_a_base_is_a_count_again() -> None:
    half = figure("50", "snapchat", unit=PERCENT, half="0.5", base=figure("7338", "known"))

    assert ends(half.of_base) == (Fraction("3632.31"), 3669, Fraction("3705.69"))
    assert half.of_base.unit == OFFENCE
    with pytest.raises(ArithmeticRefusedError, match="“known” is not a percentage with a base"):
        _ = figure("7338", "known").of_base
    with pytest.raises(ArithmeticRefusedError, match="“x” is not a percentage with a base"):
        _ = figure("7", "x", unit=PERCENT).of_base


def test_a_fall_turned_back_into_a_number_keeps_its_ends_in_order() -> None:
    before, after = figure("800", "a", period="2022/23", half="50"), figure("600", "b", half="50")
    lost = after.change_from(before).of_base

    assert lost.low < lost.value == -200 < lost.high


def test_a_base_that_is_not_all_known_gives_at_least() -> None:
    base = replace(figure("1000", "known"), at_least=True)

    assert figure("50", unit=PERCENT, base=base).of_base.at_least


def test_an_interval_of_a_survey_does_not_travel_to_what_is_derived() -> None:
    asked = replace(figure("32", "survey"), survey=SURVEY)
    later = replace(figure("40", "survey-2", period="2024/25"), survey=SURVEY)

    for derived in (
        asked.per_day,
        asked.every,
        asked.share_of(figure("50", "b")),
        asked.per_population(figure("500", "p", unit=PERSON)),
        asked - figure("2", "b"),
        later.change_from(asked),
        later.times(asked),
    ):
        assert derived.survey is None
        assert derived.written is None


def test_a_published_change_is_a_change_and_a_share_is_none() -> None:
    published = replace(figure("7", unit=PERCENT), lineage=Given("sessions", part="change"))

    assert published.is_change
    assert not figure("7", unit=PERCENT).is_change
    assert not published.is_derived


# Properties


COUNTS = st.fractions(min_value=1, max_value=10**6, max_denominator=50)
HALVES = st.fractions(min_value=0, max_value=Fraction(9, 10), max_denominator=20)


@given(COUNTS, HALVES, COUNTS, HALVES, st.fractions(0, 1), st.fractions(0, 1))
def test_whatever_the_values_stand_for_the_result_stands_for(
    one: Fraction, half: Fraction, other: Fraction, other_half: Fraction, at: Fraction, other_at: Fraction
) -> None:
    """Take any two values from the two intervals: what they give lies in the result's interval."""
    after = figure(one, "a", half=half)
    before = figure(other, "b", half=other_half, period="2022/23")
    here, there = (
        after.low + at * (after.high - after.low),
        before.low + other_at * (before.high - before.low),
    )
    people = replace(before, unit=PERSON)
    results = [
        (after.plus(before, across_periods=True), here + there),
        (after.minus(before, across_periods=True), here - there),
        (after.change_from(before), (here / there - 1) * 100),
        (after.times(before), here / there),
        (after.per_population(people, per=1000), here * 1000 / there),
        (after.per_week, here * 7 / 366),
    ]
    if one <= other:
        whole = replace(before, period=after.period)
        results.append((after.share_of(whole), min(here / there * 100, Fraction(100))))
        results.append((after.share_of(whole).of_base, min(here, there)))

    for result, value in results:
        assert result.low <= value <= result.high


@given(COUNTS, st.sampled_from(["per_day", "per_week", "per_month"]))
def test_rates_add_up_to_the_count(count: Fraction, rate: str) -> None:
    made: Quantity = getattr(figure(count), rate)
    times = {"per_day": Fraction(366), "per_week": Fraction(366, 7), "per_month": Fraction(12)}[rate]

    assert made.value * times == count


@given(COUNTS)
def test_the_time_between_two_and_the_count_make_the_period(count: Fraction) -> None:
    between = figure(count).every
    seconds = {"week": 604_800, "day": 86_400, "hour": 3600, "minute": 60, "second": 1}[between.unit.singular]

    assert between.value * seconds * count == 366 * 86_400


def test_natures_that_have_no_rates_have_no_shares_either() -> None:
    for nature in set(Nature) - {Nature.COUNT, Nature.MONEY}:
        unit = Unit("x", "x", nature=nature)
        with pytest.raises(ArithmeticRefusedError):
            figure("1", unit=unit).share_of(figure("2", "b", unit=unit))


def test_a_lineage_says_what_was_done_in_order() -> None:
    one, other = figure("9", "a"), figure("5", "b")

    assert one.minus(other).lineage == Derived(Operation.DIFFERENCE, (one, other))
