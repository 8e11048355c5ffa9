"""What statistics and tables have in common, beside their numbers: coverage, survey, prices, denominators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from respondent.loading.numbers import WrittenNumber
from respondent.loading.shapes.reading import Reading, Refused
from respondent.loading.shapes.shape import Either, Field, Free, Many, Scalar, Shape, Values
from respondent.loading.shapes.values import COUNT, FLAG, ID, LINE, NUMBER, read_id, read_line
from respondent.model.evidence import Coverage
from respondent.model.survey import Survey

_PRICES = re.compile(r"cash|[0-9]{4}(/[0-9]{2})? prices")
_INDEX = re.compile(r"(.+?) ?= ?([0-9]+(?:\.[0-9]+)?)")


def _prices(text: str) -> str:
    if _PRICES.fullmatch(text) is None:
        raise Refused(f"“{text[:40]}” does not say which prices.", "Write cash, or a year’s: 2024/25 prices.")
    return text


def _index(text: str) -> str:
    found = _INDEX.fullmatch(read_line(text))
    if found is None:
        raise Refused(f"“{text[:40]}” is not the base of an index.", "Write it as 2015 = 100.")
    return f"{found[1]} = {found[2]}"


PRICES = Field(
    "prices",
    Scalar("“cash”, or a year's prices such as “2024/25 prices”", _prices, pattern=f"^({_PRICES.pattern})$"),
    "Of money over time: cash, or in which year's prices.",
)
INDEX_BASE = Field(
    "index",
    Scalar("the base of an index, such as 2015 = 100", _index, pattern="^.+=.+$"),
    "Of an index number: its base.",
    attribute="index_base",
)
METHOD = Field(
    "method",
    Free("fields such as {sheet: 2023_24, sum: Number of Offences}"),
    "How to work the figures out again: any fields that help.",
)


def _coverage(values: Values, place: str, reading: Reading) -> Coverage:
    coverage = Coverage(**values)
    asked = coverage.asked
    answered = asked if coverage.answered is None else coverage.answered
    usable = answered if coverage.usable is None else coverage.usable
    if answered > asked:
        reading.clash(
            f"{place}.answered",
            f"{answered} answered, but only {asked} were asked.",
            "Correct one of the two.",
        )
    elif usable > answered:
        reading.clash(
            f"{place}.usable",
            f"{usable} could be used, but only {answered} answered.",
            "Correct one of the two.",
        )
    elif len(coverage.missing) > asked - (coverage.usable or 0):
        reading.clash(
            f"{place}.missing",
            f"{len(coverage.missing)} are missing, but {coverage.usable or 'all'} of {asked} could be used.",
            "Correct the numbers or the list.",
        )
    return coverage


COVERAGE = Field(
    "coverage",
    Shape(
        "fields such as {asked: 43, answered: 41, usable: 39}",
        (
            Field("asked", COUNT, "How many bodies were asked.", required=True),
            Field("answered", COUNT, "How many answered."),
            Field("usable", COUNT, "How many gave figures that could be used."),
            Field("missing", Many(LINE), "Which of them are missing."),
        ),
        _coverage,
    ),
    "How many bodies the figures come from.",
)


def _survey(values: Values, place: str, reading: Reading) -> Survey | None:
    interval: tuple[WrittenNumber, ...] = values.pop("interval", ())
    level: WrittenNumber | None = values.pop("level", None)
    if interval:
        low, high = (Fraction(end.value) for end in interval)
        if low > high:
            reading.clash(f"{place}.interval", "it ends below its beginning.", "Write the lower end first.")
            return None
        values["interval"] = (low, high)
    if level is not None:
        if not 0 < level.value < 100:
            reading.clash(f"{place}.level", "it is not between 0 and 100.", "Write it as 95%.")
            return None
        values["level"] = Fraction(level.value)
    return Survey(**values)


SURVEY = Field(
    "survey",
    Shape(
        "fields such as {population: adults in England, n: 2416, fieldwork: March 2024}",
        (
            Field("population", LINE, "Whom the sample stands for.", required=True),
            Field("n", COUNT, "How many were asked.", required=True),
            Field("fieldwork", LINE, "When, as published."),
            Field("weighted", FLAG, "Whether the answers were weighted."),
            Field(
                "interval",
                Many(NUMBER, or_one=False, at_least=2, at_most=2),
                "The confidence interval, in the figure's own unit: [30%, 34%].",
            ),
            Field("level", NUMBER, "The interval's level: 95%."),
        ),
        _survey,
    ),
    "How a survey's estimate was got.",
)


@dataclass(frozen=True, slots=True)
class Denominator:
    """What a rate is per: so many of `of`, a statistic's id, which are `unit`s, if the record says so."""

    count: int
    of: str | None
    unit: str | None


def _short_denominator(text: str) -> Denominator:
    return Denominator(1, read_id(text), None)


def _denominator(values: Values, place: str, reading: Reading) -> Denominator | None:
    count, of, unit = values.get("count", 1), values.get("of"), values.get("unit")
    if count < 1:
        reading.clash(f"{place}.count", "a rate is per at least one.", "Write it as 100000.")
        return None
    if of is None and unit is None:
        reading.clash(place, "it does not say of what.", "Add “of: population-2023”, or “unit: person”.")
        return None
    return Denominator(count, of, unit)


PER = Field(
    "per",
    Either(
        Scalar("the id of a statistic, such as population-2023", _short_denominator),
        Shape(
            "fields such as {count: 100000, of: population-2023}",
            (
                Field("count", COUNT, "For how many: 100000.", default="1"),
                Field("of", ID, "The id of the statistic that counts them."),
                Field("unit", LINE, "What they are: “person”, “household”.", default="person"),
            ),
            _denominator,
        ),
    ),
    "Of a rate: for how many of what.",
)
