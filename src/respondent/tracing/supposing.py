"""The evidence as it would be if one figure were another: to see what a revision would touch before it is made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from respondent.loading.numbers import NumberFormError, parse_number
from respondent.model.evidence import DataTable, Row, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.workspace import NotFoundError, Workspace, did_you_mean


def suppose(workspace: Workspace, name: str, value: str) -> Workspace:
    """The workspace with another value for the statistic “id” or the row “id#row”; nothing is written.

    Raises NotFoundError where there is no such figure, or the value is no number.
    """
    record_id, _, row = name.partition("#")
    record = workspace.records.get(record_id)
    try:
        number = parse_number(value).value
    except NumberFormError as error:
        raise NotFoundError(str(error), "") from error
    if isinstance(record, Statistic) and not row:
        other = _statistic(record, number, value)
    elif isinstance(record, DataTable) and row:
        other = _table(record, row, number, value)
    else:
        message = f"“{name}” is no single figure, so that no other value can be supposed for it."
        raise NotFoundError(message, "Name a statistic, or a row of a table as “table#row”.")
    records = {**workspace.records, record_id: other}
    return replace(workspace, records=MappingProxyType(records))


def _statistic(record: Statistic, number: Decimal, value: str) -> Record:
    fields = MappingProxyType({**record.fields, "value": value})
    return replace(record, quantity=_with(record.quantity, number), fields=fields)


def _table(table: DataTable, key: str, number: Decimal, value: str) -> Record:
    keys = [", ".join(row.key) for row in table.rows]
    if key not in keys:
        raise NotFoundError(f"“{table.id}” has no row “{key}”.", did_you_mean(key, tuple(keys)))
    at = keys.index(key)
    row: Row = table.rows[at]
    if row.quantity is None:
        raise NotFoundError(f"“{table.id}#{key}” has no value.", "Write one into the table first.")
    cells = MappingProxyType({**row.cells, table.value_column: value})
    other = replace(row, quantity=_with(row.quantity, number), cells=cells)
    return replace(table, rows=(*table.rows[:at], other, *table.rows[at + 1 :]))


def _with(quantity: Quantity, number: Decimal) -> Quantity:
    """The same figure with another number, as precise as before."""
    value = Fraction(number)
    below, above = quantity.value - quantity.low, quantity.high - quantity.value
    return replace(quantity, value=value, low=value - below, high=value + above, written=number)
