"""The headings of a table's rows and columns, given to each of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from respondent.model.draft import Passage

_LONGEST = 120
"""Characters of a heading; what is longer, or has several lines, is prose in a table made for layout."""

_MOST_HEADS = 10
"""Rows of headings at the top of a table; what follows is read as rows like any other."""


@dataclass(slots=True)
class Cell:
    """A cell: the column in which it begins (from 0), how many columns and rows it covers, and what it says."""

    column: int
    passages: Sequence[Passage]
    span: int = 1
    rows: int = 1
    heading: bool = False

    @property
    def label(self) -> str:
        """What the cell says, if it can be a heading; else nothing."""
        if len(self.passages) != 1:
            return ""
        text = self.passages[0].text
        return text if len(text) <= _LONGEST and "\n" not in text else ""


@dataclass(slots=True)
class Row:
    """A row of cells; `heading` where the table says that the row holds the headings of columns."""

    cells: list[Cell] = field(default_factory=list)
    heading: bool = False


def labelled(rows: Sequence[Row]) -> Iterable[Passage]:
    """The passages of all cells in order, each with its place and the headings of its row and then of its column.

    A row is a heading if the table says so, or if it is the first of several and the table says nothing; the
    heading of a row is its first cell, which covers the rows below where it was merged with them.
    """
    heads = _heads(rows)
    columns: dict[int, tuple[str, ...]] = {}
    row_label, covered = "", 0
    for number, row in enumerate(rows):
        first = next((cell for cell in row.cells if cell.column == 0), None)
        covered -= 1
        if first is not None and first.label:
            row_label, covered = first.label, first.rows
        elif covered <= 0:
            row_label = ""
        for cell in row.cells:
            if number in heads:
                _note_heading(columns, cell)
                yield from _with((), number, cell)
            else:
                above = columns.get(cell.column, ())
                beside = (row_label,) if row_label and cell is not first else ()
                yield from _with((*beside, *above), number, cell)


def _heads(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of the rows that hold the headings of columns: those at the top."""
    said = 0
    while said < min(len(rows), _MOST_HEADS) and (rows[said].heading or _all_headings(rows[said])):
        said += 1
    if said:
        return frozenset(range(said))
    return frozenset({0}) if len(rows) > 1 and len(rows[0].cells) > 1 else frozenset()


def _all_headings(row: Row) -> bool:
    return bool(row.cells) and all(cell.heading for cell in row.cells)


def _note_heading(columns: dict[int, tuple[str, ...]], cell: Cell) -> None:
    if cell.label:
        for column in range(cell.column, cell.column + min(cell.span, 1000)):
            columns[column] = (*columns.get(column, ()), cell.label)


def _with(labels: tuple[str, ...], row: int, cell: Cell) -> Iterable[Passage]:
    """The cell's passages with the labels; those of a table within the cell keep their own."""
    place = row, cell.column, cell.span
    return (
        replace(passage, labels=passage.labels or labels, cell=passage.cell or place)
        for passage in cell.passages
    )
