"""A stretch of time that a figure is about, and its real days.

The forms that a record may use (design, "Periods"):

====================================  ==================================================
``2023/24``                           the financial year, 1 April to 31 March
``2024``                              a calendar year
``2024-06``                           a month
``2024-Q2``                           a quarter of a calendar year
``academic 2023/24``                  1 September to 31 August
``year ending 2024-06``               the twelve months to the end of that month
``2024-01-01..2024-06-30``            a range of days, both included
``at 2024-03-31``                     a stock: a moment, which has no days and no rate
====================================  ==================================================

``2023-24`` is refused: it could be a month. So is ``2010-11``, a month that looks like a financial year; for
such a month a range of days says what is meant. In British statistics the financial year ends on 31 March, so
2023/24, which holds 29 February 2024, has 366 days.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from respondent.model.shortened import shortened


class PeriodKind(StrEnum):
    """The form a period was written in; two kinds may name the same days."""

    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    ACADEMIC_YEAR = "academic year"
    YEAR_ENDING = "year ending"
    QUARTER = "quarter"
    MONTH = "month"
    RANGE = "range"
    INSTANT = "instant"


_SHOWN = 40
"""Characters of a text that is no period which the message shows."""


class PeriodFormError(ValueError):
    """The text is no period; the message says which forms are, or which one was probably meant."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; an instant's two are the same."""

    kind: PeriodKind
    first: date
    last: date

    @property
    def is_stock(self) -> bool:
        """Whether this is a moment: a stock has no rate."""
        return self.kind is PeriodKind.INSTANT

    @property
    def days(self) -> int:
        """How many days there are; 0 for a moment."""
        return 0 if self.is_stock else (self.last - self.first).days + 1

    @property
    def months(self) -> int | None:
        """How many whole calendar months, or None where it does not begin and end with one."""
        ends_a_month = self.last.day == calendar.monthrange(self.last.year, self.last.month)[1]
        if self.is_stock or self.first.day != 1 or not ends_a_month:
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def same_days(self, other: Period) -> bool:
        """Whether both name the same days: 2023/24 and the year ending March 2024 do."""
        return (self.first, self.last, self.is_stock) == (other.first, other.last, other.is_stock)

    def same_length(self, other: Period) -> bool:
        """Whether counts over the two may be compared: as many months, or as many days."""
        if self.is_stock or other.is_stock:
            return self.is_stock and other.is_stock
        return self.days == other.days or (self.months is not None and self.months == other.months)

    def __str__(self) -> str:
        """The form that a record would use."""
        match self.kind:
            case PeriodKind.FINANCIAL_YEAR:
                return f"{self.first.year}/{self.last.year % 100:02}"
            case PeriodKind.CALENDAR_YEAR:
                return f"{self.first.year}"
            case PeriodKind.ACADEMIC_YEAR:
                return f"academic {self.first.year}/{self.last.year % 100:02}"
            case PeriodKind.YEAR_ENDING:
                return f"year ending {self.last:%Y-%m}"
            case PeriodKind.QUARTER:
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
            case PeriodKind.MONTH:
                return f"{self.first:%Y-%m}"
            case PeriodKind.RANGE:
                return f"{self.first}..{self.last}"
            case PeriodKind.INSTANT:
                return f"at {self.first}"


def financial_year(first_year: int) -> Period:
    """The financial year that begins on 1 April of `first_year`."""
    return Period(PeriodKind.FINANCIAL_YEAR, date(first_year, 4, 1), date(first_year + 1, 3, 31))


def calendar_year(year: int) -> Period:
    """1 January to 31 December of `year`."""
    return Period(PeriodKind.CALENDAR_YEAR, date(year, 1, 1), date(year, 12, 31))


def academic_year(first_year: int) -> Period:
    """1 September of `first_year` to 31 August of the next."""
    return Period(PeriodKind.ACADEMIC_YEAR, date(first_year, 9, 1), date(first_year + 1, 8, 31))


def month(year: int, number: int) -> Period:
    """The month `number` (1–12) of `year`."""
    return Period(PeriodKind.MONTH, date(year, number, 1), _month_end(year, number))


