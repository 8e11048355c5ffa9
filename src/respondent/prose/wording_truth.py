"""Whether a quantity keeps a promise: the design's table "What words promise", for writing and for verifying.

A value may be an interval. Inequalities, "exactly", directions and "half or more" must hold over all of it;
approximations are judged at its centre. Halves round up. A sum with parts missing keeps "at least" alone (and
"thousands", which says at least two thousand).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.prose.numbers import round_to
from respondent.prose.wording_promise import Direction, Form, Promise, Qualifier, Stated

NEAR = Fraction(1, 20)
"""How near "almost", "about", "just over" and "doubled" are: within 5 per cent of the number stated."""

ABOUT_ONE_IN = Fraction(15, 100)
"""How near "about one in N" is: within 15 per cent of N."""

_POINT = Fraction(1, 100)
_ABOUT_A_FRACTION = Fraction(5, 2) * _POINT


@dataclass(frozen=True, slots=True)
class _Measured:
    """A quantity on the scale of the number stated."""

    low: Fraction
    centre: Fraction
    high: Fraction
    is_exact: bool

    def turned(self, turn: Callable[[Fraction], Fraction]) -> _Measured:
        """Each of the three put through `turn`, in order again."""
        ends = turn(self.low), turn(self.high)
        return _Measured(min(ends), turn(self.centre), max(ends), self.is_exact)


def holds(promise: Promise, quantity: Quantity) -> bool:
    """Whether the quantity keeps the promise.

    A promise that the quantity cannot be held to (half of a count, a rise of a share) is not kept.
    """
    if quantity.at_least and not _is_at_least(promise):
        return False
    if promise.direction is not None and not _moved(promise.direction, quantity):
        return False
    stated = promise.stated
    if stated is None:
        return True
    if promise.upper is not None:
        return _between(stated, promise.upper, promise.direction, quantity)
    measured = _measured(promise, quantity, stated)
    return measured is not None and _TESTS[promise.qualifier](measured, stated)


def say_about(promise: Promise, quantity: Quantity) -> bool:
    """Whether a bare round number is not true as it stands, but would be with "about" before it.

    "2,300" for 2,301 is: its written noughts count. A checker then notes it, and does not call it false.
    """
    stated = promise.stated
    if promise.qualifier is not Qualifier.BARE or stated is None or holds(promise, quantity):
        return False
    about = Promise(Qualifier.ABOUT, stated, direction=promise.direction)
    is_round = stated.form is not Form.NUMBER or stated.value % (stated.step * 10) == 0
    return is_round and holds(about, quantity)


def _is_at_least(promise: Promise) -> bool:
    """Whether the words say no more than that there are at least so many."""
    if promise.direction is not None or promise.stated is None:
        return False
    return promise.qualifier is Qualifier.AT_LEAST or promise.stated.form is Form.ORDER


def _between(one: Stated, other: Stated, direction: Direction | None, quantity: Quantity) -> bool:
    """Whether the quantity lies between the two, whichever is named first."""
    return any(
        holds(Promise(Qualifier.AT_LEAST, lower, direction=direction), quantity)
        and holds(Promise(Qualifier.AT_MOST, upper, direction=direction), quantity)
        for lower, upper in ((one, other), (other, one))
    )


# What is compared with the number stated


def _measured(promise: Promise, quantity: Quantity, stated: Stated) -> _Measured | None:
    """The quantity on the scale of the number stated; None where it has no place there."""
    own = _Measured(quantity.low, quantity.value, quantity.high, quantity.is_exact)
    if stated.form is Form.NUMBER:
        return _size(own, promise.direction)
    if stated.value <= 0:
        return None  # there is no "one in nought"
    match stated.form:
        case Form.FRACTION | Form.ONE_IN:
            return _size(_proportion(own, quantity), promise.direction)
        case Form.FOLD:
            return _multiple(own, quantity, promise.direction)
        case Form.EVERY:
            return own if quantity.unit.nature is Nature.DURATION and own.low > 0 else None
        case Form.ORDER:
            return own if promise.qualifier is Qualifier.BARE else None


def _size(measured: _Measured | None, direction: Direction | None) -> _Measured | None:
    """How far something went in its direction: a fall of −7 is one of 7."""
    if measured is None or direction is not Direction.DOWN:
        return measured
    return measured.turned(lambda value: -value)


def _proportion(own: _Measured, quantity: Quantity) -> _Measured | None:
    """A share or a ratio as a part of one."""
    if quantity.unit.nature is Nature.PERCENT:
        return own.turned(lambda value: value / 100)
    return own if quantity.unit.nature is Nature.RATIO else None


def _multiple(own: _Measured, quantity: Quantity, direction: Direction | None) -> _Measured | None:
    """How many times as much there is; for a fall, how many times as much there was."""
    if quantity.is_change and quantity.unit.nature is Nature.PERCENT:
        ratio = own.turned(lambda value: 1 + value / 100)
    elif quantity.unit.nature is Nature.RATIO:
        ratio = own
    else:
        return None
    if ratio.low <= 0:
        return None
    return ratio.turned(lambda value: 1 / value) if direction is Direction.DOWN else ratio


def _moved(direction: Direction, quantity: Quantity) -> bool:
    """Whether the quantity is a change, all of it in that direction."""
    if not quantity.is_movement:
        return False
    still = 1 if quantity.unit.nature is Nature.RATIO else 0
    return quantity.low > still if direction is Direction.UP else quantity.high < still


# The tests, a qualifier each


def _ends(measured: _Measured, stated: Stated) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Low, centre, high and the number stated, so that more is more: one every 13 minutes is more than one
    every 14.
    """
    if stated.form is Form.EVERY:
        rate = measured.turned(lambda value: 1 / value)
        return rate.low, rate.centre, rate.high, 1 / stated.value
    return measured.low, measured.centre, measured.high, stated.value


