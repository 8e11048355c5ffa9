"""“The UK” for England and Wales."""

from __future__ import annotations

import re

from respondent.checking.page import Page, figures_of
from respondent.checking.rule import Findings
from respondent.model.codes import N106

_UK = re.compile(
    r"\b(?:(?:in|across|throughout|all over|of) the (?:whole )?(?:UK|United Kingdom)|UK[- ]wide|"
    r"(?:in|across|throughout) (?:Great )?Britain|nationwide)\b(?! (?:Government|Parliament|Council)\b)"
)
_LESS = frozenset({"england and wales", "england", "wales", "scotland", "northern ireland"})


def wider_place(page: Page) -> Findings:
    """England and Wales are not the United Kingdom: Scotland and Northern Ireland count for themselves.

    Anti-pattern: “across the UK” in a sentence whose only figure is of England and Wales.

    Best practice: name the place that the record names.
    """
    for passage in page.passages:
        if not passage.is_running_text:
            continue
        for start, end in passage.sentences:
            found = _UK.search(passage.own_words(start, end))
            places = {q.place for p, q in figures_of(passage) if start <= p.start < end}
            place = places.pop() if len(places) == 1 else None
            if (
                found is None
                or place is None
                or place.casefold() not in _LESS
                or place in passage.text[start:end]
            ):
                continue
            yield N106.at(
                page.place_of(passage, start + found.start(), start + found.end()),
                f"“{found[0]}” is wider than what the figure is about: {place}.",
                f"Name {place}.",
            )
