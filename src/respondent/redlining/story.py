"""A part of a Word file and its later version, paragraph by paragraph and row by row.

A paragraph that was put in or taken out has its end marked too, so that it comes and goes altogether. The last one
of a cell or of the text cannot lose its end: there the end of the one before is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from respondent.model.signed_text import Piece
from respondent.ooxml.namespaces import w
from respondent.prose.pairing import paired
from respondent.redlining.atoms import Atom, Naming, atoms_of, print_fields, text_of
from respondent.redlining.inline import mark_all_in, mark_words
from respondent.redlining.lists import Lists
from respondent.redlining.pen import Pen, properties_of
from respondent.redlining.taken_out import Copier, blocks_in, within


@dataclass(slots=True)
class _Entry:
    """A block of either version or of both, and the element that stands for it in the later one."""

    old: etree._Element | None
    new: etree._Element | None
    element: etree._Element | None = None

    @property
    def is_paragraph(self) -> bool:
        found = self.new if self.new is not None else self.old
        return found is not None and found.tag == w("p")

    @property
    def is_kept(self) -> bool:
        return self.old is not None and self.new is not None


class Story:
    """Marks one part of the later file; `names` are what the numbers in the two parts stand for.

    With `plain`, fields of a paragraph in which words changed become what they print: LibreOffice 7.4 sets a change
    some characters too early where a field stands before it in a note.
    """

    def __init__(
        self, names: tuple[Naming, Naming], pen: Pen, copier: Copier, lists: Lists, *, plain: bool = False
    ) -> None:
        self._plain = plain
        self._was, self._is = names
        self._pen, self._copier, self._lists = pen, copier, lists
        self._known: dict[etree._Element, list[Atom]] = {}

    def mark(self, old: etree._Element, new: etree._Element) -> None:
        """Mark what became of a container’s paragraphs and tables."""
        before, after = blocks_in(old), blocks_in(new)
        pieces = ([self._piece(b, self._was) for b in before], [self._piece(b, self._is) for b in after])
        entries = [
            _Entry(None if o is None else before[o], None if n is None else after[n])
            for o, n in paired(*pieces)
        ]
        entries = _ended(_with_tables(entries))
        for entry in entries:
            if entry.is_kept and entry.is_paragraph and entry.old is not None and entry.new is not None:
                self._lists.same(entry.old, entry.new)
        for entry in entries:
            self._mark(entry)
        _set_in(entries, new)
        self._mark_ends(entries)

    def _piece(self, block: etree._Element, naming: Naming) -> Piece:
        if block.tag == w("p"):
            return Piece("paragraph", text_of(self._atoms(block, naming)))
        rows = [self._row(row, naming).text for row in within(block, w("tr"))]
        return Piece(f"table{_columns(block)}", " ".join(rows))

    def _atoms(self, paragraph: etree._Element, naming: Naming) -> list[Atom]:
        """A paragraph's parts, found once."""
        if paragraph not in self._known:
            self._known[paragraph] = atoms_of(paragraph, naming)
        return self._known[paragraph]

    def _row(self, row: etree._Element, naming: Naming) -> Piece:
        cells = [
            " ".join(self._piece(block, naming).text for block in blocks_in(cell))
            for cell in within(row, w("tc"))
        ]
        return Piece(f"row{len(cells)}", " | ".join(cells))

    def _mark(self, entry: _Entry) -> None:
        """Mark a block, its end apart."""
        if entry.new is None:
            if entry.old is not None:
                entry.element = (
                    self._copier.paragraph(entry.old) if entry.is_paragraph else self._copier.table(entry.old)
                )
            return
        entry.element = entry.new
        if entry.old is None:
            self._put_in(entry.new)
        elif entry.is_paragraph:
            self._mark_paragraph(entry.old, entry.new)
        else:
            self._mark_table(entry.old, entry.new)

    def _mark_paragraph(self, old: etree._Element, new: etree._Element) -> None:
        was, now = self._atoms(old, self._was), self._atoms(new, self._is)
        if self._plain and [atom.key for atom in was] != [atom.key for atom in now]:
            print_fields(old)
            print_fields(new)
            was, now = atoms_of(old, self._was), atoms_of(new, self._is)
        mark_words(new, was, now, self._pen, self._copier)
        properties = old.find(w("pPr"))
        dressed = None if properties is None else self._copier.dressed(properties)
        if _style(dressed) != _style(new.find(w("pPr"))):
            self._pen.style(new, dressed)

    def _put_in(self, block: etree._Element) -> None:
        """Mark all of a paragraph or a table as put in, but for a paragraph’s end."""
        if block.tag == w("p"):
            mark_all_in(block, self._atoms(block, self._is), self._pen)
            return
        for row in within(block, w("tr")):
            self._put_in_row(row)

    def _put_in_row(self, row: etree._Element) -> None:
        for cell in within(row, w("tc")):
            for block in blocks_in(cell):
                self._put_in(block)
        self._pen.row(row, "ins")

    # Tables

    def _mark_table(self, old: etree._Element, new: etree._Element) -> None:
        before, after = within(old, w("tr")), within(new, w("tr"))
        pieces = ([self._row(r, self._was) for r in before], [self._row(r, self._is) for r in after])
        entries = []
        for o, n in paired(*pieces):
            entry = _Entry(None if o is None else before[o], None if n is None else after[n])
            if entry.old is not None and entry.new is not None and _cells(entry.old) != _cells(entry.new):
                entries += [_Entry(entry.old, None), _Entry(None, entry.new)]
            else:
                entries.append(entry)
        for entry in entries:
            self._mark_row(entry)
        _set_in(entries, new)

    def _mark_row(self, entry: _Entry) -> None:
        entry.element = entry.new
        if entry.old is not None and entry.new is not None:
            for was, now in zip(within(entry.old, w("tc")), within(entry.new, w("tc")), strict=True):
                self.mark(was, now)
        elif entry.new is not None:
            self._put_in_row(entry.new)
        elif entry.old is not None:
            entry.element = self._copier.row(entry.old)

    # The ends of paragraphs

    def _mark_ends(self, entries: Sequence[_Entry]) -> None:
        """Mark the ends of paragraphs that were put in or taken out."""
        tail = _tail(entries)
        for number, entry in enumerate(entries):
            if entry.is_paragraph and entry.element is not None and not entry.is_kept and number < tail:
                self._pen.end_of(entry.element, "ins" if entry.old is None else "del")
        if tail == len(entries):
            return
        kept, several = entries[tail - 1], entries[tail:]
        what = "ins" if several[0].old is None else "del"
        for entry in (kept, *several[:-1]):
            if entry.element is not None:
                self._pen.end_of(entry.element, what)
        self._swap_looks(kept.element, several[-1].element, what)

    def _swap_looks(self, kept: etree._Element | None, last: etree._Element | None, what: str) -> None:
        """Let the paragraph whose end stands look like the one before, where it is joined to it."""
        if kept is None or last is None:
            return
        own, other = last.find(w("pPr")), kept.find(w("pPr"))
        if _style(own) == _style(other):
            return
        if what == "ins":
            self._pen.style(last, other)
            return
        looks = properties_of(last)
        was = etree.Element(w("pPr"))
        was.extend(list(looks))
        for child in () if other is None else other:
            if child.tag not in {w("rPr"), w("sectPr"), w("pPrChange")}:
                looks.append(etree.fromstring(etree.tostring(child)))
        self._pen.style(last, was)


