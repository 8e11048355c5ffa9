"""The two versions as they are compared, with the claims of each, by control, bookmark or the words around."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.auditing.markers import markers_of, text_in
from respondent.auditing.matching import Match, match
from respondent.auditing.returned import Returned
from respondent.auditing.unmanifested import bare_claims
from respondent.model.audit import Piece
from respondent.model.built import Built, BuiltClaim, read_manifest
from respondent.model.comparison import PlacedClaim
from respondent.model.draft import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that stands in a version, with its stretches of the text."""

    claim: BuiltClaim
    placed: PlacedClaim
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its text, what the manifest says, whether that is its `own`, and its claims in their order."""

    passages: tuple[Passage, ...]
    built: Built | None
    claims: tuple[Found, ...]
    own: bool = True


def sides_of(old: Returned, new: Returned) -> tuple[Side, Side]:
    """Both versions. One that lost its manifest is looked through for the claims of the other."""
    was, now = (None if r.manifest is None else read_manifest(r.manifest) for r in (old, new))
    return _side(old, was, now), _side(new, now, was)


def _side(returned: Returned, own: Built | None, other: Built | None) -> Side:
    passages = returned.draft.passages
    markers = markers_of(passages)
    built = own or other
    claims = built.claims if built is not None else bare_claims(markers)
    matches = match(claims, passages, markers)
    found = (_found(one, passages) for one in matches if one.is_found and not one.is_empty)
    return Side(passages, built, tuple(found), own=own is not None)


def _found(one: Match, passages: tuple[Passage, ...]) -> Found:
    first = one.pieces[0]
    line, _ = passages[first.passage].place(first.start)
    claim, text = one.claim, text_in(passages, one.pieces)
    value = str(claim.figure.value) if claim.figure else None
    placed = PlacedClaim(claim.number, text, claim.tag.hash8, value, line)
    return Found(claim, placed, one.pieces)
