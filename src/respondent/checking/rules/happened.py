"""“Happened” for what was recorded."""

from __future__ import annotations

import re

from respondent.checking.page import Page, figures_of
from respondent.checking.rule import Findings
from respondent.model.codes import N105

_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|(?:was|were) committed|were carried out|there (?:were|have been))\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:record|report|known to|police|register|log|notif|data|figures|statistics)", re.IGNORECASE
)
_WAYS = frozenset({"recorded", "reported"})


def happened(page: Page) -> Findings:
    """What is recorded is not what happened: most of what happens to children never reaches the police.

    Anti-pattern: “1,249 offences took place” for a figure whose `measure` is recorded or reported, in a
    paragraph that does not say so.

    Best practice: “police recorded 1,249 offences”.
    """
    for passage in page.passages:
        if not passage.is_running_text or _SAID.search(passage.text):
            continue
        for start, end in passage.sentences:
            found = _HAPPENED.search(passage.own_words(start, end))
            here = [q.measure for p, q in figures_of(passage) if start <= p.start < end]
            measure = next((name for name in here if name in _WAYS), None)
            if found and measure:
                yield N105.at(
                    page.place_of(passage, start + found.start(), start + found.end()),
                    f"“{found[0]}” says that this is all there was; the figure is of what was {measure}.",
                    f"Say that it was {measure}, and by whom.",
                )
