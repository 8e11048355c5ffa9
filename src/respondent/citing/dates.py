"""Dates as notes write them: 18 February 2025, October 2024, 2024."""

from __future__ import annotations

from calendar import month_name
from datetime import date

from respondent.model.evidence import PartialDate


def day(moment: date) -> str:
    """A day in full: 18 February 2025."""
    return f"{moment.day} {month_name[moment.month]} {moment.year}"


def as_known(moment: PartialDate | None) -> str | None:
    """A date as precisely as it is known."""
    if moment is None:
        return None
    return " ".join(filter(None, (within_year(moment), str(moment.year))))


def within_year(moment: PartialDate | None) -> str | None:
    """The day and month, or the month, without the year; None where only the year is known."""
    if moment is None or moment.month is None:
        return None
    month = month_name[moment.month]
    return f"{moment.day} {month}" if moment.day else month
