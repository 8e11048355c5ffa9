"""Whether the time in a text is that of a figure of the evidence."""

from __future__ import annotations

from respondent.model.period import Period, PeriodKind
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context


def period_fits(candidate: Candidate, context: Context) -> bool:
    """Whether the text's period, if its own sentence has one, is the candidate's."""
    own = candidate.quantity.period
    if not context.period_is_own or context.period is None or own is None:
        return True
    return same_time(context.period, own) or _is_asked_then(candidate, context.period, own)


def _is_asked_then(candidate: Candidate, period: Period, own: Period) -> bool:
    """Whether a text gives the weeks in which a survey was done whose figure is of the year."""
    survey = candidate.kind is Kind.SAMPLE or candidate.quantity.survey is not None
    return survey and own.first <= period.first and period.last <= own.last


def is_of_another_year(candidate: Candidate, context: Context) -> bool:
    """Whether "the year before" is likely to be another than the candidate's."""
    own = candidate.quantity.period
    if context.period_is_own or context.period is None or own is None or context.relative is None:
        return False
    return not same_time(context.period, own)


def same_time(one: Period, other: Period) -> bool:
    """Whether two periods are the same days, or are written alike; a moment lies in a period.

    "2023/24" may be a financial year or an academic one.
    """
    if one.same_days(other):
        return True
    if {one.kind, other.kind} == {PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR}:
        return one.first.year == other.first.year
    if one.is_stock or other.is_stock:
        return one.first <= other.last and other.first <= one.last
    return False
