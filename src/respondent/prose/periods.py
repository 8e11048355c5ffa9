"""Periods as a document writes them: 2023/24, June 2024, 1 January to 30 June 2024."""

from __future__ import annotations

from respondent.model.period import Period, PeriodKind
from respondent.model.settings import YearForm
from respondent.prose.dates import MONTHS, write_date, write_month


def write_period(period: Period, form: YearForm) -> str:
    """The period in words; a financial year in the house form. No article: a template writes "the" before it."""
    match period.kind:
        case PeriodKind.FINANCIAL_YEAR:
            return _financial_year(period, form)
        case PeriodKind.CALENDAR_YEAR:
            return str(period.first.year)
        case PeriodKind.ACADEMIC_YEAR:
            return f"academic year {_two_years(period, '-' if form is YearForm.HYPHEN else '/')}"
        case PeriodKind.YEAR_ENDING:
            return f"year ending {write_month(period.last)}"
        case PeriodKind.QUARTER:
            return f"{MONTHS[period.first.month - 1]} to {write_month(period.last)}"
        case PeriodKind.MONTH:
            return write_month(period.first)
        case PeriodKind.RANGE:
            return _range(period)
        case PeriodKind.INSTANT:
            return write_date(period.first)


def _financial_year(period: Period, form: YearForm) -> str:
    match form:
        case YearForm.SLASH:
            return _two_years(period, "/")
        case YearForm.HYPHEN:
            return _two_years(period, "-")
        case YearForm.ENDING:
            return f"year ending {write_month(period.last)}"


def _two_years(period: Period, between: str) -> str:
    return f"{period.first.year}{between}{period.last.year % 100:02}"


def _range(period: Period) -> str:
    """What the two days share is written once, after the second."""
    first, last = period.first, period.last
    if first == last:
        return write_date(last)
    if first.year != last.year:
        return f"{write_date(first)} to {write_date(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {write_date(last)}"
    return f"{first.day} to {write_date(last)}"
