"""Which notes of the two versions are one and the same, and those that only the earlier one has, copied over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from respondent.model.signed_text import Piece
from respondent.ooxml.namespaces import R, RelationshipType, w
from respondent.ooxml.parts import content_types_of
from respondent.ooxml.xml import xml_text
from respondent.prose.pairing import paired
from respondent.redlining.package import Package
from respondent.redlining.taken_out import Copier, blocks_in

KINDS = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}
_TYPES = {"footnotes": RelationshipType.FOOTNOTES, "endnotes": RelationshipType.ENDNOTES}


@dataclass(slots=True)
class Notes:
    """The notes of one kind in both versions.

    `names` has what each note of the earlier and of the later version is called: the same if it is the same note.
    """

    kind: str
    old: Package
    new: Package
    names: tuple[dict[str, str], dict[str, str]] = field(default_factory=lambda: ({}, {}))
    pairs: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)
    copier: Callable[[], Copier] | None = None
    _lent: dict[str, str] = field(default_factory=dict)

    def pair(self) -> None:
        """Find out which notes are the same, by their words, in the order of their marks."""
        before, after = self._notes(self.old), self._notes(self.new)
        olds, news = list(before.items()), list(after.items())
        for o, n in paired([_piece(note) for _, note in olds], [_piece(note) for _, note in news]):
            if o is not None:
                self.names[0][olds[o][0]] = f"was {olds[o][0]}"
            if n is not None:
                self.names[1][news[n][0]] = f"is {news[n][0]}"
            if o is not None and n is not None:
                self.names[0][olds[o][0]] = self.names[1][news[n][0]]
                self.pairs.append((olds[o][1], news[n][1]))

    def _notes(self, package: Package) -> dict[str, etree._Element]:
        """The notes of a file by their numbers, in the order of their first marks."""
        part = package.related(self.kind)
        if part is None:
            return {}
        name, mark = KINDS[self.kind]
        notes = {note.get(w("id"), ""): note for note in package.root(part).iterchildren(w(name))}
        marks = (m.get(w("id"), "") for m in package.root(package.main).iter(w(mark)))
        return {number: notes[number] for number in dict.fromkeys(marks) if number in notes}

    def lend(self, number: str) -> str | None:
        """The number in the later file of a note that only the earlier one has, or that lost one of its marks."""
        if number in self._lent:
            return self._lent[number]
        part = self.old.related(self.kind)
        name = KINDS[self.kind][0]
        note = None if part is None else _numbered(self.old.root(part), name, number)
        if note is None:
            return None
        here = self.new.related(self.kind) or self._new_part()
        if here is None or self.copier is None:
            return None
        root = self.new.root(here, change=True)
        own = str(max(map(_number, root.iterchildren(w(name))), default=0) + 1)
        copy = etree.SubElement(root, w(name))
        copy.set(w("id"), own)
        copier = self.copier()
        copy.extend(
            copier.paragraph(block) if block.tag == w("p") else copier.table(block)
            for block in blocks_in(note)
        )
        self._lent[number] = own
        return own

    def put_in_order(self) -> None:
        """Let notes stand and count in the order of their marks: LibreOffice 7.4 finds them by that alone."""
        part = self.new.related(self.kind)
        if part is None or not self._lent:
            return
        name, mark = KINDS[self.kind]
        root = self.new.root(part, change=True)
        notes = {note.get(w("id"), ""): note for note in root.iterchildren(w(name)) if not _is_apart(note)}
        first = max((_number(n) for n in root.iterchildren(w(name)) if _is_apart(n)), default=0) + 1
        marks = list(self.new.root(self.new.main).iter(w(mark)))
        order = dict.fromkeys([*(m.get(w("id"), "") for m in marks), *notes])
        numbers = {old: str(new) for new, old in enumerate((n for n in order if n in notes), first)}
        for old, number in numbers.items():
            notes[old].set(w("id"), number)
            root.append(notes[old])
        for found in marks:
            found.set(w("id"), numbers.get(found.get(w("id"), ""), found.get(w("id"), "")))

    def _new_part(self) -> str | None:
        """A part for notes in a file without any: that of the earlier file with its separators only."""
        part = self.old.related(self.kind)
        if part is None:
            return None
        name = KINDS[self.kind][0]
        root = etree.fromstring(etree.tostring(self.old.root(part)))
        for note in list(root.iterchildren(w(name))):
            if not _is_apart(note) or any(True for _ in _relations(note)):
                root.remove(note)
        kind = content_types_of(self.old.parts).get(part, "")
        new = self.new.add(part, xml_text(root).encode(), kind)
        self.new.relate(self.new.main, _TYPES[self.kind], new)
        return new


def _relations(element: etree._Element) -> Iterator[str]:
    return (
        str(name) for part in element.iter(etree.Element) for name in part.attrib if f"{{{R}}}" in str(name)
    )


def _is_apart(note: etree._Element) -> bool:
    """Whether it is no note, but the line above notes and the like."""
    return note.get(w("type"), "normal") != "normal"


def _numbered(root: etree._Element, name: str, number: str) -> etree._Element | None:
    return next((note for note in root.iterchildren(w(name)) if note.get(w("id")) == number), None)


def _number(note: etree._Element) -> int:
    """A note’s number; 0 of one that counts from below, or has none that Word would take."""
    text = note.get(w("id"), "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _piece(note: etree._Element) -> Piece:
    return Piece("note", "".join(text.text or "" for text in note.iter(w("t"))))
