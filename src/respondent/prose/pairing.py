"""Which pieces of a text became which of its later version: the same, those edited, those gone and those new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from respondent.model.change import stretches
from respondent.model.signed_text import Piece

ALIKE = 0.5
"""From which likeness on, a piece counts as the other one edited, not as another one in its place."""

_MOST = 40
"""How many of the pieces in its place a piece is held against, so that a rewritten document takes no time."""

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
