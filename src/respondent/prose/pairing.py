"""Which pieces of a text became which of its later version: the same, those edited, those gone and those new."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from respondent.model.signed_text import Piece

ALIKE = 0.5
"""From which likeness on, a piece counts as the other one edited, not as another one in its place."""

_MOST = 40
"""How many of the pieces in its place a piece is held against, so that a rewritten document takes no time."""

_LARGEST = 25_000_000
"""Comparisons beyond which what lies between the common beginning and end counts as all new."""

Pair = tuple[int | None, int | None]


def paired(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Pair]:
    """Every piece of both, by its index, with its other if it has one, in the order of the document.

    What is gone stands before what is new in its place.
    """
    for same, first, last, start, end in stretches(before, after):
        if same:
            yield from zip(range(first, last), range(start, end), strict=True)
        else:
            yield from _in_place(before, after, (first, last), (start, end))


def stretches(
    before: Sequence[Hashable], after: Sequence[Hashable]
) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches of two sequences in order: whether they are the same, and from and up to where in each."""
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < most - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = len(before) - tail, len(after) - tail
    if start:
        yield True, 0, start, 0, start
    if (old - start) * (new - start) > _LARGEST:
        yield False, start, old, start, new
    else:
        matcher = SequenceMatcher(None, before[start:old], after[start:new], autojunk=False)
        for tag, first, last, begin, end in matcher.get_opcodes():
            yield tag == "equal", start + first, start + last, start + begin, start + end
    if tail:
        yield True, old, len(before), new, len(after)


def _in_place(
    before: Sequence[Piece], after: Sequence[Piece], olds: tuple[int, int], news: tuple[int, int]
) -> Iterator[Pair]:
    """Each piece with what became of it: the next one of its kind that is like it."""
    at, end = news
    for old in range(*olds):
        reach = range(at, min(end, at + _MOST))
        match = next((new for new in reach if alike(before[old], after[new])), None)
        if match is None:
            yield old, None
            continue
        yield from ((None, new) for new in range(at, match))
        yield old, match
        at = match + 1
    yield from ((None, new) for new in range(at, end))


def alike(old: Piece, new: Piece) -> bool:
    """Whether a piece may be the other one edited: of its kind, and most of its words."""
    if old.kind.partition(" ")[0] != new.kind.partition(" ")[0]:
        return False
    was, now = old.text.split(), new.text.split()
    if max(len(was), len(now)) <= 3:
        return True
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
