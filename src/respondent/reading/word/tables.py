"""A table of a Word file: its cells in order, with the headings of their rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from respondent.model.draft import Passage, PassageKind
from respondent.ooxml.namespaces import w
from respondent.reading.labels import Cell, Row, labelled
from respondent.reading.word.changes import Changes
from respondent.reading.word.names import is_on, value

_WIDEST = 1_000
"""Columns that a cell or a gap may cover; Word allows 63."""


class TableReader:
    """Reads tables; `read` reads what stands in a cell."""

    def __init__(
        self, changes: Changes, read: Callable[[etree._Element, PassageKind | None], list[Passage]]
    ) -> None:
        self._changes, self._read = changes, read

    def read(self, table: etree._Element) -> Iterable[Passage]:
        """The passages of the table's cells, row by row."""
        begun: dict[int, Cell] = {}
        kept = (row for row in self._within(table, w("tr")) if not self._changes.drops_row(row))
        return labelled([self._row(row, begun) for row in kept])

    def _row(self, element: etree._Element, begun: dict[int, Cell]) -> Row:
        properties = element.find(w("trPr"))
        row = Row(heading=properties is not None and is_on(properties.find(w("tblHeader"))))
        column = 0 if properties is None else _count(properties.find(w("gridBefore")), 0)
        for child in self._within(element, w("tc")):
            if self._changes.drops_cell(child):
                continue
            cell = self._cell(child, column)
            merge = child.find(f"{w('tcPr')}/{w('vMerge')}")
            above = begun.get(column)
            if merge is not None and value(merge) != "restart" and above is not None:
                above.rows += 1
            else:
                begun[column] = cell
            row.cells.append(cell)
            column += cell.span
        return row

    def _cell(self, element: etree._Element, column: int) -> Cell:
        span = _count(element.find(f"{w('tcPr')}/{w('gridSpan')}"), 1)
        return Cell(column, self._read(element, PassageKind.CELL), max(1, span))

    def _within(self, element: etree._Element, name: str) -> Iterable[etree._Element]:
        """The rows or cells of an element, those in content controls and tracked changes too."""
        for child in element.iterchildren(etree.Element):
            if child.tag == name:
                yield child
            elif child.tag not in self._changes.dropped and child.tag != w("tbl"):
                yield from self._within(child, name)


def _count(element: etree._Element | None, otherwise: int) -> int:
    text = value(element)
    return min(int(text), _WIDEST) if text.isdecimal() and len(text) < 9 else otherwise