def _more_than(measured: _Measured, stated: Stated) -> bool:
    low, _, _, number = _ends(measured, stated)
    return low > number


def _fewer_than(measured: _Measured, stated: Stated) -> bool:
    _, _, high, number = _ends(measured, stated)
    return high < number


def _at_least(measured: _Measured, stated: Stated) -> bool:
    low, _, _, number = _ends(measured, stated)
    return low >= number


def _at_most(measured: _Measured, stated: Stated) -> bool:
    _, _, high, number = _ends(measured, stated)
    return high <= number


def _just_over(measured: _Measured, stated: Stated) -> bool:
    return _more_than(measured, stated) and _close_to(measured, stated)


def _just_under(measured: _Measured, stated: Stated) -> bool:
    return _fewer_than(measured, stated) and _close_to(measured, stated)


def _almost(measured: _Measured, stated: Stated) -> bool:
    _, centre, _, number = _ends(measured, stated)
    return number - abs(number) * NEAR <= centre < number


def _close_to(measured: _Measured, stated: Stated) -> bool:
    _, centre, _, number = _ends(measured, stated)
    return abs(centre - number) <= abs(number) * NEAR


def _exactly(measured: _Measured, stated: Stated) -> bool:
    return measured.is_exact and measured.centre == stated.value


def _bare(measured: _Measured, stated: Stated) -> bool:
    centre = measured.centre
    match stated.form:
        case Form.NUMBER | Form.EVERY:
            return round_to(centre, stated.step) == stated.value
        case Form.FRACTION:
            off = abs(centre - stated.value)
            return off <= _POINT and off <= stated.value * NEAR
        case Form.ONE_IN:
            return centre > 0 and round_to(_out_of(centre, stated), Fraction(1)) == stated.out_of
        case Form.FOLD:
            return _close_to(measured, stated)
        case Form.ORDER:
            return measured.low >= 2 * stated.value


def _about(measured: _Measured, stated: Stated) -> bool:
    if stated.form is Form.FRACTION:
        # 2.5 points are a tenth of a quarter; of the smaller fractions a tenth is less than that.
        off = abs(measured.centre - stated.value)
        return off <= _ABOUT_A_FRACTION and off * 10 <= stated.value
    near = _close_to(measured, stated)
    if stated.form is Form.ONE_IN and measured.centre > 0:
        near = abs(_out_of(measured.centre, stated) - stated.out_of) <= ABOUT_ONE_IN * stated.out_of
    return near or _bare(measured, stated)


def _out_of(centre: Fraction, stated: Stated) -> Fraction:
    """The N for which the quantity is one in N, or two in N, exactly; `centre` is above nought."""
    return stated.value * stated.out_of / centre


_TESTS: Mapping[Qualifier, Callable[[_Measured, Stated], bool]] = {
    Qualifier.BARE: _bare,
    Qualifier.MORE_THAN: _more_than,
    Qualifier.FEWER_THAN: _fewer_than,
    Qualifier.JUST_OVER: _just_over,
    Qualifier.JUST_UNDER: _just_under,
    Qualifier.AT_LEAST: _at_least,
    Qualifier.AT_MOST: _at_most,
    Qualifier.ALMOST: _almost,
    Qualifier.CLOSE_TO: _close_to,
    Qualifier.ABOUT: _about,
    Qualifier.EXACTLY: _exactly,
}
