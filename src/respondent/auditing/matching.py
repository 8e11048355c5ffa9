"""The claims of a document found again in the file that came back: by control, by bookmark, by the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from respondent.auditing.by_words import Taken, copies_of, locate
from respondent.auditing.likeness import same
from respondent.auditing.markers import Marker, overlap, text_in
from respondent.auditing.rolled import Rolled
from respondent.model.audit import Certainty, Means, Piece
from respondent.model.built import BuiltClaim
from respondent.model.draft import Passage
from respondent.model.layout import AnchorKind
from respondent.model.tag import parse_bookmark

_COPY = re.compile(r"(claim_[1-9][0-9]*_[0-9a-f]{8}(?:_[1-9][0-9]?)?)[ _]?(?:[A-Za-z]+[ _]?)?[0-9]*")
"""LibreOffice calls the copy of a bookmark “x Copy 1”, in the language of its menus."""


@dataclass(slots=True)
class Match:
    """Where a claim was found, and where copies of it stand."""

    claim: BuiltClaim
    pieces: tuple[Piece, ...] = ()
    means: Means = Means.NOTHING
    certainty: Certainty = Certainty.SURE
    copies: list[tuple[Piece, ...]] = field(default_factory=list)

    @property
    def is_found(self) -> bool:
        """Whether there is anything of the claim."""
        return bool(self.pieces)

    @property
    def is_empty(self) -> bool:
        """Whether nothing but its marker is left."""
        return all(piece.start == piece.end for piece in self.pieces)


def match(
    claims: Sequence[BuiltClaim], passages: Sequence[Passage], markers: Sequence[Marker]
) -> tuple[Match, ...]:
    """A match for each claim, in their order."""
    matches = {claim.number: Match(claim) for claim in claims}
    controls = [m for m in markers if m.kind is AnchorKind.CONTROL and m.name.startswith("claim:")]
    spare = _by_bookmark(matches, [m for m in markers if m.kind is AnchorKind.BOOKMARK])
    left = _by_control(matches, passages, controls)
    taken = Taken()
    for found in matches.values():
        if not found.is_empty:
            taken.add(found.claim, found.pieces)
    rolled = Rolled(passages, passages[0].part if passages else None)
    for found in matches.values():
        if found.is_empty:
            _by_words(found, rolled, taken)
    _copies(matches, passages, [*left, *spare], rolled, taken)
    return tuple(matches.values())


def _by_bookmark(matches: dict[int, Match], bookmarks: Sequence[Marker]) -> list[tuple[str, Marker]]:
    """Match by the bookmarks' names; gives those that are copies, with the tag that they stand for."""
    parts: dict[int, list[tuple[int, Marker]]] = {}
    copies: list[tuple[str, Marker]] = []
    for marker in bookmarks:
        name = parse_bookmark(marker.name)
        if name is not None and name.number in matches:
            claim = matches[name.number].claim
            if claim.tag.hash8 == name.hash8 and name.part <= max(claim.parts, 1):
                parts.setdefault(name.number, []).append((name.part, marker))
                continue
        copy = _COPY.fullmatch(marker.name)
        original = parse_bookmark(copy[1]) if copy else None
        if original is not None and original.number in matches:
            copies.append((str(matches[original.number].claim.tag), marker))
    for number, several in parts.items():
        several.sort(key=lambda pair: pair[0])
        pieces = [piece for _, marker in several for piece in marker.pieces]
        found = matches[number]
        found.pieces = _without_empty(pieces)
        found.means = Means.BOOKMARK
    return copies


def _by_control(
    matches: dict[int, Match], passages: Sequence[Passage], controls: Sequence[Marker]
) -> list[tuple[str, Marker]]:
    """Match by the controls' tags; gives those that no claim is left for."""
    by_tag: dict[str, list[Marker]] = {}
    for control in controls:
        by_tag.setdefault(control.name, []).append(control)
    left: list[tuple[str, Marker]] = []
    claims: dict[str, list[Match]] = {}
    for found in matches.values():
        claims.setdefault(str(found.claim.tag), []).append(found)
    for tag, several in by_tag.items():
        free = list(several)
        for found in claims.get(tag, ()):
            own = [c for c in free if any(overlap(p, q) for p in c.pieces for q in found.pieces)]
            if own:
                _take(found, own)
                free = [c for c in free if c not in own]
        for found in _waiting(claims.get(tag, ()), free, passages):
            own = free[: found.claim.parts]
            if own:
                _take(found, own)
                free = free[found.claim.parts :]
        left += [(tag, control) for control in free]
    return left


def _waiting(several: Sequence[Match], free: list[Marker], passages: Sequence[Passage]) -> list[Match]:
    """The claims of one tag that are not found yet; `free` is put into the order of their words."""
    waiting = [found for found in several if not found.is_found]
    if len(free) > len(waiting) or len(waiting) > len(free) > 0:
        ordered: list[Marker] = []
        kept: list[Match] = []
        rest = list(free)
        for found in waiting:
            fitting = next((c for c in rest if same(text_in(passages, c.pieces), found.claim.text)), None)
            if fitting is not None:
                ordered.append(fitting)
                rest.remove(fitting)
                kept.append(found)
        others = [found for found in waiting if found not in kept]
        free[:] = [*ordered, *rest]
        return [*kept, *others]
    return waiting


def _take(found: Match, controls: Sequence[Marker]) -> None:
    pieces = [piece for control in controls for piece in control.pieces]
    if not all(control.is_empty for control in controls) or not found.pieces:
        found.pieces = _without_empty(pieces)
    found.means = Means.CONTROL


def _without_empty(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(dict.fromkeys(p for p in pieces if p.start < p.end)) or tuple(pieces[:1])


def _by_words(found: Match, rolled: Rolled, taken: Taken) -> None:
    """Look for a claim that has no marker, or an empty one, by the words around it."""
    located = locate(found.claim, rolled, taken) if found.claim.text else None
    if located is None:
        return
    near = any(piece.passage == located.piece.passage for piece in found.pieces)
    found.certainty = Certainty.LIKELY if near else located.certainty
    found.means = found.means if near else Means.TEXT
    found.pieces = (located.piece,)
    taken.add(found.claim, found.pieces)


def _copies(
    matches: dict[int, Match],
    passages: Sequence[Passage],
    spare: Sequence[tuple[str, Marker]],
    rolled: Rolled,
    taken: Taken,
) -> None:
    """Give each marker that is left over to the claim that it is a copy of, and look for copies without markers."""
    for tag, marker in spare:
        if marker.is_empty:
            continue
        text = text_in(passages, marker.pieces)
        alike = [found for found in matches.values() if str(found.claim.tag) == tag]
        alike.sort(key=lambda found: not same(found.claim.text, text))
        known = [piece for found in alike for pieces in (found.pieces, *found.copies) for piece in pieces]
        if alike and not any(overlap(one, other) for one in marker.pieces for other in known):
            alike[0].copies.append(marker.pieces)
            taken.add(alike[0].claim, marker.pieces)
    for found in matches.values():
        for piece in copies_of(found.claim, rolled, taken):
            found.copies.append((piece,))
            taken.add(found.claim, (piece,))
