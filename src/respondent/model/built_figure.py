"""A figure as a manifest has it: its value when it was built, and from which values it was worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from respondent.model.lineage import Given, Operation
from respondent.model.plain import as_list, as_mapping, as_text, as_texts

_DEEPEST = 40
"""Calculations within each other; real ones have two or three."""


@dataclass(frozen=True, slots=True)
class BuiltFigure:
    """A value as it was: stated by a record or row (`given`), or worked out from `operands`."""

    value: Fraction
    given: Given | None = None
    operation: Operation | None = None
    operands: tuple[BuiltFigure, ...] = ()

    def leaves(self) -> Iterator[BuiltFigure]:
        """The values that records stated, in the order of their use."""
        if self.given is not None:
            yield self
        for operand in self.operands:
            yield from operand.leaves()

    def sums(self) -> Iterator[BuiltFigure]:
        """The sums among the calculations."""
        if self.operation is Operation.SUM:
            yield self
        for operand in self.operands:
            yield from operand.sums()


def figure_in(lineage: Mapping[str, object], value: object, depth: int = 0) -> BuiltFigure:
    """The figure that a lineage and a value tell. Raises ValueError, TypeError, KeyError and ZeroDivisionError."""
    if depth > _DEEPEST:
        raise ValueError("calculations too deep in each other")
    number = _exact(as_text(value))
    if "record" in lineage:
        part = as_text(lineage.get("part", "value"))
        return BuiltFigure(number, Given(as_text(lineage["record"]), as_texts(lineage.get("row", [])), part))
    operands = tuple(
        figure_in(operand, operand["value"], depth + 1)
        for operand in map(as_mapping, as_list(lineage["operands"]))
    )
    if not operands:
        raise ValueError("a calculation with nothing")
    return BuiltFigure(number, None, Operation(as_text(lineage["operation"])), operands)


@lru_cache(maxsize=4096)
def _exact(text: str) -> Fraction:
    """The number; the same ones stand in many documents."""
    return Fraction(text)
