"""What happened to each claim that was found again: edited, reworded, emptied, moved, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from respondent.auditing.likeness import flat, same
from respondent.auditing.markers import text_in
from respondent.auditing.matching import Match
from respondent.auditing.order import kept_in_order
from respondent.model.audit import Fate, Piece
from respondent.model.built import BuiltClaim
from respondent.model.draft import Passage
from respondent.model.surroundings import REACH

_NUMERIC = frozenset({"figure", "period"})
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_GLUED_LEFT = re.compile(r"(?:[£$€−-]|\w|(?<=\d)[.,](?=\d))+$")
_GLUED_RIGHT = re.compile(r"(?:\w|[%°]|[.,/–-](?=\d))+")
_STOP = re.compile(r"[.!?](?=\s|$)")
_OTHER_SENTENCE = 0.4
"""Surroundings that are less alike than this are another sentence's."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim where it stands, its pieces stretched to whole words, with what happened to it."""

    match: Match
    pieces: tuple[Piece, ...]
    new: str | None
    fates: tuple[Fate, ...]

    @property
    def claim(self) -> BuiltClaim:
        """The claim."""
        return self.match.claim


def fates_of(matches: Sequence[Match], passages: Sequence[Passage]) -> tuple[Found, ...]:
    """What happened to each claim, the gravest first."""
    matches = [_whole_words(match, passages) for match in matches]
    claimed = _claimed(matches)
    moved = _out_of_order(matches)
    return tuple(_fate(match, passages, claimed, moved) for match in matches)


def _fate(
    match: Match, passages: Sequence[Passage], claimed: dict[int, list[Piece]], moved: frozenset[int]
) -> Found:
    claim = match.claim
    if not match.is_found:
        return Found(match, (), None, (Fate.MISSING,))
    if match.is_empty:
        gone = _sentence_gone(match, passages)
        return Found(match, match.pieces, None, (Fate.MISSING if gone else Fate.EMPTIED,))
    new = text_in(passages, match.pieces)
    fates = []
    if not claim.text:
        fates.append(Fate.UNKNOWN)
    elif not _says_the_same(claim.text, new):
        fates.append(Fate.EDITED)
    beside, elsewhere = _surroundings(match, passages, claimed)
    if elsewhere or claim.number in moved:
        fates.append(Fate.MOVED)
    if match.copies:
        fates.append(Fate.DUPLICATED)
    if beside and not fates and claim.text:
        fates.append(Fate.REWORDED)
    return Found(match, match.pieces, new, tuple(fates) or (Fate.UNCHANGED,))


def _sentence_gone(match: Match, passages: Sequence[Passage]) -> bool:
    """Whether nothing beside an empty marker is what stood beside its claim."""
    piece = match.pieces[0]
    text = _RAISED.sub("", flat(passages[piece.passage].text[: piece.start]))
    rest = _RAISED.sub("", flat(passages[piece.passage].text[piece.start :]))
    old = _word(flat(match.claim.before), last=True), _word(flat(match.claim.after), last=False)
    new = _word(text, last=True), _word(rest, last=False)
    return any(old) and not any(a and a == b for a, b in zip(old, new, strict=True))


def _word(text: str, *, last: bool) -> str:
    """The nearest word that stands in the same sentence."""
    sentence = _STOP.split(text)[-1 if last else 0]
    words = re.findall(r"\w+", sentence)
    return "" if not words else words[-1] if last else words[0]


def _says_the_same(old: str, new: str) -> bool:
    return same(old, new) or same(old, new.replace("\n", ""))


def _whole_words(match: Match, passages: Sequence[Passage]) -> Match:
    """The match with what was typed onto a figure without a space: it is part of the number to a reader."""
    if match.claim.kind not in _NUMERIC or match.is_empty or not match.claim.text:
        return match
    first, last = match.pieces[0], match.pieces[-1]
    text = passages[first.passage].text
    before = _GLUED_LEFT.search(text[max(0, first.start - 12) : first.start])
    if before and not _GLUED_LEFT.search(match.claim.before) and before[0].strip("-−"):
        first = replace(first, start=first.start - len(before[0]))
    text = _RAISED.sub(lambda found: " " * len(found[0]), passages[last.passage].text)
    after = _GLUED_RIGHT.match(text, last.end, last.end + 12)
    if after and not _GLUED_RIGHT.match(match.claim.after):
        last = replace(last, end=last.end + len(after[0]))
    pieces = (
        (Piece(first.passage, first.start, last.end),)
        if len(match.pieces) == 1
        else (first, *match.pieces[1:-1], last)
    )
    return replace(match, pieces=pieces)


def _claimed(matches: Sequence[Match]) -> dict[int, list[Piece]]:
    found: dict[int, list[Piece]] = {}
    for match in matches:
        for piece in match.pieces:
            found.setdefault(piece.passage, []).append(piece)
    return found


def _surroundings(
    match: Match, passages: Sequence[Passage], claimed: dict[int, list[Piece]]
) -> tuple[bool, bool]:
    """Whether the words right beside the claim are others than they were, and whether it is in another sentence."""
    claim, first, last = match.claim, match.pieces[0], match.pieces[-1]
    if not claim.is_placed:
        return False, False
    text, end = passages[first.passage].text, passages[last.passage].text
    before = _RAISED.sub("", flat(text[max(0, first.start - REACH - 8) : first.start]))
    after = _RAISED.sub("", flat(end[last.end : last.end + REACH + 8]))
    old_before, old_after = flat(claim.before), flat(claim.after)
    others = [p for p in claimed.get(first.passage, ()) if p not in match.pieces]
    left = _token(before, last=True) == _token(old_before, last=True) or _ends_at(others, first.start)
    others = [p for p in claimed.get(last.passage, ()) if p not in match.pieces]
    right = _token(after, last=False) == _token(old_after, last=False) or _begins_at(others, last.end)
    if left and right:
        return False, False
    if left or right or not (old_before + old_after).strip():
        return True, False
    alike = SequenceMatcher(None, old_before + "|" + old_after, before[-REACH:] + "|" + after[:REACH])
    return True, alike.ratio() < _OTHER_SENTENCE


def _token(text: str, *, last: bool) -> str:
    """The word or sign that stands nearest; "" where there is nothing."""
    found = _TOKEN.findall(text)
    return "" if not found else found[-1] if last else found[0]


def _ends_at(pieces: Sequence[Piece], offset: int) -> bool:
    """Whether another claim ends right before an offset, so that its words stand beside."""
    return any(piece.start < offset and 0 <= offset - piece.end <= 1 for piece in pieces)


def _begins_at(pieces: Sequence[Piece], offset: int) -> bool:
    return any(piece.end > offset and 0 <= piece.start - offset <= 1 for piece in pieces)


def _out_of_order(matches: Sequence[Match]) -> frozenset[int]:
    """The fewest claims that would have to move for all of them to stand in the order in which they were built."""
    there = [match for match in matches if match.is_found and not match.is_empty]
    kept = kept_in_order([(match.pieces[0].passage, match.pieces[0].start) for match in there])
    return frozenset(match.claim.number for index, match in enumerate(there) if index not in kept)
