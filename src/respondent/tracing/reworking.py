"""A figure that a manifest has, worked out again: from the values of then, or from what the evidence has now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from respondent.errors import ArithmeticRefusedError
from respondent.model.addition import sum_of
from respondent.model.built_figure import BuiltFigure
from respondent.model.evidence import DataTable, Statistic
from respondent.model.lineage import Given, Operation
from respondent.model.quantity import Quantity
from respondent.model.workspace import NotFoundError, Workspace

Stated = Callable[[BuiltFigure], Quantity]
"""What a record states, for a value that a manifest has of it. Raises NotFoundError."""

_PER = re.compile(r"= [^=;]* an? (day|week|hour|month|year)\b")
RATES = ("per_day", "per_week", "per_hour", "per_month", "per_year")


def as_it_is(workspace: Workspace, ids: Mapping[str, str]) -> Stated:
    """The evidence’s present figures; `ids` are the present ids of records that have been renamed."""

    def stated(figure: BuiltFigure) -> Quantity:
        given = figure.given
        assert given is not None  # noqa: S101 - a leaf
        return quantity_of(given, workspace, ids)

    return stated


def as_it_was(workspace: Workspace, ids: Mapping[str, str]) -> Stated:
    """The same figures with the manifest’s values: as precise as the evidence’s are now."""
    now = as_it_is(workspace, ids)

    def stated(figure: BuiltFigure) -> Quantity:
        return _with_value(now(figure), figure.value)

    return stated


def quantity_of(given: Given, workspace: Workspace, ids: Mapping[str, str]) -> Quantity:
    """The figure that a record or row states. Raises NotFoundError."""
    record_id = given.record if given.record in workspace.records else ids.get(given.record, given.record)
    if given.part == "change":
        return workspace.change(record_id)
    record = workspace.records.get(record_id)
    key: dict[str, str] = {}
    if given.row:
        if not isinstance(record, DataTable) or len(record.key) != len(given.row):
            raise NotFoundError(f"There is no table “{record_id}” with such rows any more.", "")
        key = dict(zip(record.key, given.row, strict=True))
    elif not isinstance(record, Statistic):
        raise NotFoundError(f"There is no statistic “{record_id}” any more.", "")
    return workspace.figure(record_id, **key)


def _with_value(quantity: Quantity, value: Fraction) -> Quantity:
    """The figure with another value, and ends as far away as before."""
    if quantity.value == value:
        return quantity
    step = value - quantity.value
    return replace(
        quantity, value=value, low=quantity.low + step, high=quantity.high + step, written=_written(value)
    )


def _written(value: Fraction) -> Decimal | None:
    """The value in digits, where it has a few; a stated one has."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return number if Fraction(number) == value else None


def rework(
    figure: BuiltFigure,
    stated: Stated,
    group: Callable[[BuiltFigure], Quantity | None],
    working: str | None = None,
) -> Quantity:
    """The figure by the same calculation from what the records state.

    `group` gives the present sum where a sum is over a table’s group, whatever rows that has. `working` is the
    claim’s, which names the time that a rate is over where the period is another one now. Raises NotFoundError
    where the evidence has a value no more, and ArithmeticRefusedError where it cannot be worked out so any more.
    """
    if figure.given is not None:
        return stated(figure)
    if figure.operation is Operation.SUM and (whole := group(figure)) is not None:
        return whole
    first, *others = (rework(operand, stated, group, working) for operand in figure.operands)
    match figure.operation:
        case Operation.SUM:
            return sum_of((first, *others)) if others else first
        case Operation.RATE:
            return _rate(figure, first, working)
        case Operation.EVERY:
            return first.every
        case Operation.DIFFERENCE:
            return first.minus(others[0], across_periods=True)
        case Operation.SHARE:
            return first.share_of(others[0])
        case Operation.CHANGE:
            return first.change_from(others[0])
        case Operation.RATIO:
            return first.times(others[0])
        case Operation.PART:
            return replace(first, base=others[0]).of_base
        case _:
            per = figure.value * figure.operands[1].value / figure.operands[0].value
            return first.per_population(others[0], int(per))


def _rate(figure: BuiltFigure, count: Quantity, working: str | None) -> Quantity:
    """The rate over the unit of time that the old one was over."""
    name = rate_of(figure, count, working)
    rate = getattr(count, name) if name else None
    if not isinstance(rate, Quantity):
        raise ArithmeticRefusedError("It is not known whether it was a rate a day, a week or a year.", "")
    return rate


def rate_of(figure: BuiltFigure, count: Quantity, working: str | None = None) -> str | None:
    """Per what a rate was: by how much smaller it was than its count, or else as its working says."""
    before = _with_value(count, figure.operands[0].value)
    for name in RATES:
        try:
            rate: Quantity = getattr(before, name)
        except ArithmeticRefusedError:
            continue
        if rate.value == figure.value:
            return name
    found = _PER.search(working or "")
    return f"per_{found[1]}" if found else None
