"""A stretch of a run put under a remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from respondent.model.document import (
    Cited,
    Claimed,
    Confidential,
    Emph,
    Inline,
    Inlines,
    Link,
    Remarked,
    Str,
    Strong,
)
from respondent.rendering.marking import size

_Outer = Emph | Strong | Link | Claimed | Remarked | Cited | Confidential


def covered(content: Inlines, start: int, end: int, remark: int) -> Inlines:
    """The run with the remark over its `flat` text from `start` up to but not including `end`.

    What begins or ends within emphasis, a link or a claim, and not at the same place as the remark, takes in the
    whole of it; a stretch that lies wholly inside one stays inside.
    """
    before: list[Inline] = []
    inside: list[Inline] = []
    after: list[Inline] = []
    at = 0
    for position, inline in enumerate(content):
        stop = at + size(inline)
        if isinstance(inline, _Outer) and at <= start < end <= stop and (at, stop) != (start, end):
            within = covered(inline.content, start - at, end - at, remark)
            return (*content[:position], replace(inline, content=within), *content[position + 1 :])
        if stop <= start:
            before.append(inline)
        elif at >= end:
            after.append(inline)
        elif isinstance(inline, Str):
            _cut(inline.text, start - at, end - at, (before, inside, after))
        else:
            inside.append(inline)
        at = stop
    return (*before, Remarked(remark, tuple(inside)), *after)


def _cut(text: str, start: int, end: int, parts: Sequence[list[Inline]]) -> None:
    """Share a text out among what comes before the remark, under it and after it."""
    first, last = max(0, start), max(0, end)
    pieces = text[:first], text[first:last], text[last:]
    for part, piece in zip(parts, pieces, strict=True):
        if piece:
            part.append(Str(piece))
