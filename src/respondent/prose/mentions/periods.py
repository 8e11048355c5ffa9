"""Periods in prose: 2023/24; year ending March 2024; Q2 2024; in June 2024; last year; the year before.

A text, unlike a record, may write a financial year as 2023-24 or 2023 to 2024: in British statistics that is
what these mean. Each form is one pattern, in the order in which they are tried; what one has read, the next
leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from respondent.model.period import (
    Period,
    academic_year,
    calendar_year,
    days_between,
    financial_year,
    instant,
    month,
    quarter,
    year_ending,
)
from respondent.prose.dates import MONTHS
from respondent.prose.mentions.any_case import find_any_case, in_small_letters
from respondent.prose.mentions.mention import Relative, When, Words
from respondent.prose.mentions.taken import Taken

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}

_Y = r"((?:19|20|21)[0-9]{2})(?![0-9]|,[0-9]{3}|\.[0-9])"
_B = r"(?<![\w£$€.,/–-])"
_MONTH = (
    r"(January|February|(?-i:March|MARCH)|April|(?-i:May|MAY)|June|July|August|September|October|November"
    r"|December"
    r"|(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec))\b\.?"
)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_ANY_YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})(?![0-9]|,[0-9]{3}|\.[0-9]|[–-][0-9])"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_SECOND = r" ?[/–—-] ?([0-9]{4}|[0-9]{2})(?![0-9/]|,[0-9]|[–-][0-9]|\.[0-9])"
_QUARTERS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "final": 4,
}

_Make = Callable[[re.Match[str]], Period | Relative | None]


def _year_of(first: str, second: str) -> int | None:
    """The first year of two that follow one another."""
    following = int(first) + 1
    return int(first) if int(second) in (following, following % 100) else None


def _financial(found: re.Match[str]) -> Period | None:
    first = _year_of(found[1], found[2])
    if first is not None:
        return financial_year(first)
    if len(found[2]) == 4 and int(found[2]) > int(found[1]):
        return days_between(date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))
    return None


def _academic(found: re.Match[str]) -> Period | None:
    first = _year_of(found[1], found[2])
    return None if first is None else academic_year(first)


def _number(name: str) -> int:
    return _MONTH_NUMBERS[name.lower().rstrip(".")]


def _year_to(found: re.Match[str]) -> Period:
    return year_ending(int(found[2]), _number(found[1]))


def _months_to(found: re.Match[str]) -> Period | None:
    """So many months, three or six or nine, to the end of one."""
    counts = {"three": 3, "3": 3, "six": 6, "6": 6, "nine": 9, "9": 9, "two": 2, "2": 2, "18": 18, "24": 24}
    last = month(int(found[3]), _number(found[2]))
    if not (count := counts.get(found[1].lower())):
        return None
    began = last.first.year * 12 + last.first.month - count
    return days_between(date(began // 12, began % 12 + 1, 1), last.last)


def _quarter_of(found: re.Match[str]) -> Period:
    return quarter(int(found[2]), _QUARTERS[found[1].lower()])


def _financial_quarter(found: re.Match[str]) -> Period | None:
    """Q1 of a financial year is April to June."""
    first, number = _year_of(found[2], found[3]), _QUARTERS[found[1].lower()]
    if first is None:
        return None
    return quarter(first, number + 1) if number < 4 else quarter(first + 1, 1)


def _half_of(found: re.Match[str]) -> Period:
    year = int(found[2])
    if found[1].lower() == "first":
        return days_between(date(year, 1, 1), date(year, 6, 30))
    return days_between(date(year, 7, 1), date(year, 12, 31))


def _month_to_month(found: re.Match[str]) -> Period | None:
    """January to March 2024; October 2023 to March 2024."""
    later = int(found[4])
    earlier = int(found[2]) if found[2] else later
    first, last = month(earlier, _number(found[1])), month(later, _number(found[3]))
    return days_between(first.first, last.last) if first.first <= last.first else None


def _day_to_day(found: re.Match[str]) -> Period | None:
    """1 April 2023 to 31 March 2024; 3 to 9 June 2024."""
    later = int(found[6])
    earlier_month = _number(found[2]) if found[2] else _number(found[5])
    first = date(int(found[3]) if found[3] else later, earlier_month, int(found[1]))
    last = date(later, _number(found[5]), int(found[4]))
    return days_between(first, last) if first <= last else None


def _at(found: re.Match[str]) -> Period | None:
    """As at 31 March 2024; a day "on" which something happened is a date, unless a month ends or begins there."""
    day = date(int(found[3]), _number(found[2]), int(found[1]))
    edge = day.day == 1 or (day + timedelta(days=1)).day == 1
    return instant(day) if edge or not found[0].lower().startswith("on") else None


def _a_month(found: re.Match[str]) -> Period:
    return month(int(found[2]), _number(found[1]))


def _a_year(found: re.Match[str]) -> Period:
    return calendar_year(int(found[1]))


def _year_to_year(found: re.Match[str]) -> Period | None:
    """2023 to 2024, one financial year, as the Government writes it; 2019 to 2023 are five years."""
    return _financial(found)


def _always(relative: Relative) -> _Make:
    return lambda _: relative


_TO = r"(?:to|until|–|-|and)"
_FORMS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), make)
    for pattern, make in (
        (rf"\b(?:the )?(?:academic|school) year,? (?:of )?{_Y}{_SECOND}", _academic),
        (rf"{_B}(?:the )?{_Y}{_SECOND} (?:academic|school) year\b", _academic),
        (rf"\b(?:the )?(?:academic|school) year {_Y} to ([0-9]{{4}})\b", _academic),
        (rf"\bQ([1-4])(?: of)? {_Y}{_SECOND}", _financial_quarter),
        (rf"\bQ([1-4])(?: of)?[ -]{_Y}", _quarter_of),
        (rf"\b(?:the )?(first|second|third|fourth|last|final) quarter of {_Y}{_SECOND}", _financial_quarter),
        (rf"\b(?:the )?(first|second|third|fourth|last|final) quarter of {_Y}", _quarter_of),
        (rf"\b(?:the )?(first|second) half of {_Y}(?!{_SECOND})", _half_of),
        (
            (
                rf"\b(?:the )?(?:financial |fiscal )?(?:year|12 months|twelve months|12-month period)"
                rf"(?: ending| ended| to| up to|-ending)(?: in| the end of)? (?:[0-9]{{1,2}} )?{_MONTH} {_Y}"
            ),
            _year_to,
        ),
        (
            (
                rf"\b(?:the )?(two|three|six|nine|2|3|6|9|18|24) months (?:to|ending|ended)"
                rf"(?: the end of| in)? (?:[0-9]{{1,2}} )?{_MONTH} {_Y}"
            ),
            _months_to,
        ),
        (
            rf"{_B}(?:from |between )?{_DAY}(?: {_MONTH}(?: {_Y})?)? ?{_TO} ?{_DAY} {_MONTH} {_Y}",
            _day_to_day,
        ),
        (rf"\b(?:(?:from|between) )?{_MONTH}(?: {_Y})? ?{_TO} ?{_MONTH} {_Y}", _month_to_month),
        (rf"\b(?:as )?(?:at|of|on) (?:the end of )?{_WEEKDAY}{_DAY} {_MONTH},? {_Y}", _at),
        (
            rf"{_B}(?:the )?(?:financial year |fiscal year |FY ?)?{_Y}{_SECOND}(?: financial year\b)?",
            _financial,
        ),
        (rf"\b(?:the )?(?:financial|fiscal) year {_Y} to ([0-9]{{4}})\b", _year_to_year),
        (rf"\b(?:in|for|during|of|over) {_Y} to ([0-9]{{4}})\b", _year_to_year),
    )
)
_DATES = re.compile(
    rf"{_WEEKDAY}{_B}(?:{_DAY}(?:,? ?(?:to|and|or|–|-|,) ?)){{0,3}}{_DAY}(?: of)? {_MONTH}(?:,? {_ANY_YEAR})?"
    rf"|(?<![\w£$€.,-])(?:since|circa|c\.|(?:dat(?:es|ed|ing)|goes) (?:from|back to|to)|(?:built|founded"
    rf"|opened|established|made"
    rf"|Act|charter|passed|born|died|painted|published|written) (?:in|of)) 1[0-8][0-9]{{2}}(?![\w,%]"
    rf"| [a-z]+s\b)"
    rf"|\b(?:[Ii]n|[Oo]f|[Ff]rom|[Uu]ntil) 1[0-8][0-9]{{2}}(?=[.,;:)”’](?![0-9])|$"
    r"| (?:the|a|an|when|and|it|he|she|they|by|to|as|had|was|were|until|this|his|her)\b)"
    rf"|(?<=\bthe )1[5-8][0-9]{{2}}(?= (?:Act|map|census|charter|building|drawings|plans?|survey|edition)\b)"
    rf"|\b{_MONTH} [0-9]{{1,2}}(?:(?:st|nd|rd|th)\b|(?:(?:st|nd|rd|th)?, ?{_Y}(?![-/]))|(?=[.,;:)](?![0-9])"
    rf"|$))"
    r"|(?<![\w/.-])[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})(?![\w/.-][0-9])"
    r"|(?<![\w/-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])",
    re.IGNORECASE,
)
_A_MONTH = re.compile(rf"\b{_MONTH},? {_Y}")
_A_YEAR = re.compile(
    rf"{_B}(?:(?:calendar |the )?year )?{_Y}"
    r"(?![^\W\d_]|['’](?!s\b)[^\W\d_]|[%£]| ?(?:per cent|percent)\b)(?![-–][0-9])",
)
_NOT_A_YEAR = re.compile(
    r"(?:\b(?:than|over|under|nearly|almost|about|around|roughly|approximately|exactly|only|just|least|most"
    r"|some"
    r"|up to|total of|exceed(?:s|ed|ing)?|below|above|average of|out of)|[~<>≥≤+−=])\s?$",
    re.IGNORECASE,
)
_THING = re.compile(
    r" (?!figures|results|statistics|levels|data|accounts)[a-z]{3,20}s\b| people\b| children\b"
)
_YEAR_NAME = r"(?:financial |calendar |academic |school )?year\b"
_SAME_TIME = r"\b(?:the same (?:period|time|month|quarter) )?"
_YEAR_BEFORE = (
    rf"{_SAME_TIME}(?:the year (?:before|earlier|previously)\b(?! last)"
    rf"|(?:one|a) year (?:before|earlier|previously)\b"
    rf"|(?:the )?(?:previous|preceding|prior) {_YEAR_NAME}|the 12 months before\b"
    rf"|(?:the )?previous 12 months\b)"
)
_RELATIVES: tuple[tuple[re.Pattern[str], Relative], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), relative)
    for pattern, relative in (
        (
            rf"\b(?:in |over |during )?the same (?:period\b|{_YEAR_NAME})(?! (?:last|before))",
            Relative.SAME_YEAR,
        ),
        (_YEAR_BEFORE, Relative.YEAR_BEFORE),
        (rf"{_SAME_TIME}last {_YEAR_NAME}", Relative.LAST_YEAR),
        (rf"\b(?:so far )?this {_YEAR_NAME}", Relative.THIS_YEAR),
        (r"\bthis month\b", Relative.THIS_MONTH),
        (r"\blast month\b", Relative.LAST_MONTH),
    )
)


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods that a text names, in their order, and the days that it names."""

    whens: tuple[When, ...]
    dates: tuple[Words, ...]


