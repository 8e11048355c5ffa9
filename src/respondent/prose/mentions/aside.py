"""A class of numbers that are no statistics: how its members are found, and why they are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from respondent.prose.mentions.reason import Reason

Span = tuple[int, int]


def whole(found: re.Match[str]) -> Span | None:
    """All that the pattern matched."""
    return found.span()


def inner(found: re.Match[str]) -> Span | None:
    """What the pattern's group matched, of which there is one in each of its branches."""
    return found.span(found.lastindex or 0)


@dataclass(frozen=True, slots=True)
class Aside:
    """What the pattern finds is left alone for the reason.

    `within` looks at the words about a match and says which stretch of it is meant, or None where it is a
    statistic after all.
    """

    reason: Reason
    pattern: re.Pattern[str]
    within: Callable[[re.Match[str]], Span | None] = whole


UNITS = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|weekends?|months?|years?"
    r"|decades?|terms?)"
)
"""Stretches of time."""

_TO_NINETEEN = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen"
    "|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SPELLED = rf"(?:(?:{_TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_TO_NINETEEN})"
"""A number below a hundred in words."""

SMALL = rf"(?:[0-9]{{1,3}}|{SPELLED})"
"""A number below a thousand in digits, or below a hundred in words."""

NOT_A_QUANTITY = (
    r"(?![0-9%£$€]|[,.][0-9]| ?(?:per ?cent|percent|percentage|million|billion|thousand|hundred|times"
    r"|in [0-9])\b)"
)
"""After a number: nothing that makes it one of another kind."""


def word_before(text: str, offset: int) -> str:
    """The word that ends before the offset, in small letters; a mark stands for itself; nothing at the start."""
    before = text[max(0, offset - 40) : offset].rstrip()
    found = re.search(r"[\w’'&]+$", before)
    return found[0].lower().replace("’", "'") if found else before[-1:]


def word_after(text: str, offset: int) -> str:
    """The word that follows a space at the offset, in small letters; nothing where anything else does."""
    found = re.compile(r"[ \u00a0]([^\W\d_]+(?:['’-][^\W\d_]+)*)").match(text, offset)
    return found[1].lower().replace("’", "'") if found else ""
