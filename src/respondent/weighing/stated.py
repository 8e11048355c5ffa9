"""The draft's own figures as quantities, to be held against each other.

A number stands for all that it may be rounded from: 30 per cent for 29.5 to 30.5. Whole counts written to
the last
digit stand for themselves. "More than 4,000" is no figure that others could be held against.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from respondent.model.lineage import Derived, Given, Operation
from respondent.model.period import Period, calendar_year
from respondent.model.quantity import Quantity
from respondent.model.unit import PERCENT, POINT, POUND, Unit
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import Direction, Form, Promise, Qualifier, holds

_DRAFT = Given("draft")
_EARLIER, _LATER = calendar_year(2000), calendar_year(2001)
_ROUND = Fraction(1, 100)
"""A round count may be off by half its last digit that is not nought: 4,200 by 50. One of a single digit,
such as
4,000, is taken for nearly exact: it may be off by this part of itself."""

BOUNDS = (Qualifier.MORE_THAN, Qualifier.FEWER_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST)
"""The words that only bound a number: many numbers keep what they promise."""

_ROUND_FROM = 3
"""A number with so many digits is unlikely to be right by chance."""


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a figure of the draft may be."""

    low: Fraction
    value: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Possible:
    """What may come of a calculation with figures of the draft: any number of a range, as a quantity."""

    range: Range
    quantity: Callable[[Fraction], Quantity]

    @property
    def stated(self) -> Quantity:
        """What comes of the figures as they stand."""
        return self.quantity(self.range.value)


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
        off = _roundness(value)
        return Range(value - off, value, value + off)
    return Range(value - stated.step / 2, value, value + stated.step / 2)


def _roundness(value: Fraction) -> Fraction:
    """How far a count may be off that ends in noughts."""
    size = Fraction(1)
    while value and value % (size * 10) == 0:
        size *= 10
    if size == 1:
        return Fraction(0)
    return size / 2 if abs(value) >= size * 10 else abs(value) * _ROUND


def is_exact(mention: Mention) -> bool:
    """Whether the number can be held to its last digit."""
    promise = mention.promise
    return promise is not None and promise.qualifier in (Qualifier.BARE, Qualifier.EXACTLY)


def is_exact_number(promise: Promise) -> bool:
    """Whether a promise states a number with so many digits that it is unlikely to be right by chance."""
    stated = promise.stated
    if stated is None or promise.upper is not None:
        return False
    digits = str(int(stated.value / stated.step)).rstrip("0")
    return len(digits) >= _ROUND_FROM


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


def share(part: Range, whole: Range) -> Possible:
    """The shares that a part may be of a whole, whose range is above nought."""
    span = Range(part.low * 100 / whole.high, part.value * 100 / whole.value, part.high * 100 / whole.low)
    return Possible(span, lambda value: _derived(value, PERCENT, Operation.SHARE))


def relative(later: Range, earlier: Range) -> Possible:
    """The changes in per cent that two figures may give; the earlier one's range is above nought."""
    ends = [
        one * 100 / other - 100 for one in (later.low, later.high) for other in (earlier.low, earlier.high)
    ]
    span = Range(min(ends), later.value * 100 / earlier.value - 100, max(ends))
    return Possible(span, lambda value: _derived(value, PERCENT, Operation.CHANGE))


def points(later: Range, earlier: Range) -> Possible:
    """The differences in percentage points."""
    return difference(later, earlier, POINT)


def difference(later: Range, earlier: Range, unit: Unit) -> Possible:
    """The differences in the thing counted."""
    span = Range(later.low - earlier.high, later.value - earlier.value, later.high - earlier.low)
    return Possible(span, lambda value: _moved(value, unit))


def _derived(value: Fraction, unit: Unit, operation: Operation) -> Quantity:
    one = count(value, unit)
    return replace(one, lineage=Derived(operation, (one, one)))


def _moved(value: Fraction, unit: Unit) -> Quantity:
    """A later figure less an earlier one: it is a movement only between two periods, so they are given two."""
    later, earlier = count(value, unit, _LATER), count(value, unit, _EARLIER)
    return replace(count(value, unit), lineage=Derived(Operation.DIFFERENCE, (later, earlier)))


def any_holds(promise: Promise, possible: Possible) -> bool:
    """Whether one of the numbers that may have come of it keeps the promise.

    Looked at are the ends, what comes of the figures as they stand, and what lies nearest to the number
    promised:
    if any number of the range keeps the promise, one of these does.
    """
    span = possible.range
    targets = [number for near in _targets(promise) for number in (near, -near)]
    tried = [span.value, span.low, span.high, *(min(max(number, span.low), span.high) for number in targets)]
    return any(holds(promise, possible.quantity(number)) for number in dict.fromkeys(tried))


def _targets(promise: Promise) -> list[Fraction]:
    """The numbers that would keep a promise best, on the scales on which a calculation may give it."""
    found: list[Fraction] = []
    for stated in (promise.stated, promise.upper):
        if stated is None or stated.value <= 0:
            continue
        number = stated.value
        scales = [number, number * 100, (number - 1) * 100, (1 / number - 1) * 100]
        if promise.direction is Direction.DOWN:
            scales.append((1 - number) * 100)
        found += scales
        if promise.qualifier in (Qualifier.ALMOST, Qualifier.JUST_UNDER):
            found += [scale * Fraction(39, 40) for scale in scales]
        if promise.qualifier in (Qualifier.JUST_OVER, Qualifier.MORE_THAN):
            found += [scale * Fraction(41, 40) for scale in scales]
    return found
