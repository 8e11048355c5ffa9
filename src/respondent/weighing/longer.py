"""Totals over time: the year that four quarters make, the half-year of six months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from respondent.errors import ArithmeticRefusedError
from respondent.model.addition import sum_of
from respondent.model.period import (
    Period,
    PeriodKind,
    academic_year,
    calendar_year,
    days_between,
    financial_year,
)
from respondent.model.unit import Nature
from respondent.weighing.candidate import Candidate, Kind

_SHORT = (PeriodKind.MONTH, PeriodKind.QUARTER)
_YEAR = 12
_YEARS = {1: calendar_year, 4: financial_year, 9: academic_year}
_HALF = 6
_HALVES = (1, 7)
_MOST = 400


def longer_totals(rows: Iterable[Candidate]) -> Iterator[Candidate]:
    """The sums of rows that follow on each other in time and make a year or half a calendar year, nothing
    missing.
    """
    counted = [row for row in rows if _is_countable(row)]
    if len(counted) > _MOST * _YEAR:
        return

    def series(row: Candidate) -> list[str]:
        return sorted(f"{name.facet}={name.value}" for name in row.needs | row.groups)

    for _, found in groupby(sorted(counted, key=series), key=series):
        in_time = sorted(found, key=lambda row: _period(row).first)
        for first in range(len(in_time)):
            yield from _from(in_time[first:])


def _is_countable(row: Candidate) -> bool:
    quantity = row.quantity
    countable = quantity.unit.nature in (Nature.COUNT, Nature.MONEY) and quantity.per is None
    return countable and quantity.period is not None and quantity.period.kind in _SHORT


def _period(row: Candidate) -> Period:
    if row.quantity.period is None:
        raise TypeError(row)
    return row.quantity.period


def _from(rows: Sequence[Candidate]) -> Iterator[Candidate]:
    """The totals that begin with the first of these rows."""
    start = _period(rows[0]).first
    parts: list[Candidate] = []
    for row in rows:
        if parts and _period(row).first != _period(parts[-1]).last + timedelta(days=1):
            return
        parts.append(row)
        period = _named(start, _period(row).last)
        if period is not None and (total := _total(parts, period)) is not None:
            yield total
        if (days_between(start, _period(row).last).months or 0) >= _YEAR:
            return


def _named(first: date, last: date) -> Period | None:
    """The year or half-year from one day to another, if it is one that people speak of."""
    span = days_between(first, last)
    if span.months == _YEAR and first.month in _YEARS:
        return _YEARS[first.month](first.year)
    return span if span.months == _HALF and first.month in _HALVES else None


def _total(parts: Sequence[Candidate], period: Period) -> Candidate | None:
    try:
        whole = sum_of(tuple(part.quantity for part in parts))
    except ArithmeticRefusedError:
        return None
    return replace(
        parts[0],
        quantity=replace(whole, period=period),
        kind=Kind.TOTAL,
        references=tuple(reference for part in parts for reference in part.references),
        parts=len(parts),
    )
