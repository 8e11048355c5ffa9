"""What may be added, compared or divided, and what makes no sense; messages name both records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respondent.errors import ArithmeticRefusedError
from respondent.model.lineage import Given, named
from respondent.model.unit import Nature

if TYPE_CHECKING:
    from respondent.model.quantity import Quantity


def refuse_other_kind(one: Quantity, other: Quantity, verb: str) -> None:
    """Raise ArithmeticRefusedError unless both have one unit, one measure and one kind of prices."""
    pair = f"{named(one.lineage)} and {named(other.lineage)} cannot be {verb}:"
    if {one.unit.nature, other.unit.nature} == {Nature.PERCENT, Nature.POINTS}:
        raise ArithmeticRefusedError(
            f"{pair} one is in per cent, the other in percentage points.",
            "Keep the two apart: points are the difference of two percentages.",
        )
    if one.unit.nature is not other.unit.nature or one.unit.singular != other.unit.singular:
        raise ArithmeticRefusedError(
            f"{pair} one counts {one.unit.plural}, the other {other.unit.plural}.",
            "Choose two figures with the same unit.",
        )
    if one.per != other.per:
        raise ArithmeticRefusedError(
            f"{pair} they are rates per different things.", "Use the counts behind them."
        )
    if one.measure and other.measure and one.measure != other.measure:
        raise ArithmeticRefusedError(
            f"{pair} one is {one.measure}, the other {other.measure}.",
            "Choose two figures of the same measure.",
        )
    if _prices(one) != _prices(other):
        raise ArithmeticRefusedError(
            f"{pair} one is in {_prices(one)}, the other in {_prices(other)}.",
            "Put both into the same prices first.",
        )
    if one.index_base != other.index_base:
        raise ArithmeticRefusedError(
            f"{pair} their index bases differ ({one.index_base or 'none'}; {other.index_base or 'none'}).",
            "Choose two series with the same base.",
        )


def refuse_other_period(one: Quantity, other: Quantity, verb: str, way: str | None) -> None:
    """Raise unless both are about the same days; `way` is how a template may say that it is meant."""
    if _same_period(one, other):
        return
    raise ArithmeticRefusedError(
        f"{named(one.lineage)} and {named(other.lineage)} cannot be {verb}: the first is about "
        f"{one.period or 'no stated period'}, the second about {other.period or 'no stated period'}.",
        f"If that is meant, write {way}." if way else "Choose two figures of the same period.",
    )


def refuse_other_length(one: Quantity, other: Quantity) -> None:
    """Raise unless both periods are equally long, or there are none."""
    if one.period is None or other.period is None:
        if one.period is other.period:
            return
    elif one.period.same_length(other.period):
        return
    raise ArithmeticRefusedError(
        f"{named(one.lineage)} and {named(other.lineage)} cannot be compared: {one.period or 'no stated period'} "
        f"and {other.period or 'no stated period'} are not equally long.",
        "Compare rates instead, such as a.per_day.times(b.per_day), or choose equal periods.",
    )


def refuse_other_place(one: Quantity, other: Quantity, what: str) -> None:
    """Raise unless both are about one place, or one of them names none."""
    if one.place and other.place and one.place != other.place:
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} is about {one.place}, {named(other.lineage)} about {other.place}: "
            f"the two do not make {what}.",
            "Choose two figures for the same place.",
        )


def refuse_overlap(one: Quantity, other: Quantity) -> None:
    """Raise unless the two surely count different things: rows of one table, or one place in two dimensions."""
    if one.lineage == other.lineage:
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} would be counted twice.", "Add two different figures."
        )
    mine, yours = one.lineage, other.lineage
    if isinstance(mine, Given) and isinstance(yours, Given) and mine.record == yours.record:
        return
    if one.place != other.place:
        raise ArithmeticRefusedError(
            f"{named(mine)} is about {one.place or 'no stated place'}, {named(yours)} about "
            f"{other.place or 'no stated place'}: nothing says that the two do not overlap.",
            "If they do not, write plus(…, across_places=true).",
        )


def refuse_break(one: Quantity, other: Quantity) -> None:
    """Raise where a break in the series lies between the two."""
    if (one.break_in_series or other.break_in_series) and not _same_period(one, other):
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} and {named(other.lineage)} cannot be compared: there is a break in the series.",
            "Compare figures from the same side of the break.",
        )


def _same_period(one: Quantity, other: Quantity) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def _prices(quantity: Quantity) -> str:
    return "cash" if quantity.prices in (None, "cash") else str(quantity.prices)
