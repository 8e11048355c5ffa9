"""Parts that do not make their total, where both are recorded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from respondent.checking.rule import Findings
from respondent.checking.subjects import Figure, agree, alike, days_of, figures_in, kind_of, words_of
from respondent.errors import RespondentError
from respondent.model.codes import E110
from respondent.model.evidence import DataTable, Row, Statistic
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity
from respondent.prose.numbers import rounded

_TOTAL = frozenset({"total", "all", "overall", "sum"})


def parts_and_total(workspace: Workspace) -> Findings:
    """Somebody adds up the table, and it does not come to the number in the text.

    Anti-pattern: a table whose rows do not make its own row “Total”, or a complete group of rows that does not
    make the figure that another record states for the group.

    Best practice: find out which number is wrong, or which part is missing, and take the group out of
    `complete`.
    """
    for table in workspace.records.values():
        if isinstance(table, DataTable):
            yield from _within(table, workspace)
            for group, total in _groups(table, workspace):
                yield from _beside(table, group, total, workspace)


def _within(table: DataTable, workspace: Workspace) -> Findings:
    """A table with a row for its total."""
    if table.unit.nature not in (Nature.COUNT, Nature.MONEY) or len(table.key) > 1:
        return
    totals = [row for row in table.rows if _TOTAL & set(row.key[0].casefold().split()[:1])]
    parts = [row for row in table.rows if row not in totals]
    if len(totals) != 1 or not _all_known([*totals, *parts]) or len(parts) < 2:
        return
    total = totals[0].quantity
    added = sum((row.quantity.value for row in parts if row.quantity), Fraction(0))
    slack = sum((_slack(row.quantity) for row in parts if row.quantity), Fraction(0))
    if total is not None and abs(added - total.value) > slack + _slack(total):
        yield E110.at(
            table.place_of("rows"),
            f"The rows of “{table.id}” come to {rounded(added, _step(added))}, but its row "
            f"“{totals[0].key[0]}” says "
            f"{write_quantity(total, workspace.settings)}.",
            "Correct the row that is wrong, or add the one that is missing.",
        )


def _step(value: Fraction) -> Fraction:
    return Fraction(1) if value.denominator == 1 else Fraction(1, 100)


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


def _beside(table: DataTable, group: str, total: Quantity, workspace: Workspace) -> Findings:
    """What another record states for a group of a table."""
    rows = Figure(
        table, table.id, total, words_of(table.heading) - words_of(" ".join(table.columns)), table.span
    )
    for figure in figures_in(workspace):
        other = figure.quantity
        if not isinstance(figure.record, Statistic) or other.place != group:
            continue
        same = kind_of(other)[:5] == kind_of(total)[:5] and not other.dimensions
        if same and days_of(other) == days_of(total) and not agree(other, total) and alike(rows, figure):
            mine, yours = (write_quantity(q, workspace.settings) for q in (total, other))
            yield E110.at(
                figure.span,
                f"The rows of “{table.id}” for {group} come to {mine}, but “{figure.name}” says {yours}.",
                "Correct the one that is wrong; if rows are missing, take the group out of the table’s "
                "`complete`.",
            )


def _all_known(rows: list[Row]) -> bool:
    return all(row.quantity is not None for row in rows)


def _slack(quantity: Quantity) -> Fraction:
    """How far a value may be off that was published rounded."""
    return quantity.high - quantity.value