def periods_in(text: str) -> tuple[When, ...]:
    """The periods that a text names by themselves, such as a heading's."""
    return find_periods(text, Taken(len(text))).whens


def find_periods(text: str, taken: Taken) -> Periods:
    """The periods and dates in the text; `taken` learns where they stand."""
    low = in_small_letters(text)
    found = [when for pattern, make in _FORMS for when in _matches(text, low, pattern, make, taken)]
    dates = []
    for match in find_any_case(_DATES, text, low):
        if taken.is_free(match.start(), match.end()):
            taken.take(match.start(), match.end())
            dates.append(Words(match[0], match.start(), match.end()))
    found += _matches(text, low, _A_MONTH, _a_month, taken)
    found += _matches(text, low, _A_YEAR, _a_year, taken, _is_year)
    for pattern, relative in _RELATIVES:
        found += _matches(text, low, pattern, _always(relative), taken)
    return Periods(tuple(sorted(found, key=lambda when: when.words.start)), tuple(dates))


def _matches(
    text: str,
    low: str | None,
    pattern: re.Pattern[str],
    make: _Make,
    taken: Taken,
    fits: Callable[[re.Match[str]], bool] = lambda _: True,
) -> Iterator[When]:
    for found in find_any_case(pattern, text, low):
        if not taken.is_free(found.start(), found.end()) or not fits(found):
            continue
        try:
            made = make(found)
        except ValueError:  # 31 June
            made = None
        if made is None:
            continue
        taken.take(found.start(), found.end())
        words = Words(found[0], found.start(), found.end())
        yield (When(words, relative=made) if isinstance(made, Relative) else When(words, period=made))


def _is_year(found: re.Match[str]) -> bool:
    """Whether four digits are a year: "in 2024", and not "more than 2000", "about 2000 people"."""
    text = found.string
    before = text[max(0, found.start() - 14) : found.start()]
    if not _NOT_A_YEAR.search(before):
        return True
    loose = re.search(r"\b(?:around|about|some|over|under|just|only)\s?$", before, re.IGNORECASE)
    return (
        bool(loose) and not _THING.match(text, found.end()) and not before.rstrip().lower().endswith("over")
    )