def _with_tables(entries: Sequence[_Entry]) -> list[_Entry]:
    """The blocks, but a table in whose place stands another of as many columns is that one edited."""
    found: list[_Entry] = []
    olds: list[_Entry] = []
    news: list[_Entry] = []
    for entry in entries:
        if entry.is_kept:
            found += [*_matched(olds, news), entry]
            olds, news = [], []
        else:
            (olds if entry.new is None else news).append(entry)
    return [*found, *_matched(olds, news)]


def _matched(olds: list[_Entry], news: list[_Entry]) -> list[_Entry]:
    for at, one in enumerate(olds):
        for place, other in enumerate(news):
            if not one.is_paragraph and not other.is_paragraph and _columns(one.old) == _columns(other.new):
                rest = _matched(olds[at + 1 :], news[place + 1 :])
                return [*olds[:at], *news[:place], _Entry(one.old, other.new), *rest]
    return [*olds, *news]


def _columns(table: etree._Element | None) -> int:
    return 0 if table is None else max((_cells(row) for row in within(table, w("tr"))), default=0)


def _ended(entries: list[_Entry]) -> list[_Entry]:
    """The blocks, but where the last one of each version has no other, these two are each other’s.

    Unless one whose end can be marked stands right before.
    """
    if not entries or entries[-1].is_kept or _tail(entries) < len(entries):
        return entries
    old = next((e for e in reversed(entries) if e.old is not None), None)
    new = next((e for e in reversed(entries) if e.new is not None), None)
    if old is None or new is None or old.is_kept or new.is_kept:
        return entries
    if not old.is_paragraph or not new.is_paragraph:
        return entries
    rest = [entry for entry in entries if entry is not old and entry is not new]
    return [*rest, _Entry(old.old, new.new)]


def _tail(entries: Sequence[_Entry]) -> int:
    """Where the paragraphs begin that end a container, were all put in or all taken out, and follow a kept one."""
    at = len(entries)
    while at and entries[at - 1].is_paragraph and not entries[at - 1].is_kept:
        if at < len(entries) and (entries[at - 1].old is None) != (entries[at].old is None):
            return len(entries)
        at -= 1
    follows = at and entries[at - 1].is_kept and entries[at - 1].is_paragraph
    return at if follows else len(entries)


def _set_in(entries: Sequence[_Entry], container: etree._Element) -> None:
    """Set the copies of what was taken out where they were: behind what stands before them."""
    last: etree._Element | None = None
    for number, entry in enumerate(entries):
        if entry.new is None and entry.element is not None:
            if last is not None:
                last.addnext(entry.element)
            else:
                behind = next((e.new for e in entries[number:] if e.new is not None), None)
                if behind is not None:
                    behind.addprevious(entry.element)
                else:
                    container.append(entry.element)
        last = entry.element if entry.element is not None else last


def _cells(row: etree._Element) -> int:
    return len(within(row, w("tc")))


def _style(properties: etree._Element | None) -> tuple[str, str, str]:
    """Of a paragraph’s looks what shows at once: its style, and its place in a list."""
    if properties is None:
        return "", "", ""
    style, number, depth = (
        properties.find(path)
        for path in (w("pStyle"), f"{w('numPr')}/{w('numId')}", f"{w('numPr')}/{w('ilvl')}")
    )
    of = "" if number is None else number.get(w("val"), "")
    return (
        "" if style is None else style.get(w("val"), ""),
        "" if of == "0" else of,
        "" if depth is None or not of else depth.get(w("val"), "").lstrip("0"),
    )
