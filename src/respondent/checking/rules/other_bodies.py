"""A change over bodies that did not answer both times."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import E113
from respondent.model.evidence import Coverage, DataTable, Statistic
from respondent.model.lineage import Derived, Operation, leaves, named
from respondent.model.quantity import Quantity


def other_bodies(page: Page) -> Findings:
    """If 35 forces answered last year and 39 this year, a rise may be nothing but four more answers.

    Anti-pattern: a change or a difference between two figures whose records have different `coverage`.

    Best practice: compare only the bodies that answered both times, in records of their own.
    """
    for claim in page.document.claims:
        for one, other in _compared(claim.quantity) if claim.quantity else ():
            mine, yours = (_coverages(q, page) for q in (one, other))
            if mine and yours and mine != yours:
                yield E113.at(
                    claim.span,
                    f"{named(one.lineage)} and {named(other.lineage)} are compared, but not the same "
                    "bodies answered.",
                    "Compare only those that answered both times, or give the two figures without the change.",
                )


def _compared(quantity: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    lineage = quantity.lineage
    if not isinstance(lineage, Derived):
        return
    if (
        lineage.operation in (Operation.CHANGE, Operation.DIFFERENCE, Operation.RATIO)
        and quantity.is_movement
    ):
        yield lineage.operands[0], lineage.operands[1]
    for operand in lineage.operands:
        yield from _compared(operand)


def _coverages(quantity: Quantity, page: Page) -> frozenset[Coverage]:
    records = (page.workspace.records.get(leaf.record) for leaf in leaves(quantity.lineage))
    return frozenset(
        r.coverage for r in records if isinstance(r, Statistic | DataTable) and r.coverage is not None
    )
