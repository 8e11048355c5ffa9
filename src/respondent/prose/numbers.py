"""Numbers as British readers write them: 38,685; 54.20; −7; 1.26 billion; two thousand three hundred.

Everything is exact: values are Fractions, and halves round up, away from nought (2.5 to 3, −2.5 to −3).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MINUS = "−"
WORDS_BELOW = 10
"""Whole numbers below this are written in words where a sentence, not a table, holds them."""

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class Digits:
    """A number as it is written: `number` with every digit that is shown, noughts too, times a `scale` word.

    54.20 is ``Digits(Decimal("54.20"))``, 1.26 billion ``Digits(Decimal("1.26"), 10**9)``. The noughts of 2,000
    are written, so its step is 1; the step of 2 thousand is a thousand.
    """

    number: Decimal
    scale: int = 1

    @property
    def value(self) -> Fraction:
        """The number meant."""
        return Fraction(self.number) * self.scale

    @property
    def step(self) -> Fraction:
        """What 1 in the last written digit is worth."""
        exponent = self.number.as_tuple().exponent
        return Fraction(10) ** min(int(exponent), 0) * self.scale

    @property
    def is_one(self) -> bool:
        """Whether a noun beside it stands in the singular: "1 day", but "1.0 days"."""
        return abs(self.value) == 1 and self.step == 1

    def magnitude(self) -> Digits:
        """The same without its sign."""
        return Digits(self.number.copy_abs(), self.scale)

    def __str__(self) -> str:
        word = next((f" {name}" for size, name in _SCALES if size == self.scale), "")
        return f"{grouped(self.number)}{word}"


def grouped(number: Decimal) -> str:
    """The number with commas from a thousand and a true minus; its written noughts stay."""
    return f"{number:,f}".replace("-", MINUS)


def round_to(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of `step` that is nearest; halves go up, away from nought."""
    # In whole numbers: ten times faster than the same with fractions, and done for each figure and reading.
    one, size = value.denominator * step.numerator, abs(value.numerator) * step.denominator
    times = (2 * size + one) // (2 * one)
    return Fraction(times * step.numerator if value >= 0 else -times * step.numerator, step.denominator)


def rounded(value: Fraction, step: Fraction, scale: int = 1) -> Digits:
    """The digits of `value` rounded to `step`, a power of ten, and written in `scale`s."""
    shown = round_to(value, step) / scale
    decimals = max(0, -exponent_of(step / scale))
    return Digits(Decimal((shown * 10**decimals).__floor__()).scaleb(-decimals), scale)


def exponent_of(value: Fraction) -> int:
    """The power of ten of the first significant digit: 2 for 105.7, −1 for 0.52. `value` is above nought."""
    if value >= 1:
        return len(str(value.__floor__())) - 1
    exponent = -1
    while value * 10**-exponent < 1:
        exponent -= 1
    return exponent


def step_of(value: Fraction, significant: int) -> Fraction:
    """What 1 in the last of so many significant digits of `value` is worth; `value` is above nought."""
    return Fraction(10) ** (exponent_of(value) - significant + 1)


def scale_for(value: Fraction) -> int:
    """In what a large number is written: millions, billions or trillions; 1 below a million."""
    return next((size for size, _ in _SCALES if abs(value) >= size >= 10**6), 1)


def tidy(value: Fraction) -> Digits:
    """A whole number, or one with few decimals, in its shortest form: 24; 1,200; 2.3 million; 2.5.

    `value` must be a decimal fraction.
    """
    scale = scale_for(value)
    decimals = 0
    while (value / scale * 10**decimals).denominator != 1:
        decimals += 1
    if scale > 1 and decimals > 2:
        return tidy_plain(value)
    return rounded(value, Fraction(scale, 10**decimals), scale)


def tidy_plain(value: Fraction) -> Digits:
    """The same without a scale word: 2,345,678."""
    decimals = 0
    while (value * 10**decimals).denominator != 1:
        decimals += 1
    return rounded(value, Fraction(1, 10**decimals))


def in_words(number: int) -> str:
    """A whole number in words: one thousand two hundred and forty-nine."""
    if number < 0:
        return f"minus {in_words(-number)}"
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")
    size, name = next(pair for pair in _SCALES if number >= pair[0])
    count, rest = divmod(number, size)
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(count)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")


def digits_in_words(digits: Digits) -> str:
    """Written digits in words: three point four; one point two six billion."""
    number = digits.magnitude().number
    whole, _, decimals = f"{number:f}".partition(".")
    words = in_words(int(whole))
    if decimals:
        words += " point " + " ".join(_ONES[int(digit)] for digit in decimals)
    scale = next((f" {name}" for size, name in _SCALES if size == digits.scale), "")
    return f"{'minus ' if digits.number < 0 else ''}{words}{scale}"


def small_in_words(digits: Digits) -> str:
    """Words for a whole number from nought to nine, figures for any other."""
    if digits.scale == 1 and digits.step == 1 and 0 <= digits.number < WORDS_BELOW:
        return in_words(int(digits.number))
    return str(digits)
