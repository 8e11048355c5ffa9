"""The draft's own figures as quantities, to be held against each other.

A number stands for all that it may be rounded from: 30 per cent for 29.5 to 30.5. Whole counts written to the last
digit stand for themselves. "More than 4,000" is no figure that others could be held against.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from respondent.model.lineage import Derived, Given, Operation
from respondent.model.period import Period, calendar_year
from respondent.model.quantity import Quantity
from respondent.model.unit import PERCENT, POINT, POUND, Unit
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import Form, Promise, Qualifier, holds

_STEPS = 8
_DRAFT = Given("draft")
_EARLIER, _LATER = calendar_year(2000), calendar_year(2001)


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a figure of the draft may be."""

    low: Fraction
    value: Fraction
    high: Fraction

    def points(self) -> tuple[Fraction, ...]:
        """Some of them: the ends, the middle and between."""
        if self.low == self.high:
            return (self.value,)
        step = (self.high - self.low) / _STEPS
        return (self.value, *(self.low + step * i for i in range(_STEPS + 1)))


def range_of(mention: Mention) -> Range | None:
    """The numbers that a mention stands for; None where it only bounds them."""
    promise = mention.promise
    if promise is None or promise.stated is None or promise.upper is not None:
        return None
    stated = promise.stated
    value = stated.value * 100 if stated.form in (Form.FRACTION, Form.ONE_IN) else stated.value
    if promise.qualifier in (Qualifier.ABOUT, Qualifier.CLOSE_TO, Qualifier.ALMOST):
        return Range(value * Fraction(95, 100), value, value * Fraction(105, 100))
    if promise.qualifier not in (Qualifier.BARE, Qualifier.EXACTLY) or stated.form not in (
        Form.NUMBER,
        Form.FRACTION,
    ):
        return None
    if stated.form is Form.FRACTION:
        return Range(value - 1, value, value + 1)
    if mention.scale is Scale.COUNT and stated.step == 1:
        return Range(value, value, value)
    return Range(value - stated.step / 2, value, value + stated.step / 2)


def is_exact(mention: Mention) -> bool:
    """Whether the number can be held to its last digit."""
    promise = mention.promise
    return promise is not None and promise.qualifier in (Qualifier.BARE, Qualifier.EXACTLY)


def count(value: Fraction, unit: Unit, period: Period | None = None) -> Quantity:
    """A figure of the draft as a quantity."""
    return Quantity(value=value, low=value, high=value, unit=unit, lineage=_DRAFT, period=period)


def unit_of(mention: Mention, noun: str | None) -> Unit:
    """The unit that a mention counts in, as far as the text says."""
    if mention.scale is Scale.MONEY:
        return POUND
    if mention.scale is Scale.PERCENT:
        return PERCENT
    return Unit(noun or "", noun or "")


def share(part: Range, whole: Range) -> Iterator[Quantity]:
    """The shares that a part may be of a whole."""
    for one in part.points():
        for other in whole.points():
            if other > 0:
                yield _derived(one * 100 / other, PERCENT, Operation.SHARE)


def relative(later: Range, earlier: Range) -> Iterator[Quantity]:
    """The changes in per cent that two figures may give."""
    for one in later.points():
        for other in earlier.points():
            if other > 0:
                yield _derived((one - other) * 100 / other, PERCENT, Operation.CHANGE)


def points(later: Range, earlier: Range) -> Iterator[Quantity]:
    """The differences in percentage points."""
    for one in later.points():
        for other in earlier.points():
            yield _moved(one - other, POINT)


def difference(later: Range, earlier: Range, unit: Unit) -> Iterator[Quantity]:
    """The differences in the thing counted."""
    for one in later.points():
        for other in earlier.points():
            yield _moved(one - other, unit)


def _derived(value: Fraction, unit: Unit, operation: Operation) -> Quantity:
    one = count(value, unit)
    return replace(one, lineage=Derived(operation, (one, one)))


def _moved(value: Fraction, unit: Unit) -> Quantity:
    """A later figure less an earlier one: it is a movement only between two periods, so they are given two."""
    later, earlier = count(value, unit, _LATER), count(value, unit, _EARLIER)
    return replace(count(value, unit), lineage=Derived(Operation.DIFFERENCE, (later, earlier)))


def any_holds(promise: Promise, quantities: Iterator[Quantity]) -> bool:
    """Whether one of the numbers that the figures may be keeps the promise."""
    return any(holds(promise, quantity) for quantity in quantities)
