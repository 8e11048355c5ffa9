"""The controls, bookmarks, comments and tracked changes of a text, each with the stretches that it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondent.model.audit import Piece
from respondent.model.draft import Passage
from respondent.model.layout import AnchorKind


@dataclass(frozen=True, slots=True)
class Marker:
    """One control, bookmark, comment or change, and its pieces in order; an empty one has one without length."""

    kind: AnchorKind
    name: str
    pieces: tuple[Piece, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it covers no text."""
        return all(piece.start == piece.end for piece in self.pieces)


def markers_of(passages: Sequence[Passage]) -> tuple[Marker, ...]:
    """Every marker of a text in order; one that never ends, as LibreOffice leaves them, covers nothing."""
    found: list[Marker] = []
    begun: dict[tuple[AnchorKind, str], tuple[int, int, int]] = {}
    for number, passage in enumerate(passages):
        for anchor in passage.layout.anchors:
            key = anchor.kind, anchor.key
            if anchor.opens:
                begun[key] = len(found), number, anchor.offset
                found.append(Marker(anchor.kind, anchor.name, (Piece(number, anchor.offset, anchor.offset),)))
            elif key in begun:
                index, first, start = begun.pop(key)
                pieces = _pieces(passages, first, start, number, anchor.offset)
                found[index] = Marker(anchor.kind, anchor.name, pieces)
    return tuple(found)


def _pieces(passages: Sequence[Passage], first: int, start: int, last: int, end: int) -> tuple[Piece, ...]:
    """What lies between two places, passage by passage, empty stretches left out unless there is nothing else."""
    if first == last:
        return (Piece(first, start, end),)
    pieces = [Piece(first, start, len(passages[first].text))]
    pieces += [
        Piece(number, 0, len(passages[number].text))
        for number in range(first + 1, last)
        if passages[number].part == passages[first].part
    ]
    pieces.append(Piece(last, 0, end))
    return tuple(piece for piece in pieces if piece.start < piece.end) or (pieces[0],)


def text_in(passages: Sequence[Passage], pieces: Sequence[Piece]) -> str:
    """The text of some pieces, each on a line."""
    return "\n".join(passages[piece.passage].text[piece.start : piece.end] for piece in pieces)


def overlap(one: Piece, other: Piece) -> bool:
    """Whether two pieces share text, or the one that is empty stands in the other."""
    if one.passage != other.passage:
        return False
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
