"""Two records that state different values for the same thing."""

from __future__ import annotations

from collections.abc import Hashable

from respondent.checking.rule import Findings
from respondent.checking.subjects import Figure, agree, alike_pairs, base_of, days_of, figures_in, kind_of
from respondent.model.codes import E108
from respondent.model.diagnostic import Diagnostic
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity


def two_values(workspace: Workspace) -> Findings:
    """Two letters that state two values for one thing discredit both.

    Anti-pattern: two records with the same unit, measure, period, place, dimension and base, about the same
    thing, whose values differ.

    Best practice: find out which is right, and let one record replace the other (`superseded_by`).
    """
    by_kind: dict[Hashable, list[Figure]] = {}
    for figure in figures_in(workspace):
        if figure.record.superseded_by is None and figure.quantity.period is not None:
            quantity = figure.quantity
            key = (*kind_of(quantity), quantity.place, days_of(quantity), *base_of(figure.record))
            by_kind.setdefault(key, []).append(figure)
    for figures in by_kind.values():
        others: dict[int, list[Figure]] = {}
        for earlier, later in alike_pairs(figures):
            if earlier.record is not later.record and not agree(earlier.quantity, later.quantity):
                others.setdefault(id(later), []).append(earlier)
        for later in figures:
            if found := others.get(id(later)):
                yield _differs(later, found, workspace)


def _differs(figure: Figure, others: list[Figure], workspace: Workspace) -> Diagnostic:
    """What is said of a figure once, however many say something else."""
    mine, yours = (write_quantity(f.quantity, workspace.settings) for f in (figure, others[0]))
    more = f" {len(others) - 1:,} more say something else." if len(others) > 1 else ""
    return E108.at(
        figure.span,
        f"“{figure.name}” says {mine}, “{others[0].name}” says {yours} for the same thing.{more}",
        "Find out which is right. If one has replaced the other, give it `superseded_by`; if they "
        "are about different things, say so in their fields.",
    )