def quarter(year: int, number: int) -> Period:
    """The calendar quarter `number` (1–4) of `year`."""
    return Period(PeriodKind.QUARTER, date(year, 3 * number - 2, 1), _month_end(year, 3 * number))


def year_ending(year: int, number: int) -> Period:
    """The twelve months to the end of month `number` of `year`."""
    last = _month_end(year, number)
    first = date(year, 1, 1) if number == 12 else date(year - 1, number + 1, 1)
    return Period(PeriodKind.YEAR_ENDING, first, last)


def instant(day: date) -> Period:
    """The moment at which a stock was counted."""
    return Period(PeriodKind.INSTANT, day, day)


def days_between(first: date, last: date) -> Period:
    """A range of days, both included. Raises PeriodFormError if `last` comes before `first`."""
    if last < first:
        raise PeriodFormError(f"The period ends on {last}, before it begins on {first}.")
    return Period(PeriodKind.RANGE, first, last)


def parse_period(text: str) -> Period:
    """The period that a record's text names, in one of the forms above. Raises PeriodFormError."""
    text = " ".join(text.split())
    if found := _LIKE_TWO_YEARS.fullmatch(text):
        _refuse_two_years(text, found[1], found[2])
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(text):
            try:
                return make(*found.groups())
            except PeriodFormError:
                raise
            except (ValueError, OverflowError) as error:
                raise PeriodFormError(f"“{text}” names a day or month that does not exist.") from error
    raise PeriodFormError(
        f"“{shortened(text, _SHOWN)}” is not a period: write 2023/24 (financial year), 2024, 2024-06, 2024-Q2, "
        f"academic 2023/24, year ending 2024-06, 2024-01-01..2024-06-30 or at 2024-03-31."
    )


def _month_end(year: int, number: int) -> date:
    return date(year, number, calendar.monthrange(year, number)[1])


def _refuse_two_years(text: str, first: str, second: str) -> None:
    """Raise for what could be a month or a year, and for a year with the wrong stroke or too many digits."""
    year = f"{first}/{(int(first) + 1) % 100:02}"
    if int(second) not in ((int(first) + 1) % 100, int(first) + 1):
        return
    if 1 <= int(second) <= 12 and text[4] == "-":
        month = f"{first}-{second}-01..{_month_end(int(first), int(second))}"
        raise PeriodFormError(
            f"“{text}” could be a month or a financial year: for the year, write {year}; for the month, {month}."
        )
    if len(second) == 2:
        raise PeriodFormError(f"“{text}” could be a month or a financial year: for the year, write {year}.")
    raise PeriodFormError(f"“{text}” is not how a financial year is written: write {year}.")


def _split_year(first: str, second: str) -> int:
    """The first year of "2023/24", having made sure that the second follows it."""
    if int(second) != (int(first) + 1) % 100:
        following = f"{first}/{(int(first) + 1) % 100:02}"
        raise PeriodFormError(f"“{first}/{second}” is not one year: {following} would be.")
    return int(first)


_YEAR = r"((?:19|20|21)[0-9]{2})"
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_LIKE_TWO_YEARS = re.compile(_YEAR + r"(?:[-–]|/(?=[0-9]{4}))([0-9]{2}|[0-9]{4})")
_FORMS = (
    (re.compile(_YEAR + r"/([0-9]{2})"), lambda a, b: financial_year(_split_year(a, b))),
    (re.compile(_YEAR), lambda a: calendar_year(int(a))),
    (re.compile(_YEAR + r"-(0[1-9]|1[0-2])"), lambda a, b: month(int(a), int(b))),
    (re.compile(_YEAR + r"-Q([1-4])"), lambda a, b: quarter(int(a), int(b))),
    (re.compile(r"academic " + _YEAR + r"/([0-9]{2})"), lambda a, b: academic_year(_split_year(a, b))),
    (re.compile(r"year ending " + _YEAR + r"-([0-9]{2})"), lambda a, b: year_ending(int(a), int(b))),
    (
        re.compile(_DAY + r" ?\.\. ?" + _DAY),
        lambda a, b: days_between(date.fromisoformat(a), date.fromisoformat(b)),
    ),
    (re.compile(r"at " + _DAY), lambda a: instant(date.fromisoformat(a))),
)
