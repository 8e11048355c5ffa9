"""Counts that are so small that they might tell who is meant."""

from __future__ import annotations

from fractions import Fraction

from respondent.checking.page import source_of
from respondent.model.lineage import Derived, Lineage, Operation, leaves
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.unit import Nature
from respondent.model.workspace import Workspace


def is_count(quantity: Quantity) -> bool:
    """Whether this is a plain number of people or things: a count, or counts added or taken from each other."""
    plain = quantity.unit.nature is Nature.COUNT and quantity.per is None
    return plain and (not isinstance(quantity.lineage, Derived) or _adds(quantity.lineage))


def _adds(lineage: Lineage) -> bool:
    return not isinstance(lineage, Derived) or (
        lineage.operation in (Operation.SUM, Operation.DIFFERENCE)
        and all(_adds(o.lineage) for o in lineage.operands)
    )


def is_small(value: Fraction, below: int) -> bool:
    """Whether a count is small and not nought."""
    return 0 < abs(value) < below


def is_unpublished(record: Record | None, workspace: Workspace) -> bool:
    """Whether a record comes from a source that says that it is not published."""
    source = source_of(record, workspace) if record is not None else None
    return source is not None and "unpublished" in source.standing


def rests_on_unpublished(quantity: Quantity, workspace: Workspace) -> bool:
    """Whether any record that a figure rests on is unpublished."""
    return any(
        is_unpublished(workspace.records.get(leaf.record), workspace) for leaf in leaves(quantity.lineage)
    )
