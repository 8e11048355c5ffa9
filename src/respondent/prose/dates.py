"""Dates and times as British readers write them, whatever the machine's language."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_month(day: date) -> str:
    """June 2024."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def write_date(day: date) -> str:
    """18 February 2025."""
    return f"{day.day} {write_month(day)}"


def write_weekday(day: date) -> str:
    """Tuesday 18 February 2025."""
    return f"{_WEEKDAYS[day.weekday()]} {write_date(day)}"


def write_moment(moment: datetime) -> str:
    """00:01 on Tuesday 18 February 2025; the time is as given, without its zone."""
    return f"{moment.hour:02}:{moment.minute:02} on {write_weekday(moment)}"
