"""The kinds of value that a field may accept: dates, ids, choices and the like, in a user's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from respondent.loading.numbers import ACCEPTED, NumberFormError, WrittenNumber, parse_number
from respondent.loading.shapes.london import CLOCK, at_london
from respondent.loading.shapes.reading import Refused
from respondent.loading.shapes.shape import Scalar
from respondent.model.evidence import PartialDate
from respondent.model.period import Period, PeriodFormError, parse_period
from respondent.model.record import LONGEST_ID, is_id
from respondent.model.shortened import shortened
from respondent.model.workspace import did_you_mean

E = TypeVar("E", bound=StrEnum)

_ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MOMENT = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})[ T]{CLOCK.pattern}")
_BRITISH_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_DAY_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? ([0-9]{4})")
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_FOLDER = re.compile(r"[^\\:/~][^\\:]*")
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{1,3}(,[0-9]{3}){1,4}")
_WHOLE = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*")


def read_text(text: str) -> str:
    """The text without the space around it; its lines and paragraphs stay. Raises Refused if that is nothing."""
    trimmed = text.strip()
    if not trimmed:
        raise Refused("there is nothing but spaces.", "Write some text, or leave the field out.")
    return trimmed


def read_line(text: str) -> str:
    """Text for one line: what was wrapped or indented is joined with single spaces. Raises Refused."""
    return " ".join(read_text(text).split())


def read_folder(text: str, example: str) -> str:
    """The path of a folder below the workspace's own, as the settings name it. Raises Refused with an example."""
    name = read_line(text).rstrip("/")
    if _FOLDER.fullmatch(name) is None or ".." in name.split("/"):
        raise Refused(
            f"“{text[:40]}” is not a folder below the workspace's own.",
            f"Write its path from there, with forward slashes: {example}.",
        )
    return name


def read_id(text: str) -> str:
    """The text, if it can be a record's id. Raises Refused with the likely id if not."""
    if is_id(text):
        return text
    several = [part.strip() for part in text.split(",")]
    if len(several) > 1 and all(is_id(part) for part in several):
        raise Refused(
            f"“{_short(text)}” is several ids.", f"Put brackets around them: [{_short(', '.join(several))}]."
        )
    words = re.findall(r"[a-z0-9]+", text.lower())
    likely = "-".join(words)[:LONGEST_ID].strip("-")
    raise Refused(
        f"“{_short(text)}” is not an id.",
        "An id is lower-case words with hyphens, 40 characters at most"
        + (f", such as “{likely}”." if likely else "."),
    )


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if found is None:
        raise _no_date(text, "Write it as 2025-02-18: year, month, day.")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise Refused(f"there is no day “{text}”.", "Check the month and the day.") from None


def _partial(text: str) -> PartialDate:
    found = _PARTIAL.fullmatch(text)
    if found is None:
        raise _no_date(text, "Write a day (2025-02-18), a month (2025-02) or a year (2025).")
    year, month, day = int(found[1]), found[2] and int(found[2]), found[3] and int(found[3])
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise Refused(f"there is no date “{text}”.", "Check the year, the month and the day.") from None
    return PartialDate(year, month or None, day or None)


def _no_date(text: str, remedy: str) -> Refused:
    if (found := _BRITISH_DAY.fullmatch(text)) and min(int(found[1]), int(found[2])) <= 12:
        return _slashed(text, int(found[1]), int(found[2]), found[3])
    if (found := _DAY_IN_WORDS.fullmatch(text)) and (month := _MONTHS.get(found[2][:3].lower())):
        return Refused(f"“{text}” is a date in words.", f"Write {found[3]}-{month:02}-{found[1]:0>2}.")
    return Refused(f"“{_short(text)}” is not a date.", remedy)


def _slashed(text: str, first: int, second: int, year: str) -> Refused:
    """For 05/07/2024, which is July in London and May in New York, and for 18/02/2025, which is clear."""
    british, american = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
    if first <= 12 and second <= 12 and first != second:
        return Refused(
            f"“{text}” can be read in two ways.",
            f"Write {british} if the day stands first, {american} if the month does.",
        )
    return Refused(
        f"“{text}” does not begin with the year.", f"Write {american if second > 12 else british}."
    )


