"""The group of a table that a sum is over, so that a row which came or went is counted too."""

from __future__ import annotations

from respondent.model.evidence import DataTable
from respondent.model.past_manifest import PastFigure
from respondent.model.workspace import Workspace


def group_of(figure: PastFigure, workspace: Workspace) -> tuple[str, dict[str, str]] | None:
    """The table’s id and the group (``{"region": "Wales"}``) of which a sum has every row, and no other.

    None where its parts are not just that. All rows of a table are a group without a condition. Of several such
    groups the one that the table declares complete.
    """
    given = [leaf.given for leaf in figure.leaves()]
    names = {one.record for one in given if one is not None}
    record = workspace.records.get(names.pop()) if len(names) == 1 else None
    if not isinstance(record, DataTable):
        return None
    keys = {one.row for one in given if one is not None}
    found = [group for group in _groups(record, keys) if _rows(record, group) == keys]
    complete = [group for group in found if group and record.is_complete(*next(iter(group.items())))]
    best = complete or found
    return (record.id, best[0]) if best else None


def _groups(table: DataTable, keys: set[tuple[str, ...]]) -> list[dict[str, str]]:
    """The groups that one of the rows belongs to."""
    row = next((row for row in table.rows if row.key in keys), None)
    if row is None:
        return []
    return [{}, *({column: row.cells[column]} for column in table.columns if column != table.value_column)]


def _rows(table: DataTable, group: dict[str, str]) -> set[tuple[str, ...]]:
    """The keys of a group’s rows whose value is known: only those are summed."""
    return {
        row.key
        for row in table.rows
        if row.quantity is not None and all(row.cells[column] == value for column, value in group.items())
    }
