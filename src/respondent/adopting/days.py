"""A day, or a moment, as a draft's own head writes it."""

from __future__ import annotations

import re
from datetime import date

from respondent.prose.dates import MONTHS

_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}|{'|'.join(m[:3] for m in MONTHS)})\.?,? (\d{{4}})\b",
    re.I,
)
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d\d)\b")


def day_in(text: str) -> date | None:
    """The first day that a text names."""
    for found in _DAY.finditer(text):
        number = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == found[2][:3].casefold())
        try:
            return date(int(found[3]), number, int(found[1]))
        except ValueError:
            continue
    return None


def moment_in(text: str) -> str | None:
    """The moment that a text names, as front matter writes it: “2025-02-18 00:01”."""
    day, clock = day_in(text), _CLOCK.search(text)
    if day is None or clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return None
    return f"{day.isoformat()} {int(clock[1]):02}:{clock[2]}"
