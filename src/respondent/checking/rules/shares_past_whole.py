"""Shares of one whole that come to more than all of it."""

from __future__ import annotations

import re
from collections.abc import Hashable
from fractions import Fraction

from respondent.checking.rule import Findings
from respondent.checking.subjects import Figure, days_of, figures_in, step_of
from respondent.model.codes import E109
from respondent.model.evidence import DataTable, Statistic
from respondent.model.record import Record
from respondent.model.unit import Nature
from respondent.model.workspace import Workspace
from respondent.prose.numbers import rounded

_SEVERAL = re.compile(
    r"multiple|more than one|several|any of|all that apply|tick|not exclusive|overlap|(?:add|sum) (?:up )?to more",
    re.IGNORECASE,
)
"""Words by which a record says that one answer does not rule out another."""


def shares_past_whole(workspace: Workspace) -> Findings:
    """Parts of one whole cannot come to more than all of it: something is counted twice, or is no share of it.

    Anti-pattern: records with one `of:` and one kind of dimension whose percentages pass 100, rounding apart.

    Best practice: correct the share, or say that several answers were possible (in `caveat`, `note` or the
    statement).
    """
    groups: dict[Hashable, list[Figure]] = {}
    for figure in figures_in(workspace):
        quantity = figure.quantity
        key = _whole(figure.record)
        if key is None or quantity.unit.nature is not Nature.PERCENT or quantity.is_change:
            continue
        groups.setdefault((*key, days_of(quantity), quantity.measure), []).append(figure)
    for figures in groups.values():
        least = sum((f.quantity.low - _unwritten(f) for f in figures), Fraction(0))
        if least > 100 and not any(_allows_several(figure.record) for figure in figures):
            total = sum((f.quantity.value for f in figures), Fraction(0))
            last = figures[-1]
            yield E109.at(
                last.span,
                f"{len(figures)} shares of one whole come to {rounded(total, Fraction(1, 10))} per cent: "
                f"{', '.join(f'“{f.name}”' for f in figures[:4])}{' …' if len(figures) > 4 else ''}.",
                "Correct the share that is wrong, or say in a `caveat` or `note` that several answers "
                "were possible.",
            )


def _whole(record: Record) -> tuple[Hashable, ...] | None:
    """What a record's share is a share of, and what tells it from the others; None where nothing says that."""
    if isinstance(record, DataTable) and record.of and len(record.key) == 1 and not record.place_column:
        return ("table", record.id)
    if isinstance(record, Statistic) and record.of and len(record.quantity.dimensions) == 1:
        return ("statistics", record.of, record.quantity.place, record.quantity.dimensions[0][0])
    return None


def _unwritten(figure: Figure) -> Fraction:
    """How much less a value may be that is given without its precision."""
    quantity = figure.quantity
    return step_of(quantity) / 2 if quantity.low == quantity.high else Fraction(0)


def _allows_several(record: Record) -> bool:
    caveat = record.caveat.text if isinstance(record, Statistic | DataTable) and record.caveat else ""
    return _SEVERAL.search(f"{record.title} {caveat} {record.note or ''}") is not None
