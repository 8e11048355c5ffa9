"""The periods that stand beside a figure in its sentence, and are its record's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from respondent.adopting.calls import Calls
from respondent.adopting.folding import same_length
from respondent.adopting.stretch import Stretch, StretchKind
from respondent.prose.sentences import end_after, sentence_ends

_BEFORE = re.compile(r"(?:\b(?:in|during|for|over|throughout|the)\s|\()$", re.IGNORECASE)
"""What stands before a period; the year of an Act has other words before it."""


def periods(text: str, stretches: Iterable[Stretch], calls: Calls) -> Iterator[Stretch]:
    """A stretch for each period that the record of a figure in the same sentence has."""
    plain, ends = same_length(text), sentence_ends(text)
    for stretch in stretches:
        if stretch.kind is not StretchKind.FIGURE:
            continue
        end = end_after(ends, stretch.end)
        start = max((before for before in ends if before < stretch.end and before != end), default=0)
        for reference in stretch.records[:1]:
            call = calls.period_of(reference)
            if call is None:
                continue
            at = plain.find(same_length(call.text), start, end)
            after = at + len(call.text)
            if at >= 0 and _BEFORE.search(text[:at]) and not _runs_on(text[after : after + 1]):
                yield Stretch(at, after, StretchKind.PERIOD, call.code, call.text, (reference,))


def _runs_on(following: str) -> bool:
    """Whether the period is the beginning of a longer word or number."""
    return following.isalnum() or following in ("/", "-", "–")
