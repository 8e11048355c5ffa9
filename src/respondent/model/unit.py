"""What is counted or measured, and per what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What kind of number a unit makes of a value; it decides which arithmetic makes sense."""

    COUNT = "count"  # offences, sessions, people
    MONEY = "money"
    PERCENT = "per cent"  # a share or a relative change: 50 stands for 50 per cent
    POINTS = "percentage points"  # a difference of two percentages
    INDEX = "index number"
    RATIO = "ratio"  # "times as many"; a pure number
    DURATION = "duration"  # the time between events


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its plural and the other words that people use for it ("crime", "crimes")."""

    singular: str
    plural: str
    synonyms: tuple[str, ...] = ()
    nature: Nature = Nature.COUNT

    def __str__(self) -> str:
        return self.singular


PERCENT = Unit("per cent", "per cent", ("%", "percent", "percentage"), Nature.PERCENT)
POINT = Unit(
    "percentage point", "percentage points", ("point", "points", "pp", "percentage-point"), Nature.POINTS
)
POUND = Unit("pound", "pounds", ("£", "GBP"), Nature.MONEY)
INDEX = Unit("index", "index", ("index number", "index points"), Nature.INDEX)
TIMES = Unit("times", "times", ("fold",), Nature.RATIO)

MINUTE = Unit("minute", "minutes", (), Nature.DURATION)
HOUR = Unit("hour", "hours", (), Nature.DURATION)
DAY = Unit("day", "days", (), Nature.DURATION)
WEEK = Unit("week", "weeks", (), Nature.DURATION)
MONTH = Unit("month", "months", (), Nature.DURATION)
YEAR = Unit("year", "years", (), Nature.DURATION)

BUILT_IN_UNITS = (PERCENT, POINT, POUND, INDEX, TIMES, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR)


@dataclass(frozen=True, slots=True)
class Per:
    """The denominator of a rate: 1 day, 1 week, 100,000 people."""

    unit: Unit
    count: int = 1
