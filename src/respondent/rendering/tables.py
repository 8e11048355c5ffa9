"""A record's rows set as a table: which columns and rows, what each cell says, and what its marks mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.model.evidence import DataTable, Row
from respondent.model.quantity import Quantity
from respondent.model.workspace import NotFoundError, did_you_mean
from respondent.prose.figures import write_quantity
from respondent.rendering.faces import Face, MisusedError, claim_of
from respondent.rendering.printed import PrintedCell, PrintedTable
from respondent.rendering.session import current

TOTAL = "Total"
NOT_GIVEN = "–"

_MARK = re.compile(r"\[[a-z]+\]")


def set_table(
    table: DataTable,
    group: Mapping[str, str],
    columns: object,
    caption: object,
    *,
    total: bool,
) -> PrintedTable:
    """The rows of `table` that are in `group`, with their values.

    `columns` chooses and names columns; the value's comes last unless it is named. `total` adds the sum as a last
    row. Raises NotFoundError, ArithmeticRefusedError, NothingHonestError and MisusedError.
    """
    rows = current().workspace.rows(table.id, **group)
    current().budget.spend(10 * len(rows))
    whole = current().workspace.total(table.id, **group) if total else None
    return PrintedTable(
        table,
        _columns(table, columns),
        rows,
        tuple(_cell(table, row) for row in rows),
        _caption(caption),
        _value(whole) if whole else None,
        _legend(table, rows),
    )


def _columns(table: DataTable, columns: object) -> tuple[tuple[str, str], ...]:
    if columns is None:
        chosen: dict[object, object] = {column: _heading(column) for column in table.key}
    elif isinstance(columns, dict):
        chosen = columns
    elif isinstance(columns, list | tuple):
        chosen = {column: _heading(column) if isinstance(column, str) else None for column in columns}
    else:
        raise MisusedError
    found = []
    for column, heading in chosen.items():
        if not isinstance(column, str) or not isinstance(heading, str):
            raise MisusedError
        if column not in table.columns:
            raise NotFoundError(
                f"“{table.id}” has no column “{column}”.", did_you_mean(column, table.columns)
            )
        found.append((column, heading))
    if table.value_column not in chosen:
        found.append((table.value_column, _heading(table.value_column)))
    return tuple(found)


def _heading(column: str) -> str:
    words = column.replace("_", " ")
    return words[:1].upper() + words[1:]


def _cell(table: DataTable, row: Row) -> PrintedCell:
    raw = row.cells[table.value_column].strip()
    if row.quantity is None:
        return PrintedCell(raw or NOT_GIVEN, None)
    quantity = current().workspace.figure(table.id, **dict(zip(table.key, row.key, strict=True)))
    value = _value(quantity)
    marks = " ".join(_MARK.findall(raw))
    return (
        PrintedCell(f"{value.text} {marks}", value.basis, value.quantity, value.working) if marks else value
    )


def _value(quantity: Quantity) -> PrintedCell:
    claim = claim_of(write_quantity(quantity, current().workspace.settings), quantity)
    return PrintedCell(claim.text, claim.basis, quantity, claim.working)


def _caption(caption: object) -> str:
    if caption is None:
        return ""
    if not isinstance(caption, str | Face):
        raise MisusedError
    return str(caption)


def _legend(table: DataTable, rows: tuple[Row, ...]) -> str | None:
    """What the marks in the cells mean: "[c]: suppressed; [p]: provisional"."""
    meanings: dict[str, str] = {}
    for row in rows:
        raw = row.cells[table.value_column].strip()
        if row.quantity is None:
            meanings.setdefault(raw or NOT_GIVEN, ", ".join(row.markers) or "not known")
        elif marks := _MARK.findall(raw):
            meanings.update(zip(marks, row.markers, strict=False))
    return "; ".join(f"{mark}: {meaning}" for mark, meaning in meanings.items()) or None
