"""What may be added, compared or divided, and what makes no sense; messages name both records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respondent.errors import ArithmeticRefusedError
from respondent.model.lineage import Given, leaves, named
from respondent.model.period import PeriodFormError, parse_period
from respondent.model.unit import KIND_OF_NUMBER, Nature

if TYPE_CHECKING:
    from respondent.model.quantity import Quantity


def refuse_other_kind(one: Quantity, other: Quantity, verb: str) -> None:
    """Raise ArithmeticRefusedError unless both have one unit, one measure and one kind of prices."""
    found = _other_kind(one, other)
    if found is not None:
        why, remedy = found
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} and {named(other.lineage)} cannot be {verb}: {why}", remedy
        )


def _other_kind(one: Quantity, other: Quantity) -> tuple[str, str] | None:
    """In what the two are of different kinds, and what to do about it."""
    if {one.unit.nature, other.unit.nature} == {Nature.PERCENT, Nature.POINTS}:
        return (
            "one is in per cent, the other in percentage points.",
            "Keep the two apart: points are the difference of two percentages.",
        )
    if one.unit.nature is not other.unit.nature:
        return (
            f"one is {KIND_OF_NUMBER[one.unit.nature]}, the other {KIND_OF_NUMBER[other.unit.nature]}.",
            "Choose two figures of one kind.",
        )
    if one.unit.singular != other.unit.singular:
        return (
            f"one counts {one.unit.plural}, the other {other.unit.plural}.",
            "Choose two figures with the same unit.",
        )
    if one.is_change is not other.is_change:
        return ("one is a change in per cent, the other is not.", "Choose two changes, or two figures.")
    if one.per != other.per:
        return ("they are rates per different things.", "Use the counts behind them.")
    if one.measure and other.measure and one.measure != other.measure:
        return (
            f"one is {one.measure}, the other {other.measure}.",
            "Choose two figures of the same measure.",
        )
    if _prices(one) != _prices(other):
        return (
            f"one is in {_prices(one)}, the other in {_prices(other)}.",
            "Put both into the same prices first.",
        )
    if one.index_base != other.index_base:
        return (
            f"their index bases differ ({one.index_base or 'none'}; {other.index_base or 'none'}).",
            "Choose two series with the same base.",
        )
    return None


def refuse_other_period(one: Quantity, other: Quantity, verb: str, way: str | None) -> None:
    """Raise unless both are about the same days; `way` is how a template may say that it is meant."""
    if same_period(one, other):
        return
    raise ArithmeticRefusedError(
        f"{named(one.lineage)} and {named(other.lineage)} cannot be {verb}: the first is about "
        f"{one.period or 'no stated period'}, the second about {other.period or 'no stated period'}.",
        f"If that is meant, write {way}." if way else "Choose two figures of the same period.",
    )


def refuse_other_length(one: Quantity, other: Quantity) -> None:
    """Raise unless both periods are equally long, or there are none, or the length makes no difference.

    It makes one to a count or an amount of money, and none to a rate over time, a share or an index.
    """
    if one.unit.nature not in (Nature.COUNT, Nature.MONEY) or _is_over_time(one):
        return
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


def refuse_other_thing(one: Quantity, other: Quantity) -> None:
    """Raise where two rows, or two records, are plainly about different things, such as two platforms."""
    mine, yours = one.lineage, other.lineage
    if not (isinstance(mine, Given) and isinstance(yours, Given)):
        return
    if _thing(one, mine) != _thing(other, yours):
        raise ArithmeticRefusedError(
            f"{named(mine)} and {named(yours)} are not about the same thing: the two do not make a change.",
            "Choose the same row of both years, or use a.times(b) to compare two things.",
        )


def refuse_not_earlier(later: Quantity, earlier: Quantity) -> None:
    """Raise unless the second is about a time before the first: a fall must not come out as a rise."""
    one, other = later.period, earlier.period
    if one is None or other is None:
        first = later if one is None else earlier
        raise ArithmeticRefusedError(
            f"{named(first.lineage)} has no period, so nothing says what it changed from.",
            "Give the record a `period:`.",
        )
    if not is_later(later, earlier):
        raise ArithmeticRefusedError(
            f"{named(earlier.lineage)} ({other}) is not about a time before {named(later.lineage)} ({one}).",
            "Write later.change_from(earlier); to compare two things of one period, write a.times(b).",
        )


def is_later(one: Quantity, other: Quantity) -> bool:
    """Whether the first is about a time after the second's; rolling years may share days."""
    if one.period is None or other.period is None:
        return False
    return other.period.first < one.period.first and other.period.last < one.period.last


def refuse_parts_missing(one: Quantity, other: Quantity) -> None:
    """Raise where one is a sum with parts missing: it bears "at least", and no comparison."""
    for quantity in (one, other):
        if quantity.at_least:
            raise ArithmeticRefusedError(
                f"{named(one.lineage)} and {named(other.lineage)} cannot be compared: the sum over "
                f"{named(quantity.lineage)} has parts missing.",
                "It bears “at least” and nothing else.",
            )


def refuse_stock_and_flow(one: Quantity, other: Quantity) -> None:
    """Raise where one was counted at a moment and the other over a time."""
    if one.period and other.period and one.period.is_stock is not other.period.is_stock:
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} and {named(other.lineage)} cannot be compared: one was counted at one moment, "
            f"the other over a time.",
            "Choose two of the same kind.",
        )


def refuse_break(one: Quantity, other: Quantity) -> None:
    """Raise where a break in the series lies between the two, or either stands at one."""
    at_one = one.break_in_series or other.break_in_series
    if (at_one or _break_between(one, other)) and not same_period(one, other):
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} and {named(other.lineage)} cannot be compared: there is a break in the series.",
            "Compare figures from the same side of the break.",
        )


def _break_between(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of one table have had another number of breaks; other tables count their own."""
    if one.breaks == other.breaks:
        return False
    return {leaf.record for leaf in leaves(one.lineage)} == {leaf.record for leaf in leaves(other.lineage)}


def same_period(one: Quantity, other: Quantity) -> bool:
    """Whether both are about the same days, or neither says about which."""
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def _prices(quantity: Quantity) -> str:
    return "cash" if quantity.prices in (None, "cash") else str(quantity.prices)


def _is_over_time(quantity: Quantity) -> bool:
    return quantity.per is not None and quantity.per.unit.nature is Nature.DURATION


def _thing(quantity: Quantity, given: Given) -> tuple[str, ...] | tuple[tuple[str, str], ...]:
    """What a row's key, or a record's dimensions, say that it is about, its place and its period apart."""
    if not given.row:
        return quantity.dimensions
    return tuple(part for part in given.row if part != quantity.place and not _is_period(part))


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except PeriodFormError:
        return False
    return True
