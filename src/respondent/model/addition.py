"""Sums: what may be added, and what would count a thing twice; messages name both records."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypedDict

from respondent.errors import ArithmeticRefusedError
from respondent.model import comparability
from respondent.model.lineage import Derived, Given, Lineage, Operation, leaves, named
from respondent.model.listing import listed
from respondent.model.unit import KIND_OF_NUMBER, Nature

if TYPE_CHECKING:
    from respondent.model.period import Period
    from respondent.model.quantity import Quantity

_NEVER_ADDED = (Nature.INDEX, Nature.RATIO, Nature.DURATION)


def refuse_unless_addable(one: Quantity, other: Quantity) -> None:
    """Raise unless both are counts, amounts of money, or shares of one whole, of the same kind."""
    comparability.refuse_other_kind(one, other, "added")
    if one.per is not None:
        raise _refused(one, other, "they are rates.", "Add the counts behind them instead.")
    if one.unit.nature in _NEVER_ADDED:
        kind = KIND_OF_NUMBER[one.unit.nature]
        raise _refused(one, other, f"each is {kind}.", "Add the counts behind them instead.")
    if one.is_change:
        raise _refused(one, other, "they are changes in per cent.", "Add the counts, and compare those.")
    if one.unit.nature is Nature.PERCENT and not _one_whole(one, other):
        raise _refused(
            one,
            other,
            "nothing says that they are percentages of the same whole.",
            "Give both records an `of:` that names it, or add the counts behind them.",
        )
    comparability.refuse_stock_and_flow(one, other)


def refuse_same_days(one: Quantity, other: Quantity) -> None:
    """Raise where two periods that differ share days, or are two moments: the same things are in both."""
    first, second = one.period, other.period
    if first is None or second is None or first.same_days(second):
        return
    if first.is_stock or (first.first <= second.last and second.first <= first.last):
        raise ArithmeticRefusedError(
            f"{named(one.lineage)} ({first}) and {named(other.lineage)} ({second}) would count the same "
            f"things twice.",
            "Choose two periods that share no day.",
        )


def refuse_overlap(one: Quantity, other: Quantity, *, across_places: bool) -> None:
    """Raise unless the two surely count different things.

    That is sure of two rows of one table, of two periods, and of one place in two dimensions. Of two places in
    different records a template may say so; nothing that is in both is ever added.
    """
    mine, yours = leaves(one.lineage), leaves(other.lineage)
    if twice := [leaf for leaf in mine if leaf in yours]:
        raise ArithmeticRefusedError(
            f"{named(twice[0])} would be counted twice.", "Add two different figures."
        )
    rows = _sums_rows(one.lineage) and _sums_rows(other.lineage)
    one_table = len({leaf.record for leaf in mine + yours}) == 1
    if (rows and one_table) or across_places:
        return
    if one.place == other.place and (_differ(one, other) or not comparability.same_period(one, other)):
        return
    raise ArithmeticRefusedError(
        f"{named(one.lineage)} is about {one.place or 'no stated place'}, {named(other.lineage)} about "
        f"{other.place or 'no stated place'}: nothing says that the two do not overlap.",
        "If they do not, write plus(…, across_places=true).",
    )


def refuse_unless_part(part: Quantity, whole: Quantity) -> None:
    """Raise where a share would be of a sum of a table's rows that the part's own rows are not among.

    One row may be the whole of another ("England and Wales"), so a single row is taken at its word.
    """
    mine, yours = leaves(part.lineage), leaves(whole.lineage)
    rows = _sums_rows(part.lineage) and _sums_rows(whole.lineage) and len(yours) > 1
    if not rows or len({leaf.record for leaf in mine + yours}) > 1:
        return
    if outside := [leaf for leaf in mine if leaf not in yours]:
        raise ArithmeticRefusedError(
            f"{named(outside[0])} is not among what was added up, {named(whole.lineage)}: it is no part of that.",
            "Take the total of the group that it belongs to, or compare the two with a.times(b).",
        )


def sum_of(parts: tuple[Quantity, ...]) -> Quantity:
    """The sum; a sum among the parts is taken apart, so that a working shows every row once."""
    whole = replace(
        parts[0],
        value=sum((p.value for p in parts), Fraction(0)),
        low=sum((p.low for p in parts), Fraction(0)),
        high=sum((p.high for p in parts), Fraction(0)),
        lineage=Derived(Operation.SUM, tuple(leaf for p in parts for leaf in summands(p))),
        place=places_of(parts),
        **in_common(parts),
    )
    _refuse_above_the_whole(whole)
    return whole


def _refuse_above_the_whole(total: Quantity) -> None:
    """Raise where shares of one whole come to more than all of it, rounding apart."""
    if total.unit.nature is Nature.PERCENT and total.low > 100:
        raise ArithmeticRefusedError(
            f"{named(total.lineage)} come to more than 100 per cent.",
            "Something is counted in more than one of them: they cannot be added.",
        )


def summands(part: Quantity) -> tuple[Quantity, ...]:
    """The parts of a sum, or the figure itself."""
    if isinstance(part.lineage, Derived) and part.lineage.operation is Operation.SUM:
        return part.lineage.operands
    return (part,)


def places_of(parts: tuple[Quantity, ...]) -> str | None:
    """The places of several figures: "Gwent, North Wales and South Wales"; None where one names none."""
    places = list(dict.fromkeys(place for part in parts for place in _places(part)))
    known = [place for place in places if place]
    if len(known) < len(places):
        return None
    return listed(known)


class Common(TypedDict):
    """What several figures say alike, and what is true of them together if it is of one."""

    measure: str | None
    period: Period | None
    dimensions: tuple[tuple[str, str], ...]
    at_least: bool
    break_in_series: bool
    breaks: int
    written: None
    survey: None


def in_common(parts: tuple[Quantity, ...]) -> Common:
    """The fields that a sum or a difference has from all its parts together."""
    first = parts[0]
    alike = all(comparability.same_period(first, p) for p in parts)
    return {
        "measure": first.measure if all(p.measure == first.measure for p in parts) else None,
        "period": first.period if alike else None,
        "dimensions": tuple(d for d in first.dimensions if all(d in p.dimensions for p in parts)),
        "at_least": any(p.at_least for p in parts),
        "break_in_series": any(p.break_in_series for p in parts),
        "breaks": sum(p.breaks for p in parts),
        "written": None,
        "survey": None,
    }


def _places(part: Quantity) -> tuple[str | None, ...]:
    """The places that a figure's own place is made of, if it is a sum's; a region keeps its name."""
    parts = summands(part)
    if len(parts) > 1 and part.place == places_of(parts):
        return tuple(place for inner in parts for place in _places(inner))
    return (part.place,)


def _refused(one: Quantity, other: Quantity, why: str, remedy: str) -> ArithmeticRefusedError:
    pair = f"{named(one.lineage)} and {named(other.lineage)}"
    return ArithmeticRefusedError(f"{pair} cannot be added: {why}", remedy)


def _one_whole(one: Quantity, other: Quantity) -> bool:
    """Whether two percentages have one base, or are rows of one table and for one place where it names none."""
    if one.base is not None and other.base is not None:
        return one.base.lineage == other.base.lineage
    same = {leaf.record for leaf in leaves(one.lineage)} == {leaf.record for leaf in leaves(other.lineage)}
    return one.base is other.base is None and same and one.place == other.place


def _sums_rows(lineage: Lineage) -> bool:
    """Whether this is a row, or a sum of rows."""
    if isinstance(lineage, Given):
        return bool(lineage.row)
    return lineage.operation is Operation.SUM and all(_sums_rows(part.lineage) for part in lineage.operands)


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether a dimension that both name tells them apart."""
    mine, yours = dict(one.dimensions), dict(other.dimensions)
    return any(mine[column] != yours[column] for column in mine.keys() & yours.keys())
