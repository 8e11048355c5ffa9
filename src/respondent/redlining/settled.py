"""A part of a Word file with every tracked change in it accepted, so that two files are compared as they read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from respondent.ooxml.namespaces import w

_GONE = frozenset(
    map(
        w,
        (
            "del moveFrom moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
            "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
            "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart "
            "customXmlMoveToRangeEnd rPrChange pPrChange sectPrChange tblPrChange tblGridChange tcPrChange "
            "trPrChange tblPrExChange numberingChange cellIns cellMerge"
        ).split(),
    )
)
_KEPT = frozenset((w("ins"), w("moveTo")))
_TAKEN = (w("del"), w("moveFrom"))


def settle(root: etree._Element) -> None:
    """Accept every tracked change in the part, in place."""
    ended = [p for p in root.iter(w("p")) if _is_marked(p.find(f"{w('pPr')}/{w('rPr')}"))]
    rows = [row for row in root.iter(w("tr")) if _is_marked(row.find(w("trPr")))]
    cells = [cell for cell in root.iter(w("tc")) if cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None]
    for element in (*rows, *cells):
        _remove(element)
    for table in [table for table in root.iter(w("tbl")) if next(table.iter(w("tr")), None) is None]:
        _remove(table)
    for element in list(root.iter(*_GONE)):
        _remove(element)
    for element in list(root.iter(*_KEPT)):
        _unwrap(element)
    for paragraph in reversed(ended):
        _join(paragraph)


def _is_marked(properties: etree._Element | None) -> bool:
    return properties is not None and any(properties.find(name) is not None for name in _TAKEN)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Put in an element’s place what is in it; a mark among properties is empty, and goes."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _join(paragraph: etree._Element) -> None:
    """Let a paragraph whose end was taken out run on into the next, whose properties stand."""
    parent = paragraph.getparent()
    if parent is None:
        return
    behind = next(_after(paragraph), None)
    content = [child for child in paragraph if child.tag != w("pPr")]
    if behind is None or behind.tag != w("p"):
        if not any(child.tag == w("r") for child in content) and behind is not None:
            for child in content:
                paragraph.addprevious(child)
            parent.remove(paragraph)
        return
    at = int(behind.find(w("pPr")) is not None)
    behind[at:at] = content
    parent.remove(paragraph)


def _after(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables and the like behind one, bookmarks and comments between them passed over."""
    for sibling in paragraph.itersiblings(etree.Element):
        if sibling.tag not in {
            w("bookmarkStart"),
            w("bookmarkEnd"),
            w("commentRangeStart"),
            w("commentRangeEnd"),
        }:
            yield sibling
