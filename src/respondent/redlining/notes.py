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

    `names` has what each note of the earlier and of the later version is called, the same where it is the same note.
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
        """The number in the later file of a note that only the earlier one has, or that has lost one of its marks."""
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
        taken = [int(n.get(w("id"), "0")) for n in root.iterchildren(w(name)) if _is_number(n.get(w("id"), ""))]
        copy = etree.SubElement(root, w(name))
        own = str(max([*taken, 0]) + 1)
        copy.set(w("id"), own)
        copier = self.copier()
        copy.extend(
            copier.paragraph(block) if block.tag == w("p") else copier.table(block) for block in blocks_in(note)
        )
        self._lent[number] = own
        return own

    def _new_part(self) -> str | None:
        """A part for notes in a file without any: that of the earlier file with its separators only."""
        part = self.old.related(self.kind)
        if part is None:
            return None
        name = KINDS[self.kind][0]
        root = etree.fromstring(etree.tostring(self.old.root(part)))
        for note in list(root.iterchildren(w(name))):
            if note.get(w("type"), "normal") == "normal" or any(True for _ in _relations(note)):
                root.remove(note)
        kind = content_types_of(self.old.parts).get(part, "")
        new = self.new.add(part, xml_text(root).encode(), kind)
        self.new.relate(self.new.main, _TYPES[self.kind], new)
        return new


def _relations(element: etree._Element) -> Iterator[str]:
    return (
        str(name) for part in element.iter(etree.Element) for name in part.attrib if f"{{{R}}}" in str(name)
    )


def _numbered(root: etree._Element, name: str, number: str) -> etree._Element | None:
    return next((note for note in root.iterchildren(w(name)) if note.get(w("id")) == number), None)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _piece(note: etree._Element) -> Piece:
    return Piece("note", "".join(text.text or "" for text in note.iter(w("t"))))
