"""The comments of a file, each with the words and the claims that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.auditing.fates import Found
from respondent.auditing.markers import Marker, overlap, text_in
from respondent.model.audit import Comment, Piece
from respondent.model.draft import Passage
from respondent.model.layout import AnchorKind
from respondent.model.surroundings import sentence_places
from respondent.reading.word.comments import WordComment


def comments_on(
    comments: Sequence[WordComment],
    passages: Sequence[Passage],
    markers: Sequence[Marker],
    found: Sequence[Found],
) -> tuple[Comment, ...]:
    """Every comment in the order of the file; one that answers another is about the same claims."""
    pieces: dict[str, tuple[Piece, ...]] = {}
    for marker in markers:
        if marker.kind is AnchorKind.COMMENT and (marker.name not in pieces or not marker.is_empty):
            known = pieces.get(marker.name, ())
            if not any(piece.start < piece.end for piece in known):
                pieces[marker.name] = marker.pieces
    about: dict[str, tuple[int, ...]] = {}
    result = []
    for comment in comments:
        own = pieces.get(comment.id, ())
        claims = _claims(own, passages, found) or about.get(comment.answers or "", ())
        about[comment.id] = claims
        result.append(
            Comment(
                comment.id,
                comment.author,
                comment.date,
                comment.text,
                text_in(passages, own),
                own,
                claims,
                comment.answers,
                comment.done,
            )
        )
    return tuple(result)


def _claims(pieces: Sequence[Piece], passages: Sequence[Passage], found: Sequence[Found]) -> tuple[int, ...]:
    """The claims in the words of a comment, or else those in their sentence."""
    inside = _within(pieces, found)
    if inside or not pieces:
        return inside
    return _within([_sentence(piece, passages) for piece in pieces], found)


def _within(pieces: Sequence[Piece], found: Sequence[Found]) -> tuple[int, ...]:
    return tuple(one.claim.number for one in found if any(overlap(p, q) for p in pieces for q in one.pieces))


def _sentence(piece: Piece, passages: Sequence[Passage]) -> Piece:
    """The sentence in which a piece begins."""
    for start, end in sentence_places(passages[piece.passage].text):
        if start <= piece.start < end:
            return Piece(piece.passage, start, end)
    return piece
