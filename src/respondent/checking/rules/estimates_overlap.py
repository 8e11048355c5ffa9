"""Survey estimates compared though they may be the same."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from respondent.checking.comparing import compared_in
from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import P104
from respondent.model.document import Claim
from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity


def estimates_overlap(page: Page) -> Findings:
    """32 per cent is not more than 30 per cent if the survey can tell neither from 31.

    Anti-pattern: a sentence, or a calculation, that compares two estimates whose confidence intervals overlap.

    Best practice: say that there was no clear difference, or give both with their intervals.
    """
    for claim, one, other in _pairs(page):
        mine, yours = _interval(one), _interval(other)
        if mine and yours and mine[0] <= yours[1] and yours[0] <= mine[1]:
            yield P104.at(
                claim.span,
                "This compares two estimates whose confidence intervals overlap: they may be the same.",
                "Say that there is no clear difference, or give both with their intervals.",
            )


def _pairs(page: Page) -> Iterator[tuple[Claim, Quantity, Quantity]]:
    for (_, one), (placed, other) in compared_in(page):
        yield placed.claim, one, other
    for claim in page.document.claims:
        lineage = claim.quantity.lineage if claim.quantity is not None else None
        if isinstance(lineage, Derived) and lineage.operation in (
            Operation.CHANGE,
            Operation.DIFFERENCE,
            Operation.RATIO,
        ):
            yield claim, lineage.operands[0], lineage.operands[1]


def _interval(quantity: Quantity) -> tuple[Fraction, Fraction] | None:
    return quantity.survey.interval if quantity.survey is not None else None
