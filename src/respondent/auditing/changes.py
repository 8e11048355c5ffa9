"""Tracked changes: which stretches of the marked text they cover, and where places of the draft are in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.auditing.markers import Marker
from respondent.model.audit import Change, Piece, Touch
from respondent.model.draft import Passage
from respondent.model.layout import AnchorKind
from respondent.reading.word.anchors import TrackedChange


def changes_in(markers: Iterable[Marker], tracked: Iterable[TrackedChange]) -> tuple[Change, ...]:
    """Every tracked change of the marked text as stretches, in order."""
    by_number = {change.number: change for change in tracked}
    found = []
    for marker in markers:
        if marker.kind not in {AnchorKind.INSERTED, AnchorKind.DELETED} or marker.name not in by_number:
            continue
        change = by_number[marker.name]
        inserted = marker.kind is AnchorKind.INSERTED
        found += [
            Change(piece, inserted, change.author, change.date)
            for piece in marker.pieces
            if piece.start < piece.end
        ]
    return tuple(sorted(found, key=lambda change: (change.piece, change.inserted)))


class Crossing:
    """Leads from a place in the draft, with changes accepted, to the same place in the text that shows them."""

    def __init__(
        self, draft: Sequence[Passage], marked: Sequence[Passage], changes: Sequence[Change]
    ) -> None:
        self._draft, self._same = draft, not changes
        self._lines: dict[tuple[str | None, int], int] = {}
        for number, passage in enumerate(marked):
            for _, line, _ in passage.places:
                self._lines.setdefault((passage.part, line), number)
        self._marked = marked
        self._deleted: dict[int, list[tuple[int, int]]] = {}
        for change in changes:
            if not change.inserted:
                piece = change.piece
                self._deleted.setdefault(piece.passage, []).append((piece.start, piece.end))

    def over(self, piece: Piece) -> Piece | None:
        """The piece in the marked text; None where there is no such paragraph."""
        if self._same:
            return piece
        start = self._place(piece.passage, piece.start)
        end = start if piece.end <= piece.start else self._place(piece.passage, piece.end - 1)
        if start is None or end is None or start[0] != end[0]:
            return None
        return Piece(start[0], start[1], end[1] + (1 if piece.end > piece.start else 0))

    def _place(self, number: int, offset: int) -> tuple[int, int] | None:
        passage = self._draft[number]
        line, column = passage.place(offset)
        target = self._lines.get((passage.part, line))
        if target is None:
            return None
        marked = self._marked[target]
        begins = next((at, col) for at, own, col in marked.places if own == line)
        at, seen = begins[0], begins[1]
        deleted = self._deleted.get(target, ())
        gap = next((end for start, end in deleted if start <= at < end), None)
        while gap is not None:
            at = gap
            gap = next((end for start, end in deleted if start <= at < end), None)
        while seen < column and at < len(marked.text):
            at, seen = at + 1, seen + 1
            gap = next((end for start, end in deleted if start <= at < end), None)
            while gap is not None:
                at = gap
                gap = next((end for start, end in deleted if start <= at < end), None)
        return target, at


def touches_of(pieces: Iterable[Piece], changes: Sequence[Change]) -> tuple[Touch, ...]:
    """The tracked changes in or right beside some pieces of the marked text, each author's once a day."""
    found: dict[Touch, None] = {}
    for piece in pieces:
        for change in changes:
            other = change.piece
            if other.passage == piece.passage and other.start <= piece.end and piece.start <= other.end:
                found[Touch(change.author, change.date, "inserted" if change.inserted else "deleted")] = None
    return tuple(found)