def _moment(text: str) -> datetime:
    """A time on a day by the clock in London, where the embargoes and deadlines of this work run."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        remedy = "Write the day and the time, such as 2025-02-18 00:01."
        raise Refused(f"“{_short(text)}” is not a day with a time.", remedy)
    return at_london(_day(found[1]), found)


def _day_or_moment(text: str) -> date | datetime:
    """A time on a day, or a day whose hour is not known."""
    return _day(text) if _DAY.fullmatch(text) else _moment(text)


def _flag(text: str) -> bool:
    if text == "true":
        return True
    if text == "false":
        return False
    raise Refused(f"“{_short(text)}” is neither true nor false.", "Write true or false.")


def _count(text: str) -> int:
    if len(text) < 16 and text.isdigit() and text.isascii():
        return int(text)
    if _COUNT.fullmatch(text) is None:
        raise Refused(f"“{_short(text)}” is not a whole number.", "Write it as 43 or 1,249.")
    return int(text.replace(",", ""))


def _number(text: str) -> WrittenNumber:
    if len(text) < 16 and _WHOLE.fullmatch(text):  # most numbers, without asking what else they might be
        return WrittenNumber(Decimal(text.replace(",", "")))
    try:
        return parse_number(text)
    except NumberFormError as error:
        raise Refused(_decapitalised(str(error).removesuffix(ACCEPTED).strip()), ACCEPTED) from None


@lru_cache(maxsize=256)
def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except PeriodFormError as error:
        message, _, remedy = str(error).partition(": ")
        ends = "" if message.endswith(".") else "."
        raise Refused(
            f"{_decapitalised(message)}{ends}", remedy[:1].upper() + remedy[1:] or "Check its parts."
        ) from None


def _web(text: str) -> str:
    if _WEB.fullmatch(text):
        return text
    raise Refused(
        f"“{_short(text)}” is not a web address.", "Write it in full, such as https://www.gov.uk/page."
    )


def _email(text: str) -> str:
    name, at, host = text.partition("@")
    if at and name and "." in host and not re.search(r"[\s<>@]", name + host):
        return text
    raise Refused(f"“{_short(text)}” is not an e-mail address.", "Write it as press@example.org.")


def _decapitalised(sentence: str) -> str:
    """A sentence as a clause that follows a field's name and a colon."""
    return sentence[:1].lower() + sentence[1:]


def _short(text: str) -> str:
    return shortened(text, 59, unless=60)


def choice(values: Iterable[str], words: str = "") -> Scalar:
    """One of some words."""
    known = {value: value for value in values}
    return _one_of(known, words)


def choice_of(kind: type[E], words: str = "") -> Scalar:
    """One of the words of an enumeration."""
    return _one_of({member.value: member for member in kind}, words)


def _one_of(known: dict[str, object] | dict[str, str] | dict[str, E], words: str) -> Scalar:
    names = tuple(known)
    listed = f"{', '.join(names[:-1])} or {names[-1]}"

    def convert(text: str) -> object:
        value = known.get(text)
        if value is None:
            near = did_you_mean(text[:60], names)
            remedy = near if near.startswith("Did") else f"Write {listed}."
            raise Refused(f"“{_short(text)}” is not one of the words that this field accepts.", remedy)
        return value

    return Scalar(words or f"one of {listed}", convert, choices=names)


TEXT = Scalar("some text", read_text, numeric=True, verbatim=True)
LINE = Scalar("some text", read_line, numeric=True, verbatim=True)
ID = Scalar("the id of a record, such as police-recorded-crime-2024", read_id, pattern=f"^{_ID_PATTERN}$")
DATE = Scalar("a date such as 2025-02-18", _day, pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
PARTIAL_DATE = Scalar(
    "a date, a month or a year, such as 2025-02-18, 2025-02 or 2025",
    _partial,
    pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    numeric=True,
)
MOMENT = Scalar(
    "a day and a time in London, such as 2025-02-18 00:01",
    _moment,
    pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:00)?( (BST|GMT))?$",
)
DAY_OR_MOMENT = Scalar(
    "a day and a time in London, such as 2025-10-20 17:00, or a day alone",
    _day_or_moment,
    pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:00)?( (BST|GMT))?)?$",
)
FLAG = Scalar("true or false", _flag, boolean=True)
COUNT = Scalar("a whole number such as 43", _count, pattern="^[0-9,]+$", numeric=True)
NUMBER = Scalar("a number such as 1249, 1,249, 54.20, 50% or £1.26 billion", _number, numeric=True)
PERIOD = Scalar(
    "a period such as 2023/24, 2024, 2024-06, 2024-Q2 or year ending 2024-06", _period, numeric=True
)
WEB = Scalar("a web address such as https://www.gov.uk/page", _web, pattern="^[Hh][Tt][Tt][Pp][Ss]?://")
EMAIL = Scalar("an e-mail address such as press@example.org", _email, pattern="^[^@]+@[^@]+$")
FILE = Scalar(
    "a file's path from the folder of respondent.yaml, such as templates/letterheads/ours.docx", read_line
)
ROWS_FILE = Scalar("a CSV file's path from the record's folder, such as offences.csv", read_line)
