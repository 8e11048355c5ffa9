"""Days as people write them in an input, where there is no doubt which is meant."""

from __future__ import annotations

import re
from datetime import date

_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_MONTH_IN_WORDS = re.compile(r"([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_MONTHS = "january february march april may june july august september october november december".split()


def written_day(text: str) -> str | None:
    """“18 February 2025”, “18/02/2025” or “February 2025” as a record has it; None: it is none of these.

    05/07/2024 is left as it is: the checks say that it can be read in two ways.
    """
    if found := _IN_WORDS.fullmatch(text):
        month = _month(found[2])
        return _day(int(found[3]), month, int(found[1])) if month else None
    if found := _MONTH_IN_WORDS.fullmatch(text):
        month = _month(found[1])
        return f"{found[2]}-{month:02}" if month else None
    if (found := _SLASHED.fullmatch(text)) and (int(found[1]) > 12 or found[1] == found[2]):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return None


def _month(word: str) -> int | None:
    """The number of a month by its name, or by at least three letters of it."""
    wanted = word.casefold()
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(wanted)]
    return found[0] if len(found) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
