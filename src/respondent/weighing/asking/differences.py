"""Differences between two things of one time: "14 points more than in Wick", "the gap between Holme and Wick"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from respondent.errors import ArithmeticRefusedError
from respondent.model.quantity import Quantity
from respondent.model.unit import PERCENT, Nature
from respondent.prose.mentions.mention import Scale
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.names import Naming, all_names
from respondent.weighing.readings import Reading
from respondent.weighing.retrieve import Fitting

_MOST_ROWS = 60

_NATURES = {
    Scale.POINTS: (Nature.PERCENT,),
    Scale.MONEY: (Nature.MONEY,),
    Scale.COUNT: (Nature.COUNT,),
    Scale.PERCENT: (Nature.COUNT, Nature.MONEY),
}
"""What the figures must be of which a difference on a scale is: of two counts it may be in per cent."""


def differences(scale: Scale, context: Context, linked: list[Fitting], index: Index) -> list[Reading]:
    """What lies between two rows that the text names: one that it is about and one that it is compared with
    ("than in Wick"), or two that it lists. A difference of percentages is in points.
    """
    found = []
    for one, other, degree in _pairs(context, linked, index):
        quantity = _between(one.quantity, other.quantity, scale)
        if quantity is not None:
            found.append(Reading(quantity, (one, other), Fit(degree, 0), is_gap=True))
    return found


def _pairs(
    context: Context, linked: list[Fitting], index: Index
) -> Iterator[tuple[Candidate, Candidate, Degree]]:
    """Two rows of one table and one time: the text's own and the other; or both of a list."""
    own = [candidate for candidate, _ in linked] or _named(context.own, context, index)
    others = _named(context.other, context, index)
    if others:
        degree = Degree.CLEAR if linked and len(own) == 1 else Degree.POSSIBLE
        pairs = [(one, other, degree) for one in own for other in others]
    else:
        rows = _named(context.own, context, index) if len(context.own) > 1 else []
        pairs = [(one, other, Degree.POSSIBLE) for one, other in combinations(rows, 2)]
    for one, other, degree in pairs:
        if one is not other and one.record == other.record and _is_one_time(one.quantity, other.quantity):
            yield one, other, degree


def _named(namings: tuple[Naming, ...], context: Context, index: Index) -> list[Candidate]:
    """The rows that names call for, each with the other names of the text that it needs."""
    names = all_names(namings)
    found: dict[Candidate, None] = {}
    for candidate in index.of_names((*sorted(names), *context.names)):
        if candidate.kind in (Kind.ROW, Kind.TOTAL) and candidate.needs & names:
            found[candidate] = None
    return list(found)[:_MOST_ROWS]


def _is_one_time(one: Quantity, other: Quantity) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def _between(one: Quantity, other: Quantity, scale: Scale) -> Quantity | None:
    """How much the one is more than the other, on the scale that the text uses."""
    if one.unit.nature not in _NATURES.get(scale, ()):
        return None
    if scale is not Scale.PERCENT:
        return _less(one, other)
    if one.unit.singular != other.unit.singular or one.per != other.per or other.value <= 0:
        return None
    value = (one.value / other.value - 1) * 100
    return replace(one, value=value, low=value, high=value, unit=PERCENT, per=None, base=other)


def _less(one: Quantity, other: Quantity) -> Quantity | None:
    try:
        return replace(one.minus(other), period=one.period)
    except ArithmeticRefusedError:
        return None
