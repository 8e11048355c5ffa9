"""Sentences that compare one figure with another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from respondent.checking.page import Page, figures_of
from respondent.checking.passages import Placed
from respondent.model.quantity import Quantity

_COMPARES = re.compile(
    r"\b(?:more|fewer|less|higher|lower|greater|larger|smaller|better|worse)\b[^.;]*\bthan\b|"
    r"\bcompared (?:with|to)\b|\b(?:up|down) from\b|\b(?:rose|risen|fell|fallen|grew|grown|dropped|climbed)\b|"
    r"\b(?:increas|decreas|declin)\w+\b|\bas (?:many|much) as\b|\bagainst\b",
    re.IGNORECASE,
)

Pair = tuple[tuple[Placed, Quantity], tuple[Placed, Quantity]]


def compared_in(page: Page) -> Iterator[Pair]:
    """Each two figures of one unit that stand in a sentence with words that compare."""
    for passage in page.passages:
        if not passage.is_running_text:
            continue
        figures = figures_of(passage)
        for start, end in passage.sentences:
            here = [(p, q) for p, q in figures if start <= p.start and p.end <= end]
            if len(here) > 1 and _COMPARES.search(passage.own_words(start, end)):
                for one, other in combinations(here, 2):
                    same = one[1].unit.singular == other[1].unit.singular and one[1].per == other[1].per
                    if same and not (one[1].is_movement or other[1].is_movement):
                        yield one, other
