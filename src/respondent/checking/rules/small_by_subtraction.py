"""A small count that a reader can work out by subtraction."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.small_counts import is_count, is_small, is_unpublished
from respondent.checking.subjects import days_of
from respondent.model.codes import X103
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Claim
from respondent.model.evidence import DataTable, Row
from respondent.model.lineage import Given, leaves
from respondent.model.quantity import Quantity

Stated = tuple[Claim, Quantity]


def small_by_subtraction(page: Page) -> Findings:
    """A count that is left out is still there if its total and all its neighbours are printed.

    Anti-pattern: a document that states the total of a group and all its rows but one, or but some that come to
    a small count, from a source whose `standing` is unpublished.

    Best practice: leave out a second, larger row, or the total.
    """
    stated = [(c, q) for c in page.document.claims if (q := c.quantity) is not None and is_count(q)]
    for name in sorted({leaf.record for _, quantity in stated for leaf in leaves(quantity.lineage)}):
        table = page.workspace.records.get(name)
        if isinstance(table, DataTable) and is_unpublished(table, page.workspace):
            yield from _of_table(table, stated, page.workspace.settings.small_numbers.below)


def _of_table(table: DataTable, stated: list[Stated], below: int) -> Iterator[Diagnostic]:
    """The leaks of one table: a group's total less the rows that are printed."""
    printed = {
        quantity.lineage.row: quantity.value
        for _, quantity in stated
        if isinstance(quantity.lineage, Given) and quantity.lineage.record == table.id
    }
    for group, rows in _groups(table):
        shown = [printed[row.key] for row in rows if row.key in printed]
        if not shown or len(shown) == len(rows):
            continue
        for claim, total in stated:
            left = total.value - sum(shown, Fraction(0))
            if is_small(left, below) and left > 0 and _is_total(total, table, group, rows):
                yield _leak(claim, table, group, below)


def _leak(claim: Claim, table: DataTable, group: str | None, below: int) -> Diagnostic:
    what = f"the rows of {group}" if group else "all rows"
    return X103.at(
        claim.span,
        f"With this total and the figures beside it, a reader can work out what is left of {what} in "
        f"“{table.id}”: a count below {below} from a source that is not published.",
        "Leave out the total, or a second row that is larger.",
    )


def _groups(table: DataTable) -> Iterator[tuple[str | None, tuple[Row, ...]]]:
    """The table as a whole, and its groups by each column that is no part of the key."""
    yield None, table.rows
    for column in table.columns:
        if column in (table.value_column, *table.key):
            continue
        for value in dict.fromkeys(row.cells[column] for row in table.rows):
            yield value, tuple(row for row in table.rows if row.cells[column] == value)


def _is_total(total: Quantity, table: DataTable, group: str | None, rows: tuple[Row, ...]) -> bool:
    """Whether a figure is the total of these rows: added up from them, or stated by another record."""
    found = leaves(total.lineage)
    if all(leaf.record == table.id for leaf in found):
        return total.is_derived and {leaf.row for leaf in found} == {row.key for row in rows}
    first = next((row.quantity for row in rows if row.quantity is not None), None)
    return (
        group is not None
        and first is not None
        and total.place == group
        and not total.dimensions
        and (total.unit, total.measure) == (first.unit, first.measure)
        and days_of(total) == days_of(first)
    )
