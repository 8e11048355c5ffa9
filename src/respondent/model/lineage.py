"""Where a quantity comes from: a record, or a calculation over other quantities.

A quantity never loses its lineage, so that every number in a letter can be traced to the rows that it rests
on, and the sum can be written out for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from respondent.model.quantity import Quantity


class Operation(StrEnum):
    """What a calculation did with its operands, in the order in which they stand."""

    SUM = "sum"  # the operands added
    DIFFERENCE = "difference"  # the first less the second
    RATE = "rate"  # the first over the days of its period, times the days of a unit
    EVERY = "every"  # the days of the period over the count: the time between two events
    SHARE = "share"  # the first as a percentage of the second
    CHANGE = "change"  # the first compared with the second, in per cent of the second
    RATIO = "ratio"  # the first as a multiple of the second
    PART = "part"  # the first, a percentage, of the second, its base
    PER_POPULATION = "per population"  # the first for so many of the second


@dataclass(frozen=True, slots=True)
class Given:
    """A value as a record states it: the whole record, or one row of a table.

    `row` is the row's key, in the order of the table's key columns; `part` says which of a record's values it
    is (``value``, or ``change`` for a published change); `label` is how a working names it to a reader
    ("South Yorkshire").
    """

    record: str
    row: tuple[str, ...] = ()
    part: str = "value"
    label: str = ""

    def __str__(self) -> str:
        return f"{self.record}#{', '.join(self.row)}" if self.row else self.record


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from others."""

    operation: Operation
    operands: tuple[Quantity, ...]


Lineage = Given | Derived


def leaves(lineage: Lineage) -> tuple[Given, ...]:
    """The records and rows that a lineage rests on, each once, in the order in which they were used."""
    found: dict[Given, None] = {}
    waiting = [lineage]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Given):
            found[current] = None
        else:
            waiting.extend(operand.lineage for operand in reversed(current.operands))
    return tuple(found)


def named(lineage: Lineage) -> str:
    """The records that a lineage rests on, for a message: "image-offences-by-force#Gwent"."""
    found = [f"“{leaf}”" for leaf in leaves(lineage)]
    if len(found) > 3:
        return f"{', '.join(found[:2])} and {len(found) - 2} more"
    return " and ".join(found)
