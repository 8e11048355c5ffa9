"""What is counted or measured, and per what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Nature(StrEnum):
    """What kind of number a unit makes of a value; it decides which arithmetic makes sense."""

    COUNT = "count"  # offences, sessions, people
    MONEY = "money"
    PERCENT = "per cent"  # a share or a relative change: 50 stands for 50 per cent
    POINTS = "percentage points"  # a difference of two percentages
    INDEX = "index number"
    RATIO = "ratio"  # "times as many"; a pure number
    DURATION = "duration"  # the time between events


KIND_OF_NUMBER: Mapping[Nature, str] = {
    Nature.COUNT: "a count",
    Nature.MONEY: "an amount of money",
    Nature.PERCENT: "a percentage",
    Nature.POINTS: "in percentage points",
    Nature.INDEX: "an index number",
    Nature.RATIO: "a ratio",
    Nature.DURATION: "a length of time",
}
"""What a figure of each nature is called in a message: "is …"."""


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

SECOND = Unit("second", "seconds", (), Nature.DURATION)
MINUTE = Unit("minute", "minutes", (), Nature.DURATION)
HOUR = Unit("hour", "hours", (), Nature.DURATION)
DAY = Unit("day", "days", (), Nature.DURATION)
WEEK = Unit("week", "weeks", (), Nature.DURATION)
MONTH = Unit("month", "months", (), Nature.DURATION)
YEAR = Unit("year", "years", (), Nature.DURATION)

BUILT_IN_UNITS = (PERCENT, POINT, POUND, INDEX, TIMES, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR)


DAYS_IN: Mapping[Unit, Fraction] = {
    SECOND: Fraction(1, 86_400),
    MINUTE: Fraction(1, 1440),
    HOUR: Fraction(1, 24),
    DAY: Fraction(1),
    WEEK: Fraction(7),
}
"""The days in a unit of time that always has the same number of them."""

MONTHS_IN: Mapping[Unit, int] = {MONTH: 1, YEAR: 12}
"""The months in a unit of time that has not."""

_FROM = ((WEEK, Fraction(2)), (DAY, Fraction(3, 2)), (HOUR, Fraction(2)), (MINUTE, Fraction(2)))


def unit_of_time(days: Fraction) -> Unit:
    """The unit in which so many days are best given: weeks from two on, days from one and a half, hours and
    minutes from two, else seconds; but a whole one is given as one.
    """
    for unit, least in _FROM:
        count = days / DAYS_IN[unit]
        if count >= least or count == 1:
            return unit
    return SECOND


@dataclass(frozen=True, slots=True)
class Per:
    """The denominator of a rate: 1 day, 1 week, 100,000 people."""

    unit: Unit
    count: int = 1
