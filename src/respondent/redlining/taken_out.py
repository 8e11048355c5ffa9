"""What the later version lacks, copied from the earlier one, marked as taken out.

Copies have the words and their look, links, pictures and notes. They have no content controls and no bookmarks: a
claim’s tag stands once in a file, and where it stands now. A field is copied as what it printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from respondent.ooxml.namespaces import XML, R, W, w
from respondent.redlining.atoms import Atom, Naming, atoms_of, shown
from respondent.redlining.lending import Lender
from respondent.redlining.pen import Pen, properties_of

_HOLDERS = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}


class Copier:
    """Copies from one part of the earlier file into the same part of the later one.

    Without a pen, what it copies is as it was, and not marked: so are the words of a note whose mark is marked.
    """

    def __init__(self, lender: Lender, naming: Naming, pen: Pen | None) -> None:
        self._lender, self._naming, self._pen = lender, naming, pen

    def marked(self, atoms: Sequence[Atom]) -> list[etree._Element]:
        """Some parts of a paragraph as what may stand in one."""
        found: list[etree._Element] = []
        for link, group in groupby(atoms, key=lambda atom: atom.link):
            runs = [run for run in self._runs(list(group)) if run is not None]
            if not runs:
                continue
            content = [self._pen.around("del", runs)] if self._pen else runs
            found += [self._linked(link, content)] if link and link != "#" else content
        return found

    def _linked(self, target: str, content: Iterable[etree._Element]) -> etree._Element:
        link = etree.Element(w("hyperlink"))
        if target.startswith("#"):
            link.set(w("anchor"), target[1:])
        else:
            link.set(f"{{{R}}}id", self._lender.link(target))
        link.extend(content)
        return link

    def _runs(self, atoms: Sequence[Atom]) -> Iterable[etree._Element | None]:
        for _, several in groupby(atoms, key=lambda atom: atom.elements[0]):
            group = list(several)
            first = group[0]
            if first.is_word:
                whole = "".join(atom.text for atom in group)
                yield self._text(first.elements[0], whole)
            elif len(first.elements) > 1:
                printed = [run for element in shown(first.elements) for run in element.iter(w("r"))]
                yield self._text(printed[0], first.text) if printed and first.text else None
            else:
                yield self._whole(first.elements[0])

    def _text(self, run: etree._Element, words: str) -> etree._Element:
        copy = self._like(run)
        text = etree.SubElement(copy, w("delText" if self._pen else "t"))
        text.text = words
        text.set(f"{{{XML}}}space", "preserve")
        return copy

    def _like(self, run: etree._Element) -> etree._Element:
        """A run that looks like another, without its words."""
        copy = etree.Element(w("r"))
        look = run.find(w("rPr"))
        if look is not None:
            copy.append(self._lender.dressed(look))
        return copy

    def _whole(self, element: etree._Element) -> etree._Element | None:
        """A run with a tab, the mark of a note or a picture; a formula. None where it cannot be copied."""
        if element.tag != w("r"):
            return self._lender.carried(element)
        copy = self._like(element)
        leaf = next(child for child in element.iterchildren(etree.Element) if child.tag != w("rPr"))
        kind = _NOTES.get(str(leaf.tag))
        if kind is not None:
            number = self._lender.note(kind, leaf.get(w("id"), ""))
            if number is None:
                return None
            etree.SubElement(copy, leaf.tag).set(w("id"), number)
            return copy
        if etree.QName(leaf).namespace == W and len(leaf) == 0:
            copy.append(deepcopy(leaf))
            return copy
        carried = self._lender.carried(leaf)
        if carried is None:
            return None
        copy.append(carried)
        return copy

    def dressed(self, properties: etree._Element) -> etree._Element:
        """Properties as the later file has them."""
        return self._lender.dressed(properties)

    # Whole blocks

    def paragraph(self, old: etree._Element) -> etree._Element:
        """A paragraph, whose end is for the caller to mark."""
        copy = etree.Element(w("p"))
        properties = old.find(w("pPr"))
        if properties is not None:
            copy.append(self._lender.dressed(properties))
        copy.extend(self.marked(atoms_of(old, self._naming)))
        return copy

    def table(self, old: etree._Element) -> etree._Element:
        """A table, row by row."""
        copy = etree.Element(w("tbl"))
        for name in ("tblPr", "tblGrid"):
            found = old.find(w(name))
            if found is not None:
                copy.append(self._lender.dressed(found))
        copy.extend(self.row(row) for row in within(old, w("tr")))
        return copy

    def row(self, old: etree._Element) -> etree._Element:
        """A row of a table."""
        copy = etree.Element(w("tr"))
        for name in ("tblPrEx", "trPr"):
            found = old.find(w(name))
            if found is not None:
                copy.append(self._lender.dressed(found))
        copy.extend(self._cell(cell) for cell in within(old, w("tc")))
        if self._pen is not None:
            self._pen.row(copy, "del")
        return copy

    def _cell(self, old: etree._Element) -> etree._Element:
        copy = etree.Element(w("tc"))
        found = old.find(w("tcPr"))
        if found is not None:
            copy.append(self._lender.dressed(found))
        for block in blocks_in(old):
            copy.append(self.paragraph(block) if block.tag == w("p") else self.table(block))
        if len(copy) == 0 or copy[-1].tag != w("p"):
            properties_of(etree.SubElement(copy, w("p")))
        return copy


def blocks_in(container: etree._Element) -> list[etree._Element]:
    """The paragraphs and tables of a container in order, those in controls too."""
    found: list[etree._Element] = []
    for child in container.iterchildren(etree.Element):
        if child.tag in {w("p"), w("tbl")}:
            found.append(child)
        elif child.tag in _HOLDERS:
            found += blocks_in(child)
    return found


def within(container: etree._Element, name: str) -> list[etree._Element]:
    """The rows of a table, or the cells of a row, those in controls too."""
    found: list[etree._Element] = []
    for child in container.iterchildren(etree.Element):
        if child.tag == name:
            found.append(child)
        elif child.tag in _HOLDERS:
            found += within(child, name)
    return found
