"""Parts that do not make their total, where both are recorded."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from respondent.checking.rule import Findings
from respondent.checking.subjects import (
    Figure,
    agree,
    alike,
    days_of,
    figures_in,
    heading_words,
    kind_of,
    words_of,
)
from respondent.errors import RespondentError
from respondent.model.codes import E110
from respondent.model.evidence import DataTable
from respondent.model.quantity import Quantity
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity


def parts_and_total(workspace: Workspace) -> Findings:
    """Somebody adds up the table, and it does not come to the number in the text.

    Anti-pattern: a complete group of a table's rows that does not make the figure that another record, or a row
    of another table, states for the group.

    Best practice: find out which number is wrong, or which part is missing, and take the group out of
    `complete`.
    """
    stated: dict[Hashable, list[Figure]] = {}
    for figure in figures_in(workspace):
        stated.setdefault(_whose(figure.quantity), []).append(figure)
    for table in workspace.records.values():
        if isinstance(table, DataTable):
            for group, total in _groups(table, workspace):
                yield from _beside(table, group, total, stated.get(_whose(total), []), workspace)


def _whose(quantity: Quantity) -> Hashable:
    return (*kind_of(quantity), quantity.place, days_of(quantity))


def _groups(table: DataTable, workspace: Workspace) -> Iterator[tuple[str, Quantity]]:
    """The groups that are declared complete, with their sums."""
    if table.place_column is None:
        return
    for column, values in table.complete:
        for value in values:
            try:
                total = workspace.total(table.id, **{column: value})
            except RespondentError:
                continue
            if not total.at_least:
                yield value, total


def _beside(
    table: DataTable, group: str, total: Quantity, stated: list[Figure], workspace: Workspace
) -> Findings:
    """What other records state for a group of a table."""
    for figure in stated:
        if figure.record is table or agree(figure.quantity, total):
            continue
        if alike(heading_words(table) - words_of(group), figure.words):
            mine, yours = (write_quantity(q, workspace.settings) for q in (total, figure.quantity))
            yield E110.at(
                figure.span,
                f"The rows of “{table.id}” for {group} come to {mine}, but “{figure.name}” says {yours}.",
                "Correct the one that is wrong; if rows are missing, take the group out of the table’s "
                "`complete`.",
            )
