"""A table of a web page while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from respondent.model.draft import Passage
from respondent.reading.labels import Cell, Row, labelled

_WIDEST = 1_000
"""Columns of a table that are told apart; as many as HTML allows one cell to cover."""


@dataclass(slots=True)
class OpenTable:
    """The rows so far. Text outside every cell, such as the caption, comes before them."""

    _before: list[Passage] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _cell: list[Passage] | None = None
    _column: int = 0
    _covered: dict[int, int] = field(default_factory=dict)

    @property
    def sink(self) -> list[Passage]:
        """Where a passage that is finished goes."""
        return self._before if self._cell is None else self._cell

    def begin_row(self) -> None:
        """Begin a row; columns that a cell above reaches down into stay covered."""
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self._rows.append(Row())
        self._column = 0

    def begin_cell(self, attributes: Mapping[str, str], *, heading: bool) -> None:
        """Begin a cell in the next column that is free."""
        if not self._rows:
            self.begin_row()
        span, rows = _count(attributes.get("colspan")), _count(attributes.get("rowspan"))
        while self._column in self._covered:
            self._column += 1
        self._column = min(self._column, _WIDEST)
        span = min(span, _WIDEST + 1 - self._column)
        self._cell = []
        self._rows[-1].cells.append(Cell(self._column, self._cell, span, rows, heading))
        if rows > 1:
            self._covered |= dict.fromkeys(range(self._column, self._column + span), rows)
        self._column += span

    def end_cell(self) -> None:
        """End the cell that is open."""
        self._cell = None

    def passages(self) -> Iterable[Passage]:
        """The passages of the whole table."""
        return (*self._before, *labelled(self._rows))


def _count(text: str | None) -> int:
    return min(max(int(text), 1), _WIDEST) if text and text.isdecimal() and len(text) < 9 else 1
