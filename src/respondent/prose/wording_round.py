"""Round numbers beside a value: whole numbers below 100, numbers of two significant figures from there on.

`finest` is what whole numbers are replaced by where tenths are wanted. Values are not below nought.
"""

from __future__ import annotations

from fractions import Fraction

from respondent.prose.numbers import step_of

_ONE = Fraction(1)
_HUNDRED = 100


def at_or_below(value: Fraction, finest: Fraction = _ONE) -> Fraction:
    """The largest round number that is not above `value`."""
    step = _step(value, finest)
    return value // step * step


def at_or_above(value: Fraction, finest: Fraction = _ONE) -> Fraction:
    """The smallest round number that is not below `value`."""
    below = at_or_below(value, finest)
    return below if below == value else below + _step(value, finest)


def next_above(value: Fraction, finest: Fraction = _ONE) -> Fraction:
    """The smallest round number above `value`."""
    return at_or_below(value, finest) + _step(value, finest)


def next_below(value: Fraction, finest: Fraction = _ONE) -> Fraction:
    """The largest round number below `value`: 990 for 1,000, and 99 for 100."""
    below = at_or_below(value, finest)
    if below < value:
        return below
    if value <= _HUNDRED:
        return value - finest
    step = _step(value, finest)
    return value - (step / 10 if value == step * 10 else step)


def round_above(value: Fraction) -> Fraction:
    """The next number above `value` that people call round: 700 for 693, 39,000 for 38,685, 50 for 48.

    One significant figure, or two of which the second is 5; from 1,000 on any two. A value that is not whole,
    below 100, has the next whole number.
    """
    if value < _HUNDRED and value.denominator != 1:
        return next_above(value)
    if value >= 10 * _HUNDRED:
        return next_above(value)
    step = _ONE if value < 10 else step_of(value, 2) * 5
    return value // step * step + step


def _step(value: Fraction, finest: Fraction) -> Fraction:
    return finest if value < _HUNDRED else step_of(value, 2)
