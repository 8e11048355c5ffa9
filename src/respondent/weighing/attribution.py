"""Who says it: “The officer said that …”, “…, a charity warned yesterday”. It says nothing of what is counted."""

from __future__ import annotations

import re
from functools import lru_cache

_SAY = (
    r"(?:said|says|reported|reports|replied|told|noted|notes|claimed|claims|warned|warns|explained|added|adds|"
    r"announced|confirmed|confirms|heard|argued|argues|stated|states|revealed|reveals|estimates|estimated|"
    r"believes|shows?|showed|found|finds|suggests?|suggested|asked|says)"
)
_FIRST = re.compile(
    rf"(?:\(?[\w.]{{1,6}}\)?\s+)?(?:[^\s.;:!?]+\s+){{1,8}}?(?:{_SAY}|(?:was|were|is|are)\s+\w+\s+to\s+\w+)(?:\s+[^\s,.;:]+){{0,4}}?\s+that\b",
)
_LAST = re.compile(
    rf",\s+(?:according\s+to\b[^,.;]{{0,80}}|(?:[^\s,.;]+\s+){{1,6}}{_SAY}(?:\s+(?:yesterday|today|on\s+\w+))?)"
    r"\s*(?=[,.;]|$)"
)


@lru_cache(maxsize=2000)
def attributions(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where a sentence, from `start` to `end`, says whose words it gives; each of its quantities asks."""
    found = tuple(match.span() for match in _LAST.finditer(text, start, end))
    first = _FIRST.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    return (first.span(), *found) if first else found
