"""What changed between the text that was signed and the text as it is, piece by piece and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from respondent.model.change import Change, runs_between
from respondent.model.signed_text import Piece

_ALIKE = 0.5
"""From which likeness on, a piece counts as the other one edited, not as another one in its place."""

_MOST = 40
"""How many of the pieces in its place a piece is held against, so that a rewritten document takes no time."""


def changes_between(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[Change, ...]:
    """The pieces that are otherwise, gone or new, in the order of the document."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Change] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(before[first:last], after[start:end])
    return tuple(found)


def _paired(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Change]:
    """Each piece with what became of it: the next one of its kind that is like it."""
    at = 0
    for old in before:
        match = next((i for i in range(at, min(len(after), at + _MOST)) if alike(old, after[i])), None)
        if match is None:
            yield Change(old.kind, old.text, None, (("gone", old.text),))
            continue
        yield from (_new(piece) for piece in after[at:match])
        yield _edited(old, after[match])
        at = match + 1
    yield from (_new(piece) for piece in after[at:])


def _new(piece: Piece) -> Change:
    return Change(piece.kind, None, piece.text, (("new", piece.text),))


def alike(old: Piece, new: Piece) -> bool:
    """Whether one piece can be the other one edited: in three words at most, or in half of its words."""
    if old.kind.partition(" ")[0] != new.kind.partition(" ")[0]:
        return False
    matcher = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False)
    short = max(len(old.text.split()), len(new.text.split())) <= 3
    return short or (matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE)


def _edited(old: Piece, new: Piece) -> Change:
    """The words of an edited piece; where only its place in a list changed, nothing but that is new."""
    return Change(new.kind, old.text, new.text, runs_between(old.text.split(), new.text.split()))
