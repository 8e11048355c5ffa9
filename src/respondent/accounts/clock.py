"""The time, as it is passed in and as it is kept: always the server's own, in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present time, with its time zone."""

_START = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def utc_now() -> datetime:
    """The server's time in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> int:
    """A time as it is kept: whole microseconds since 1970. A time without a time zone raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone says nothing")
    return (moment - _START) // _TICK


def moment(kept: int) -> datetime:
    """A kept time, in UTC."""
    return _START + kept * _TICK
