"""What English words promise about a number, taken apart: "more than 23", "nearly half", "one in eight".

A promise is what stands in the text, without the noun: how it is qualified, the number with its written digits,
and the direction of a change. `prose.wording_truth` says whether a quantity keeps it. The filters of
`prose.wording` write text from promises; whoever reads a text takes it apart into the same promises.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from respondent.prose.numbers import Digits


class Qualifier(StrEnum):
    """How the words hold the number: each with the words that mean it."""

    BARE = "bare"  # "1,249", "a third", "doubled", with nothing before it
    MORE_THAN = "more than"  # "over", "above", "in excess of", "upwards of"
    FEWER_THAN = "fewer than"  # "under", "less than", "below"
    JUST_OVER = "just over"  # "a little over", "slightly more than"
    JUST_UNDER = "just under"
    AT_LEAST = "at least"  # "or more", "no fewer than"
    AT_MOST = "at most"  # "up to", "no more than", "or fewer"
    BETWEEN = "between"  # "between A and B": `upper` is B
    ALMOST = "almost"  # "nearly"
    CLOSE_TO = "close to"
    ABOUT = "about"  # "around", "roughly", "approximately", "some"
    EXACTLY = "exactly"  # "precisely"


class Form(StrEnum):
    """What the number is written as; it decides what is compared with it, and how near is near."""

    NUMBER = "number"  # in the quantity's own unit: 23; 50 per cent; £2m; 3 percentage points
    FRACTION = "fraction"  # of a whole: half, a third, two thirds. For shares and ratios
    ONE_IN = "one in"  # one in eight, two in five. For shares and ratios
    FOLD = "fold"  # doubled (2), threefold (3); halved is 2 with DOWN. For ratios and changes
    EVERY = "every"  # one every 14 minutes: fewer minutes are more. For times between events
    ORDER = "order"  # thousands, tens of thousands, dozens: `value` is 1,000, 10,000, 12


class Direction(StrEnum):
    """Which way a change went: "rose", "up", "an increase of"; "fell", "down", "a drop of"."""

    UP = "up"
    DOWN = "down"

    @property
    def turned(self) -> Direction:
        """The other way."""
        return Direction.DOWN if self is Direction.UP else Direction.UP


@dataclass(frozen=True, slots=True)
class Stated:
    """The number that words state.

    - `value`: 23 for "23", 2,000,000 for "£2m", 1/2 for "half", 2/5 for "two in five", 14 for "every 14 minutes"
    - `step`: what 1 in the last written digit is worth: 1 for "2,000", 1,000 for "2 thousand", 1/10 for "3.4"
    - `out_of`: the 5 of "two in five"; 1 in the other forms
    """

    value: Fraction
    step: Fraction = Fraction(1)
    form: Form = Form.NUMBER
    out_of: int = 1


@dataclass(frozen=True, slots=True)
class Promise:
    """What words promise about one quantity.

    `stated` is None where only a direction is promised ("rose"); `upper` is the B of "between A and B". With a
    `direction` the number stated is a size: "fell by 7 per cent" states 7, not −7.
    """

    qualifier: Qualifier
    stated: Stated | None = None
    upper: Stated | None = None
    direction: Direction | None = None

    def __post_init__(self) -> None:
        if (self.upper is not None) != (self.qualifier is Qualifier.BETWEEN):
            raise ValueError("“between” has two numbers, every other qualifier one")
        if self.stated is None and (self.direction is None or self.qualifier is not Qualifier.BARE):
            raise ValueError("a promise states a number, or a direction alone")


def number(digits: Digits) -> Stated:
    """A number as it is written: "2,000", "£1.26 billion", the 50 of "50 per cent"."""
    return Stated(digits.value, digits.step)


def fraction_of(parts: int, whole: int) -> Stated:
    """Half is ``fraction_of(1, 2)``, two thirds ``fraction_of(2, 3)``."""
    return Stated(Fraction(parts, whole), form=Form.FRACTION)


def some_in(some: int, out_of: int) -> Stated:
    """One in eight is ``some_in(1, 8)``, two in five ``some_in(2, 5)``."""
    return Stated(Fraction(some, out_of), form=Form.ONE_IN, out_of=out_of)


def fold(times: int) -> Stated:
    """Doubled is ``fold(2)``; halved is the same with Direction.DOWN."""
    return Stated(Fraction(times), form=Form.FOLD)


def every(digits: Digits) -> Stated:
    """The time of "one every 14 minutes", in the quantity's own unit of time."""
    return Stated(digits.value, digits.step, Form.EVERY)


def order(size: int) -> Stated:
    """Thousands are ``order(1000)``, tens of thousands ``order(10_000)``, dozens ``order(12)``."""
    return Stated(Fraction(size), form=Form.ORDER)


MAJORITY = Promise(Qualifier.MORE_THAN, fraction_of(1, 2))
"""What "most" and "the majority" promise."""
