"""Two versions of a Word file as one with tracked changes: the later one, in which all that changed is marked.

Accepting every change gives the text of the later version, rejecting every one that of the earlier; the file is
read again both ways before it is given, and is not given where that is not so. Tracked changes that either version
has already count as accepted. How text looks is as in the later version: only styles of paragraphs are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from respondent.errors import RespondentError
from respondent.model.draft import PassageKind
from respondent.ooxml.ids import Ids
from respondent.ooxml.namespaces import R, w
from respondent.ooxml.package import read_package
from respondent.ooxml.parts import content_types_of, word_document
from respondent.reading.view import View
from respondent.reading.word.reader import read_word
from respondent.redlining.atoms import Naming
from respondent.redlining.lending import Lender
from respondent.redlining.lists import Lists
from respondent.redlining.notes import KINDS, Notes
from respondent.redlining.package import Package
from respondent.redlining.pen import Pen, numbers_in
from respondent.redlining.settled import settle
from respondent.redlining.story import Story
from respondent.redlining.taken_out import Copier

_MARGINS = {w("headerReference"), w("footerReference")}


@dataclass(frozen=True, slots=True)
class Redliner:
    """Whose changes they are to be, and of when (2025-02-18T09:30:00Z, or "" for no date)."""

    author: str
    date: str = ""


class NotRedlinedError(RespondentError):
    """Two files whose differences could not be marked so that both can be had again."""

    def __init__(self, which: str) -> None:
        super().__init__(
            f"The file with tracked changes was not written: {which} would not give the text that it should. "
            "What changed can still be listed, without a redline. Please tell whoever looks after Respondent "
            "where you work, with the two files if you may."
        )


def redline(old: Mapping[str, bytes], new: Mapping[str, bytes], by: Redliner) -> bytes:
    """The later file with what changed since the earlier one as tracked changes; both are given as their parts.

    Raises the PackageError that fits (strict Open XML and files with macros cannot be written), NotRedlinedError.
    """
    word_document(new, content_types_of(new))
    data = _Redline(Package(old), Package(new), by).make()
    made = read_package(data)
    if _text(made) != _text(new):
        raise NotRedlinedError("accepting all changes")
    if _text(made, View.ORIGINAL) != _text(old):
        raise NotRedlinedError("rejecting all changes")
    return data


class _Redline:
    """One redline; it is used once."""

    def __init__(self, old: Package, new: Package, by: Redliner) -> None:
        self._old, self._new = old, new
        for package in (old, new):
            for part in _stories(package):
                settle(package.root(part))
        roots = [new.root(part) for part in _stories(new)]
        self._pen = Pen(by.author, by.date, Ids(numbers_in(roots)))
        self._lists = Lists(old, new)
        self._notes = {kind: Notes(kind, old, new) for kind in KINDS}

    def make(self) -> bytes:
        for notes in self._notes.values():
            notes.pair()
            notes.copier = self._copier_of_notes(notes.kind)
        self._mark_body()
        self._mark_notes()
        self._mark_margins()
        for notes in self._notes.values():
            notes.put_in_order()
        return self._new.bytes()

    def _story(self, was: str, now: str, *, plain: bool = False) -> Story:
        names = self._naming(self._old, was, 0), self._naming(self._new, now, 1)
        lender = Lender(self._old, self._new, (was, now), self._lists, self._lend)
        return Story(names, self._pen, Copier(lender, names[0], self._pen), self._lists, plain=plain)

    def _naming(self, package: Package, part: str, side: int) -> Naming:
        links = {r.id: r.target for r in package.relationships(part) if r.external}
        targets = {r.id: r.target for r in package.relationships(part) if not r.external}
        return Naming(
            links,
            lambda identity: package.parts.get(targets.get(identity, ""), b""),
            lambda kind, number: self._notes[kind].names[side].get(number, number),
        )

    def _lend(self, kind: str, number: str) -> str | None:
        return self._notes[kind].lend(number)

    def _copier_of_notes(self, kind: str) -> Callable[[], Copier]:
        def make() -> Copier:
            was, now = self._old.related(kind), self._new.related(kind)
            parts = was or "", now or ""
            lender = Lender(self._old, self._new, parts, self._lists, self._lend)
            return Copier(lender, self._naming(self._old, parts[0], 0), None)

        return make

    def _mark_body(self) -> None:
        was = self._old.root(self._old.main).find(w("body"))
        now = self._new.root(self._new.main, change=True).find(w("body"))
        if was is not None and now is not None:
            self._story(self._old.main, self._new.main).mark(was, now)

    def _mark_notes(self) -> None:
        for kind, notes in self._notes.items():
            was, now = self._old.related(kind), self._new.related(kind)
            if was is None or now is None or not notes.pairs:
                continue
            story = self._story(was, now, plain=True)
            self._new.root(now, change=True)
            for old, new in notes.pairs:
                story.mark(old, new)

    def _mark_margins(self) -> None:
        """Headers and footers that stand at the same places."""
        was, now = _margins(self._old), _margins(self._new)
        for place, part in now.items():
            if place in was:
                story = self._story(was[place], part)
                story.mark(self._old.root(was[place]), self._new.root(part, change=True))


def _stories(package: Package) -> list[str]:
    """The parts of a file that hold its text."""
    notes = (package.related(kind) for kind in KINDS)
    return [package.main, *(part for part in notes if part), *dict.fromkeys(_margins(package).values())]


def _margins(package: Package) -> dict[tuple[int, str, str], str]:
    """Headers and footers by the section that they are of, what they are, and on which pages."""
    targets = {r.id: r.target for r in package.relationships(package.main) if not r.external}
    found = {}
    for number, section in enumerate(package.root(package.main).iter(w("sectPr"))):
        for mark in section.iterchildren(*_MARGINS):
            part = targets.get(mark.get(f"{{{R}}}id", ""))
            if part in package.parts:
                found[number, str(mark.tag), mark.get(w("type"), "default")] = part
    return found


def _text(parts: Mapping[str, bytes], view: View = View.ACCEPTED) -> list[str]:
    """What a file says, by paragraph, without headers and footers: one that only one version has stays as it is."""
    passages = read_word(parts, "redline", view).passages
    return [passage.text for passage in passages if passage.kind is not PassageKind.HEADER]
