"""Patterns that go by words in any case, found several times faster than with the case ignored.

`re` skips what cannot begin a match only where case counts. So a text is searched in small letters, and where
that finds something the pattern itself is tried on the text as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
"""In a pattern, and not a class such as \\W."""


def in_small_letters(text: str) -> str | None:
    """The text in small letters; None where that changes the place of a letter ("İ" becomes two)."""
    low = text.lower()
    return low if len(low) == len(text) else None


def find_any_case(pattern: re.Pattern[str], text: str, low: str | None) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a text, as `pattern.finditer(text)` gives them, none of which is empty.

    `low`: the text `in_small_letters`.

    A part of the pattern whose case counts, "(?-i:May|MAY)", must not stand in "(?!…)" or "(?<!…)".
    """
    if low is None or not pattern.flags & re.IGNORECASE:
        return pattern.finditer(text)
    return _tried(pattern, text, low)


def _tried(pattern: re.Pattern[str], text: str, low: str) -> Iterator[re.Match[str]]:
    small, at = _small(pattern), 0
    while found := small.search(low, at):
        match = pattern.match(text, found.start())
        if match is not None:
            yield match
        at = match.end() if match is not None else found.start() + 1


@lru_cache(maxsize=512)
def _small(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern for a text in small letters."""
    source = pattern.pattern.replace("(?-i:", "(?:")
    return re.compile(_CAPITAL.sub(lambda letter: letter[0].lower(), source), pattern.flags & ~re.IGNORECASE)
