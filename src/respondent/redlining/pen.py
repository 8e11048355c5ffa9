"""Whoever makes the tracked changes: marks of what was put in and taken out, with a name, a date and a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from respondent.ooxml.ids import Ids
from respondent.ooxml.namespaces import w

_AFTER_RPR = ("sectPr", "pPrChange")
_NUMBERED = tuple(
    f"{{*}}{name}"
    for name in (
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference comment "
        "footnote endnote permStart permEnd"
    ).split()
)


class Pen:
    """Makes marks; `date` is a moment as Word writes it, or "" for none."""

    def __init__(self, author: str, date: str, ids: Ids) -> None:
        self._author, self._date, self._ids = author, date, ids

    def mark(self, name: str) -> etree._Element:
        """An element `w:ins`, `w:del` and the like."""
        return self._numbered(etree.Element(w(name)), str(self._ids.new()))

    def _numbered(self, element: etree._Element, number: str) -> etree._Element:
        element.set(w("id"), number)
        element.set(w("author"), self._author)
        if self._date:
            element.set(w("date"), self._date)
        return element

    def around(self, name: str, content: Iterable[etree._Element]) -> etree._Element:
        """Elements in a mark."""
        mark = self.mark(name)
        mark.extend(content)
        return mark

    def end_of(self, paragraph: etree._Element, name: str) -> None:
        """Say that the paragraph’s end was put in ("ins") or taken out ("del")."""
        properties = properties_of(paragraph)
        runs = properties.find(w("rPr"))
        if runs is None:
            runs = etree.Element(w("rPr"))
            behind = next((child for child in properties if child.tag in set(map(w, _AFTER_RPR))), None)
            if behind is None:
                properties.append(runs)
            else:
                behind.addprevious(runs)
        runs.insert(0, self.mark(name))

    def row(self, row: etree._Element, name: str) -> None:
        """Say that a table’s row was put in or taken out."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = row.find(w("tblPrEx"))
            row.insert(0, properties) if before is None else before.addnext(properties)
        if len(properties) == 0:  # the schema wants something beside the mark; this is what holds without it
            etree.SubElement(properties, w("cantSplit")).set(w("val"), "off")
        properties.append(self.mark(name))

    def style(self, paragraph: etree._Element, old: etree._Element | None) -> None:
        """Say which properties the paragraph had before; `old` is its `w:pPr`."""
        kept = etree.Element(w("pPr"))
        left_out = {w("rPr"), w("sectPr"), w("pPrChange")}
        kept.extend(deepcopy(child) for child in (() if old is None else old) if child.tag not in left_out)
        change = self.mark("pPrChange")
        change.append(kept)
        properties_of(paragraph).append(change)

    def control(self, control: etree._Element) -> None:
        """Say that a content control was put in with all that is in it: Word takes it out if that is rejected."""
        content = control.find(w("sdtContent"))
        if content is None:
            return
        outer, inner = str(self._ids.new()), str(self._ids.new())
        start, end = "customXmlInsRangeStart", "customXmlInsRangeEnd"
        control.addprevious(self._numbered(etree.Element(w(start)), outer))
        content.insert(0, _end(end, outer))
        content.append(self._numbered(etree.Element(w(start)), inner))
        control.addnext(_end(end, inner))


def _end(name: str, number: str) -> etree._Element:
    element = etree.Element(w(name))
    element.set(w("id"), number)
    return element


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The paragraph’s `w:pPr`, made where it is missing."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found


def numbers_in(roots: Sequence[etree._Element]) -> set[int]:
    """The numbers that bookmarks, comments and notes have already."""
    found = (element.get(w("id"), "") for root in roots for element in root.iter(*_NUMBERED))
    return {int(number) for number in found if number.isascii() and number.isdecimal() and len(number) < 10}
