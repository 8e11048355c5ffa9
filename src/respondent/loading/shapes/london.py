"""The clock in London, where the deadlines and embargoes of this work run, summer time included.

On the last Sunday of March an hour of the night does not exist, and on that of October one exists twice: the first
time as British Summer Time (BST), the second as Greenwich Mean Time (GMT).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from respondent.loading.shapes.reading import Refused

CLOCK = re.compile(r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::00)?(?: (?P<zone>BST|GMT))?")
"""A time of the day, with the name of the clock where it matters."""


@lru_cache(maxsize=1)
def london() -> ZoneInfo:
    """The time in London, summer time included."""
    return ZoneInfo("Europe/London")


def at_london(day: date, found: re.Match[str]) -> datetime:
    """The moment that a time of `CLOCK` is on a day. Raises Refused where there is none, or there are two."""
    written = f"{found['hour']}:{found['minute']}"
    try:
        first = datetime(
            day.year, day.month, day.day, int(found["hour"]), int(found["minute"]), tzinfo=london()
        )
    except ValueError:
        raise Refused(f"there is no time “{written}”.", "Times run from 00:00 to 23:59.") from None
    second = first.replace(fold=1)
    if not _exists(first):
        raise Refused(
            f"there is no {written} on {day.isoformat()}: the clocks go forward, from 01:00 to 02:00.",
            "Look the time up again.",
        )
    zone = found["zone"]
    if zone is not None:
        named = [moment for moment in (first, second) if moment.tzname() == zone]
        if not named:
            raise Refused(
                f"the clock in London does not show {zone} at {written} on {day.isoformat()}.",
                f"Write {written} alone, or {first.tzname()} after it.",
            )
        return named[0]
    if first.utcoffset() != second.utcoffset():
        raise Refused(
            f"there are two {written} on {day.isoformat()}: the clocks go back, from 02:00 to 01:00.",
            f"Write {written} BST for the first, {written} GMT for the second.",
        )
    return first


def end_of(day: date) -> datetime:
    """The midnight with which a day ends."""
    following = day + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=london())


def _exists(moment: datetime) -> bool:
    """Whether the clock shows the moment: one that is left out comes back from UTC as another."""
    return moment.astimezone(UTC).astimezone(london()).replace(tzinfo=None) == moment.replace(tzinfo=None)
