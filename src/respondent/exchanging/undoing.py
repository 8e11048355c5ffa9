"""What spreadsheets make of what was typed, undone: dates and numbers back to the text that a record would have.

Excel makes 1 June 2024 of “2024-06” and 4 March of “3-4”; Google Sheets takes the comma out of “1,249”. Where a
cell can only have been one thing, that is given back; else the possibilities, for somebody to choose from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from respondent.exchanging.columns import Column, Form
from respondent.exchanging.opening import CellValue
from respondent.exchanging.texts import folded
from respondent.loading.numbers import NumberFormError, parse_number
from respondent.loading.shapes.values import (
    COUNT,
    DATE,
    DAY_OR_MOMENT,
    MOMENT,
    NUMBER,
    PARTIAL_DATE,
    PERIOD,
)


@dataclass(frozen=True, slots=True)
class Undone:
    """A cell's text; or, if it can be read in several ways, what it holds and those `readings`."""

    text: str
    readings: tuple[str, ...] = ()


def undone(value: CellValue | None, column: Column | None, *before: str) -> Undone:
    """What a cell says in a column; None: in a table’s. `before` are the texts that it is known to have had.

    The first of these that a spreadsheet could have made the value of is taken to stand there still.
    """
    if value is None:
        return Undone("")
    if isinstance(value, str):
        return Undone(value)
    if isinstance(value, bool):
        return Undone("yes" if value else "no") if column else Undone(str(value).upper())
    if isinstance(value, Decimal):
        return _number(value, column, before)
    if isinstance(value, datetime):
        return _moment(value, column, before)
    if isinstance(value, date):
        return _day(value, column, before)
    return _clock(value, before)


def plain_number(number: Decimal) -> str:
    """A number in figures, without an exponent."""
    return f"{number:f}"


def _number(number: Decimal, column: Column | None, before: tuple[str, ...]) -> Undone:
    """A number; of a percentage, a spreadsheet keeps the hundredth part and shows the sign."""
    text = plain_number(number)
    for known in before:
        value, symbol = _parsed(known)
        if value == number and symbol != "%":
            is_figure = column is None or column.scalar in {NUMBER, COUNT}
            return Undone(text if is_figure else known)
        if symbol == "%" and value is not None and value / 100 == number:
            return Undone(known)
    if any(_parsed(known)[1] == "%" for known in before):
        percent = plain_number((number * 100).normalize() + 0)
        return Undone(text, (f"{percent}%", f"{text}%"))
    return Undone(text)


def _parsed(text: str) -> tuple[Decimal | None, str | None]:
    try:
        parsed = parse_number(text)
    except NumberFormError:
        return None, None
    return parsed.value, parsed.symbol


def _moment(value: datetime, column: Column | None, before: tuple[str, ...]) -> Undone:
    if value.time() == time():
        return _day(value.date(), column, before)
    second = "" if not value.second else f":{value.second:02}"
    text = f"{value:%Y-%m-%d %H:%M}{second}"
    scalar = column.scalar if column else None
    return Undone(text) if scalar in {MOMENT, DAY_OR_MOMENT} else _kept(text, (text,), before)


def _day(day: date, column: Column | None, before: tuple[str, ...]) -> Undone:
    """A day; a month or two numbers with a stroke may have become one."""
    iso, month = f"{day:%Y-%m-%d}", f"{day:%Y-%m}"
    scalar = column.scalar if column and column.form is Form.ONE else None
    if scalar in {DATE, DAY_OR_MOMENT, MOMENT}:
        return Undone(iso)
    could = [iso, month] if day.day == 1 else [iso]
    if scalar is PERIOD:
        return _kept(iso, (month,) if day.day == 1 else (f"at {iso}",), before, sure=day.day == 1)
    if scalar is PARTIAL_DATE:
        return _kept(iso, tuple(could), before, sure=len(could) == 1)
    return _kept(iso, (iso, *_written(day)), before)


def _written(day: date) -> tuple[str, ...]:
    """What people type that becomes this day: “3-4”, “3/4/2025”, “Mar-25”; the likeliest first."""
    pairs = [(day.day, day.month), (day.month, day.day)]
    found = [f"{one}{stroke}{two}" for one, two in pairs for stroke in "/-"]
    found += [f"{one:02}{stroke}{two:02}" for one, two in pairs for stroke in "/-"]
    found += [f"{one}{stroke}{two}{stroke}{day.year}" for one, two in pairs for stroke in "/-."]
    found += [f"{one:02}{stroke}{two:02}{stroke}{day.year}" for one, two in pairs for stroke in "/-."]
    found += [f"{day:%Y-%m}", f"{day:%Y/%m}", f"{day.year}-{day.month}", f"{day.year}/{day.month}"]
    found += [
        f"{day.day} {day:%B %Y}",
        f"{day.day} {day:%b %Y}",
        f"{day:%B %Y}",
        f"{day:%b %Y}",
        f"{day:%b-%y}",
    ]
    found += [f"{day.day} {day:%B}", f"{day.day} {day:%b}", f"{day.day}-{day:%b}"]
    return tuple(dict.fromkeys(found))


def _kept(text: str, could: tuple[str, ...], before: tuple[str, ...], *, sure: bool = False) -> Undone:
    """What was there before, if it could have become this; the one reading that is sure; else the question."""
    plain = {one.replace("–", "-"): one for one in before}
    for reading in could:
        if reading in plain:
            return Undone(plain[reading])
    if sure:
        return Undone(could[0])
    return Undone(text, tuple(could[:2]) if len(could) < 3 else (could[0], could[1], could[2]))


def _clock(value: time | timedelta, before: tuple[str, ...]) -> Undone:
    """A time of the day, which “10:30” becomes and a ratio “4:1” too."""
    seconds = (
        int(value.total_seconds())
        if isinstance(value, timedelta)
        else value.hour * 3600 + value.minute * 60 + value.second
    )
    hours, minutes = divmod(seconds // 60, 60)
    could = (
        f"{hours:02}:{minutes:02}",
        f"{hours}:{minutes:02}",
        f"{hours}:{minutes}",
        f"{hours}.{minutes:02}",
    )
    return _kept(could[0], tuple(dict.fromkeys(could)), before)


def unchanged(text: str, before: str, column: Column | None) -> bool:
    """Whether a cell says what it said, spaces aside."""
    if column is None:
        return " ".join(text.split()) == " ".join(before.split())
    return folded(text, column) == folded(before, column)
