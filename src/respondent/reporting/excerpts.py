"""Which stretches of a passage are shown with its quantities: all of a short one, sentences of a long one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.prose.sentences import sentence_ends
from respondent.reporting.marks import Mark

_SHORT = 320
"""Characters of a passage that is shown whole."""

_LONGEST_SENTENCE = 480
_AROUND = 140
"""Characters that are shown on either side of a quantity in a sentence longer than that."""


def excerpts(text: str, marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """The stretches to show for a passage's marks, as offsets in its text, in order and apart from each other."""
    if len(text) <= _SHORT:
        return ((0, len(text)),)
    ends = sentence_ends(text)
    starts = (0, *ends[:-1])
    wanted: list[tuple[int, int]] = []
    index = 0
    for mark in marks:
        while index < len(ends) - 1 and ends[index] <= mark.start:
            index += 1
        last = index
        while last < len(ends) - 1 and ends[last] < mark.end:
            last += 1
        start, end = starts[index], ends[last]
        if end - start > _LONGEST_SENTENCE:
            start, end = _around(text, mark, start, end)
        wanted.append((_past_blanks(text, start), end))
    return _joined(wanted)


def _around(text: str, mark: Mark, start: int, end: int) -> tuple[int, int]:
    """Some words on either side of a mark, and no half of one."""
    first, last = max(start, mark.start - _AROUND), min(end, mark.end + _AROUND)
    if first > start:
        first = text.find(" ", first, mark.start) + 1 or first
    if last < end:
        blank = text.rfind(" ", mark.end, last)
        last = blank if blank > 0 else last
    return first, last


def _past_blanks(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _joined(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches that meet or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
