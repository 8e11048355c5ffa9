"""Periods and their real days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.period import (
    Period,
    PeriodFormError,
    PeriodKind,
    academic_year,
    calendar_year,
    days_between,
    financial_year,
    instant,
    month,
    parse_period,
    quarter,
    year_ending,
)

YEARS = st.integers(1900, 2198)
NUMBERS = st.integers(1, 12)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PERIODS = st.one_of(
    st.builds(financial_year, YEARS),
    st.builds(calendar_year, YEARS),
    st.builds(academic_year, YEARS),
    st.builds(quarter, YEARS, st.integers(1, 4)),
    st.builds(year_ending, YEARS, NUMBERS),
    st.builds(month, YEARS, NUMBERS).filter(lambda p: p.first.month != (p.first.year + 1) % 100),
    st.builds(lambda day, length: days_between(day, day + timedelta(length)), DAYS, st.integers(0, 900)),
    st.builds(instant, DAYS),
)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "days", "months"),
    [
        ("2023/24", PeriodKind.FINANCIAL_YEAR, "2023-04-01", "2024-03-31", 366, 12),
        ("2022/23", PeriodKind.FINANCIAL_YEAR, "2022-04-01", "2023-03-31", 365, 12),
        ("1999/00", PeriodKind.FINANCIAL_YEAR, "1999-04-01", "2000-03-31", 366, 12),
        ("2024", PeriodKind.CALENDAR_YEAR, "2024-01-01", "2024-12-31", 366, 12),
        ("2024-06", PeriodKind.MONTH, "2024-06-01", "2024-06-30", 30, 1),
        ("2024-02", PeriodKind.MONTH, "2024-02-01", "2024-02-29", 29, 1),
        ("2024-Q2", PeriodKind.QUARTER, "2024-04-01", "2024-06-30", 91, 3),
        ("academic 2023/24", PeriodKind.ACADEMIC_YEAR, "2023-09-01", "2024-08-31", 366, 12),
        ("year ending 2024-06", PeriodKind.YEAR_ENDING, "2023-07-01", "2024-06-30", 366, 12),
        ("year ending 2023-12", PeriodKind.YEAR_ENDING, "2023-01-01", "2023-12-31", 365, 12),
        ("2024-01-01..2024-06-30", PeriodKind.RANGE, "2024-01-01", "2024-06-30", 182, 6),
        ("2024-01-15..2024-02-14", PeriodKind.RANGE, "2024-01-15", "2024-02-14", 31, None),
        ("2024-01-01..2024-01-30", PeriodKind.RANGE, "2024-01-01", "2024-01-30", 30, None),
        ("at 2024-03-31", PeriodKind.INSTANT, "2024-03-31", "2024-03-31", 0, None),
    ],
)
def test_every_form_of_a_record_has_its_real_days(
    text: str, kind: PeriodKind, first: str, last: str, days: int, months: int | None
) -> None:
    period = parse_period(text)

    assert period == Period(kind, date.fromisoformat(first), date.fromisoformat(last))
    assert (period.days, period.months) == (days, months)
    assert str(period) == text


def test_spaces_around_and_within_do_not_matter() -> None:
    assert parse_period("  year   ending 2024-06 ") == year_ending(2024, 6)
    assert parse_period("2024-01-01 .. 2024-06-30") == days_between(date(2024, 1, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2023-24", "“2023-24” could be a month or a financial year: for the year, write 2023/24."),
        ("2023–24", "“2023–24” could be a month or a financial year: for the year, write 2023/24."),
        ("1999-00", "“1999-00” could be a month or a financial year: for the year, write 1999/00."),
        ("2011-12", "for the year, write 2011/12; for the month, 2011-12-01..2011-12-31."),
        ("2023/2024", "“2023/2024” is not how a financial year is written: write 2023/24."),
        ("2023-2024", "“2023-2024” is not how a financial year is written: write 2023/24."),
        ("2023/25", "“2023/25” is not one year: 2023/24 would be."),
        ("academic 2023/23", "“2023/23” is not one year: 2023/24 would be."),
        ("2023-13", "“2023-13” is not a period: write 2023/24 (financial year), 2024,"),
        ("year ending 2024-13", "“year ending 2024-13” names a day or month that does not exist."),
        ("at 2023-02-29", "names a day or month that does not exist."),
        ("2024-06-30..2024-01-01", "The period ends on 2024-01-01, before it begins on 2024-06-30."),
        ("at 0000-01-01", "names a day or month that does not exist."),
        ("", "“” is not a period"),
        ("last year", "“last year” is not a period"),
        ("2024-q2", "“2024-q2” is not a period"),
        ("20٢٤", "is not a period"),
        ("2024-05-01..2024-06-٣٠", "is not a period"),
    ],
)
def test_what_is_no_period_is_refused_with_the_right_form(text: str, says: str) -> None:
    with pytest.raises(PeriodFormError) as caught:
        parse_period(text)
    assert says in str(caught.value)


def test_only_a_month_that_looks_like_a_year_is_refused() -> None:
    assert parse_period("2011-11") == month(2011, 11)
    assert parse_period("2012-12") == month(2012, 12)
    assert parse_period("2010-12") == month(2010, 12)


@given(PERIODS)
def test_what_a_period_prints_is_read_back_as_it(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(st.text(alphabet="0123456789-/.– Qatyearndigcm٢", max_size=24))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = parse_period(text)
    except PeriodFormError:
        return
    assert period.first <= period.last


@given(PERIODS)
def test_whole_months_have_28_to_31_days_each(period: Period) -> None:
    if period.months is not None:
        assert 28 * period.months <= period.days <= 31 * period.months


def test_the_same_days_may_have_two_names() -> None:
    assert parse_period("2023/24").same_days(parse_period("year ending 2024-03"))
    assert not parse_period("2023/24").same_days(parse_period("2022/23"))
    assert not parse_period("2024-03-31..2024-03-31").same_days(parse_period("at 2024-03-31"))


def test_counts_are_comparable_over_as_many_months_or_days() -> None:
    def alike(one: str, other: str) -> bool:
        return parse_period(one).same_length(parse_period(other))

    assert alike("2023/24", "2022/23"), "366 days and 365"
    assert alike("2024-Q1", "2024-Q2")
    assert alike("2024-01-10..2024-01-19", "2024-02-10..2024-02-19")
    assert alike("at 2024-03-31", "at 2023-03-31")
    assert not alike("2023/24", "2024-Q1")
    assert not alike("2024-03-31..2024-03-31", "at 2024-03-31")
    assert not alike("2024-01-10..2024-01-19", "2024-02")


def test_a_long_text_that_is_no_period_is_shown_cut() -> None:
    with pytest.raises(PeriodFormError, match=r"“x{40}…” is not a period") as refused:
        parse_period("x" * 100_000)
    assert len(str(refused.value)) < 300
