"""What a number is for each of: "£500 a lamp", "16 pupils to each teacher", "2,000 miles each", "the average
was".
"""

from __future__ import annotations

import re

from respondent.weighing.nouns import head_of
from respondent.weighing.sheet import Item

_EACH = re.compile(
    r"[^.;:,]{0,40}?\b(?:(?P<each>each|apiece|a head)\b(?!\s+\w+ly)"
    r"|(?:a|an|per|every|for each|for every|to each|to every|to the|each|to a)\s+(?P<noun>[a-z][a-z\-]+))",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:average|typical|typically|mean|worth)\b[^.;]{0,30}$", re.IGNORECASE)
_AN = re.compile(r"\b(?:an|a|each|every|per|the average)\s+([a-z][a-z\-]+)\b[^.;]*$", re.IGNORECASE)


def each_of(item: Item) -> str | None:
    """The stem of what the number is for each of; "" where the text does not say it; None where it is for
    nothing.
    """
    rate = item.mention.rate
    if rate is not None:
        if rate.days is not None or rate.months is not None:
            return None
        return "" if rate.noun in (None, "each", "apiece") else head_of(rate.noun or "") or ""
    start, end = item.sentence
    text = item.page.passage.text
    found = _EACH.match(text, item.mention.number.end, end)
    if found is not None:
        return "" if found["each"] else head_of(found["noun"])
    before = text[start : item.mention.words.start]
    if not (item.mention.average or _AVERAGE.search(before)):
        return None
    named = _AN.search(before)
    return (head_of(named[1]) or "") if named else ""
