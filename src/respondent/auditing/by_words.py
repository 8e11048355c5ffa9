"""A claim found again by the words around it, where nothing else of it is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from respondent.auditing.likeness import flat, head, same, tail
from respondent.auditing.markers import overlap
from respondent.auditing.rolled import END, Rolled
from respondent.model.audit import Certainty, Piece
from respondent.model.built import BuiltClaim

REACHES = (32, 20, 12)
"""So many characters of what stood around a claim are looked for, the most first."""

_LEAST = 8
"""Fewer characters than these around a claim could stand anywhere."""

_HOLDERS = frozenset({"prose", "quotation"})
"""Claims in which others may stand."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Located:
    """Where a claim seems to be, and how sure that is."""

    piece: Piece
    certainty: Certainty


class Taken:
    """The pieces that other claims have."""

    def __init__(self) -> None:
        self._by_passage: dict[int, list[tuple[Piece, BuiltClaim]]] = {}

    def add(self, claim: BuiltClaim, pieces: Iterable[Piece]) -> None:
        """Take some pieces for a claim."""
        for piece in pieces:
            self._by_passage.setdefault(piece.passage, []).append((piece, claim))

    def allows(self, claim: BuiltClaim, piece: Piece) -> bool:
        """Whether a claim could stand there beside, in or around the others."""
        for other, owner in self._by_passage.get(piece.passage, ()):
            if owner.number == claim.number or not overlap(piece, other):
                continue
            inside = other.start <= piece.start and piece.end <= other.end and other != piece
            around = piece.start <= other.start and other.end <= piece.end and other != piece
            if not (inside and owner.kind in _HOLDERS) and not (around and claim.kind in _HOLDERS):
                return False
        return True

    def holds(self, piece: Piece) -> bool:
        """Whether any claim has some of it."""
        return any(overlap(piece, other) for other, _ in self._by_passage.get(piece.passage, ()))


def locate(claim: BuiltClaim, rolled: Rolled, taken: Taken) -> Located | None:
    """Where a claim stands now: between the words that stood around it, beside one of them, or alone."""
    for reach in REACHES:
        found = _between(claim, rolled, taken, reach)
        if found is not None:
            certainty = Certainty.LIKELY if reach > REACHES[-1] else Certainty.POSSIBLE
            return Located(found, certainty)
    text = flat(claim.text)
    for words, skip in _beside(claim, text):
        places = [rolled.piece(at + skip, at + skip + len(text)) for at in rolled.all_of(words)]
        free = [piece for piece in places if taken.allows(claim, piece)]
        if len(free) == 1:
            return Located(free[0], Certainty.LIKELY)
    if len(text) >= 12 or (len(text) >= 3 and _DIGIT.search(text)):
        alone = [rolled.piece(at, at + len(text)) for at in _words(rolled, text)]
        free = [piece for piece in alone if taken.allows(claim, piece)]
        if len(free) == 1:
            return Located(free[0], Certainty.POSSIBLE)
    return None


def copies_of(claim: BuiltClaim, rolled: Rolled, taken: Taken) -> list[Piece]:
    """Where the claim's words stand again between the same words, and no claim is there."""
    before, after = flat(tail(claim.before, 16)), flat(head(claim.after, 16))
    if len((before + after).strip()) < _LEAST or not claim.text:
        return []
    text = flat(claim.text)
    places = [
        rolled.piece(at + len(before), at + len(before) + len(text))
        for at in rolled.all_of(before + text + after)
    ]
    return [piece for piece in places if not taken.holds(piece)]


def _between(claim: BuiltClaim, rolled: Rolled, taken: Taken, reach: int) -> Piece | None:
    """The stretch between what stood before and what stood after: with the claim's own words, or the only one."""
    before, after = flat(tail(claim.before, reach)), flat(head(claim.after, reach))
    if len((before + after).strip()) < _LEAST and not _is_whole(claim):
        return None
    before, after = before or END, after or END
    longest = 3 * len(claim.text) + 80
    found: list[Piece] = []
    for at in rolled.all_of(before):
        start = at + len(before)
        end = rolled.text.find(after, start, start + longest + len(after))
        if end < 0 or END in rolled.text[start:end]:
            continue
        piece = rolled.piece(start, end)
        if not taken.allows(claim, piece):
            continue
        if same(rolled.text[start:end], claim.text):
            return piece
        found.append(piece)
    if len(found) != 1 or found[0].start == found[0].end or _is_whole(claim):
        return None
    return found[0]


def _is_whole(claim: BuiltClaim) -> bool:
    """Whether the claim was a paragraph or a cell of its own."""
    return not claim.before.strip() and not claim.after.strip()


def _beside(claim: BuiltClaim, text: str) -> Sequence[tuple[str, int]]:
    """The claim's words with what stood before them, and with what stood after; and how much stands before them."""
    before, after = flat(tail(claim.before, 16)), flat(head(claim.after, 16))
    found = []
    if len(before.strip()) >= _LEAST:
        found.append((before + text, len(before)))
    if len(after.strip()) >= _LEAST:
        found.append((text + after, 0))
    return found


def _words(rolled: Rolled, text: str) -> Iterable[int]:
    """Where a text stands as words of its own."""
    for at in rolled.all_of(text):
        before, after = rolled.text[at - 1 : at], rolled.text[at + len(text) : at + len(text) + 1]
        if not (before.isalnum() and text[0].isalnum()) and not (after.isalnum() and text[-1].isalnum()):
            yield at
