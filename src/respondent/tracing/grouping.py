"""The group of a table that a sum is over, so that a row which came or went is counted too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from respondent.model.built_figure import BuiltFigure
from respondent.model.evidence import DataTable
from respondent.model.workspace import Workspace


def group_of(
    figure: BuiltFigure, workspace: Workspace, ids: Mapping[str, str]
) -> tuple[str, dict[str, str]] | None:
    """The table’s present id and the group (``{"region": "Wales"}``) of which a sum has every row, and no other.

    `ids` are the present ids of records that have been renamed. None where its parts are not just that. All rows of
    a table are a group without a condition. Of several such groups the one that the table declares complete.
    """
    given = [leaf.given for leaf in figure.leaves()]
    names = {one.record for one in given if one is not None}
    name = names.pop() if len(names) == 1 else ""
    record = workspace.records.get(name) or workspace.records.get(ids.get(name, name))
    if not isinstance(record, DataTable):
        return None
    keys = {one.row for one in given if one is not None}
    found = [group for group in _groups(record, keys) if _rows(record, group) == keys]
    complete = [group for group in found if group and record.is_complete(*next(iter(group.items())))]
    best = complete or found
    return (ids.get(name, name), best[0]) if best else None


def rows_that_came(
    figure: BuiltFigure, before: Workspace, now: Workspace, ids: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The table’s id and the key of each row that is now in a group which a sum was over, and is not in the sum."""
    for total in figure.sums():
        table_id, group = group_of(total, before, ids) or ("", {})
        table = now.records.get(table_id)
        if isinstance(table, DataTable) and group.keys() <= set(table.columns):
            had = {leaf.given.row for leaf in total.leaves() if leaf.given is not None}
            yield from ((table_id, key) for key in sorted(_rows(table, group) - had))


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
