"""Copies laid beside the base, paragraph by paragraph: who changed which, alike or in different ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from respondent.auditing.changes import Crossing, touches_of
from respondent.auditing.order import kept_in_order
from respondent.collecting.aligning import aligned, inserted
from respondent.collecting.editing import Claims, edits_between, touches_in
from respondent.collecting.words import key_of, same_words, word_key
from respondent.model.audit import Audit, Fate, Means, Piece, Touch
from respondent.model.built import BuiltClaim
from respondent.model.change import runs_between
from respondent.model.collection import Copy, Paragraph, State, Version, WordEdit
from respondent.model.draft import Passage, PassageKind
from respondent.model.signed_text import Piece as Words
from respondent.prose.pairing import alike

_NUMBERS = re.compile(r"\d+")
_BESIDE = frozenset({PassageKind.NOTE, PassageKind.HEADER})
"""Passages whose order follows from the text’s or from the program that saved the file."""


@dataclass(frozen=True, slots=True)
class Base:
    """The document as it was built: its passages, and the claims in each."""

    passages: tuple[Passage, ...]
    claims: Mapping[int, Claims]
    built: tuple[BuiltClaim, ...] = ()

    def number_of(self, claim: BuiltClaim) -> int | None:
        """The number that a claim of a copy, perhaps of another build, has here; None where that is not sure."""
        alike = [one.number for one in self.built if one.tag == claim.tag]
        return claim.number if claim.number in alike else alike[0] if len(alike) == 1 else None


@dataclass(frozen=True, slots=True)
class Laid:
    """The paragraphs, and for each copy the number of the paragraph in which a passage of it stands."""

    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Mapping[int, int], ...]


@dataclass(slots=True)
class _Row:
    """A paragraph in the making."""

    base: int | None
    passage: Passage
    versions: list[Version] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)


def lay(base: Base, copies: Sequence[Copy]) -> Laid:
    """All paragraphs of the base and those that copies have put in, in order."""
    rows = {n: _Row(n, passage) for n, passage in enumerate(base.passages) if key_of(passage.text)}
    more: dict[int, list[_Row]] = {}
    for number, copy in enumerate(copies):
        _Laying(base, number, copy.audit).lay(rows, more)
    ordered = [*more.get(-1, ())]
    for at, row in rows.items():
        ordered += [row, *more.get(at, ())]
    paragraphs = tuple(_paragraphs(ordered, base))
    places = tuple(
        {row.places[n]: number for number, row in enumerate(ordered, 1) if n in row.places}
        for n in range(len(copies))
    )
    return Laid(paragraphs, places)


class _Laying:
    """One copy laid beside the base."""

    def __init__(self, base: Base, number: int, audit: Audit) -> None:
        self._base, self._number, self._audit = base, number, audit
        self._copy = audit.draft.passages
        self._crossing = Crossing(self._copy, audit.marked, audit.changes)
        self._pairs = aligned(base.passages, self._copy, self._anchors())
        text = [old for old in sorted(self._pairs) if base.passages[old].kind not in _BESIDE]
        kept = kept_in_order([(self._pairs[old], 0) for old in text])
        self._moved = {old for index, old in enumerate(text) if index not in kept}
        self._false = {
            piece.passage
            for one in audit.claims
            if one.is_false and Fate.REWORDED in one.fates
            for piece in one.pieces
        }

    def _anchors(self) -> Iterator[tuple[int, int]]:
        """The claims that both have, by their marks; one found by its words alone says no more than these."""
        places = {number: at for at, claims in self._base.claims.items() for number, _, _ in claims}
        for one in self._audit.claims:
            number = self._base.number_of(one.claim)
            if number in places and one.pieces and one.means in {Means.CONTROL, Means.BOOKMARK}:
                yield places[number], one.pieces[0].passage

    def lay(self, rows: Mapping[int, _Row], more: dict[int, list[_Row]]) -> None:
        """Add to each row what this copy has there, and new rows for what it alone has."""
        for at, row in rows.items():
            new = self._pairs.get(at)
            if new is not None:
                row.places[self._number] = new
            version = self._gone(at) if new is None else self._version(at, new)
            if version is not None:
                row.versions.append(version)
        for after, number in inserted(self._copy, self._pairs, self._moved.__contains__):
            version = self._new(number)
            row = self._like(more.setdefault(after, []), version)
            row.versions.append(version)
            row.places[self._number] = number

    def _version(self, at: int, number: int) -> Version | None:
        was, now = self._base.passages[at], self._copy[number]
        moved = at in self._moved
        if same_words(was.text, now.text):
            return Version(self._number, now.text, passage=number, moved=True) if moved else None
        if was.kind is PassageKind.HEADER and _NUMBERS.sub("", was.text) == _NUMBERS.sub("", now.text):
            return None  # a page's number, as each program counts it
        edits = edits_between(was.text, now.text, self._base.claims.get(at, ()), self._touched(number))
        edits = tuple(self._doubted(edit, number) for edit in edits)
        runs = runs_between(was.text.split(), now.text.split(), word_key)
        return Version(self._number, now.text, runs, edits, touches_in(edits), number, moved)

    def _new(self, number: int) -> Version:
        text = self._copy[number].text
        edit = WordEdit(0, 0, "", text, 0, touches=self._touched(number)(0, len(text)))
        edit = self._doubted(replace(edit, doubt=edits_between("", text, (), lambda *_: ())[0].doubt), number)
        return Version(self._number, text, (("new", text),), (edit,), edit.touches, number)

    def _gone(self, at: int) -> Version | None:
        text = self._base.passages[at].text
        if self._base.passages[at].kind is PassageKind.HEADER:
            return None
        claims = tuple(number for number, _, _ in self._base.claims.get(at, ()))
        touches = self._taken_out(text)
        edit = WordEdit(0, len(text), text, "", 0, claims, touches)
        return Version(self._number, None, (("gone", text),), (edit,), touches)

    def _taken_out(self, text: str) -> tuple[Touch, ...]:
        """Who took a paragraph out, if that was tracked."""
        for change in self._audit.changes:
            piece = change.piece
            taken = self._audit.marked[piece.passage].text[piece.start : piece.end]
            if not change.inserted and key_of(taken) and key_of(text) in key_of(taken):
                return (Touch(change.author, change.date, "deleted"),)
        return ()

    def _touched(self, number: int) -> Callable[[int, int], tuple[Touch, ...]]:
        """Who changed a stretch of a passage, where that was tracked; the sign after it counts, for deletions."""
        length = len(self._copy[number].text)

        def touched(start: int, end: int) -> tuple[Touch, ...]:
            wider = Piece(number, start, min(length, max(end, start + 1)))
            crossed = self._crossing.over(wider) if self._audit.changes else None
            return touches_of((crossed,), self._audit.changes) if crossed else ()

        return touched

    def _doubted(self, edit: WordEdit, number: int) -> WordEdit:
        """The edit with why it should not become text as it is."""
        if number in self._false and not edit.doubt:
            return replace(
                edit, doubt="the evidence contradicts what a claim beside it says with these words"
            )
        for finding in self._audit.findings:
            piece = finding.piece
            here = piece is not None and piece.passage == number and bool(edit.new)
            if piece and here and edit.at < piece.end and piece.start < edit.at + len(edit.new):
                return replace(edit, doubt=edit.doubt or finding.diagnostic.remedy.rstrip("."))
        return edit

    def _like(self, rows: list[_Row], version: Version) -> _Row:
        """The row of a paragraph that another copy put in at the same place, or a new one."""
        text = version.text or ""
        for row in rows:
            mine = any(one.copy == self._number for one in row.versions)
            other = row.versions[0].text or ""
            if not mine and alike(Words("text", key_of(other)), Words("text", key_of(text))):
                return row
        row = _Row(None, self._copy[version.passage or 0])
        rows.append(row)
        return row


def _paragraphs(rows: Sequence[_Row], base: Base) -> Iterator[Paragraph]:
    section = ""
    for number, row in enumerate(rows, 1):
        if row.base is not None and row.passage.kind is PassageKind.HEADING:
            section = row.passage.text
        if row.base is not None and row.passage.kind is PassageKind.NOTE:
            section = "Notes"
        own = base.claims.get(row.base, ()) if row.base is not None else ()
        claims, marks = tuple(n for n, _, _ in own), tuple((start, end) for _, start, end in own)
        text = row.passage.text if row.base is not None else None
        kind = row.passage.kind.value
        yield Paragraph(
            number, kind, section, text, _state(row.versions), tuple(row.versions), claims, marks, row.base
        )


def _state(versions: Sequence[Version]) -> State:
    if not versions:
        return State.SAME
    ways = {(None if v.text is None else key_of(v.text), v.moved) for v in versions}
    if len(ways) > 1:
        return State.CLASH
    return State.AGREED if len(versions) > 1 else State.EDITED
