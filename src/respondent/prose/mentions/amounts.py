"""The numbers themselves with their unit: £1.26bn, 50 per cent, five percentage points, between 20 and 30.

An amount is what stands between a mention's qualifier and what follows it. Here are plain numbers, money,
percentages and ranges; `parts` has fractions and ratios, `multiples` has "doubled" and "three times".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.numerals import SCALES, Numeral, read_numeral
from respondent.prose.mentions.taken import Taken
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import TIME, singular_time
from respondent.prose.numbers import Digits
from respondent.prose.wording_promise import Direction, Qualifier, Stated, number


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, in the tokens from `first` up to but not including `beyond`.

    - `upper`: the other end of a range; `qualifier`: what "most" has in itself
    - `plain`: a numeral with nothing about it, which may count anything
    - `spelled`: its number in words; `direction`: what "doubled" and "halved" say, which move
    - `noun`: the tokens of a noun that stands within: the minutes of "34 minutes and 38 seconds"
    """

    first: int
    beyond: int
    scale: Scale
    stated: Stated | None
    upper: Stated | None = None
    qualifier: Qualifier | None = None
    currency: str | None = None
    plain: bool = False
    spelled: bool = False
    direction: Direction | None = None
    moves: bool = False
    noun: tuple[int, int] | None = None


CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR"}
_MONEY_WORDS = {
    "pound": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
}
_PENCE = frozenset(["p", "pence", "penny"])
_MINUS = frozenset(["-", "−", "–"])
DASHES = frozenset(["-", "–", "‑", "—", "−"])
_LETTER_CODES = {"GBP": "GBP", "USD": "USD", "EUR": "EUR"}


def read_amount(tokens: Tokens, first: int, taken: Taken) -> Amount | None:
    """The amount or range of plain numbers, money or percentages that begins at the token."""
    one = _single(tokens, first, taken)
    return one and (_range(tokens, one, taken) or one)


def is_free(tokens: Tokens, first: int, beyond: int, taken: Taken) -> bool:
    """Whether none of the tokens has been read as something else."""
    return beyond <= len(tokens) and taken.is_free(tokens[first].start, tokens[beyond - 1].end)


def _single(tokens: Tokens, first: int, taken: Taken) -> Amount | None:
    token = tokens[first]
    sign = token.low in _MINUS and tokens.touching(first + 1) and not _in_a_word(tokens, first)
    at = first + 1 if sign else first
    money = CURRENCIES.get(tokens.low(at)) or _LETTER_CODES.get(tokens[at].text)
    numeral = read_numeral(tokens, at + 1 if money else at, money=bool(money))
    if numeral is None or not is_free(tokens, at, numeral.beyond, taken):
        return None
    if sign:
        numeral = replace(numeral, digits=replace(numeral.digits, number=-numeral.digits.number))
    if money:
        return _amount(first, numeral.beyond, Scale.MONEY, numeral, currency=money)
    return _with_unit(tokens, first, numeral)


def _in_a_word(tokens: Tokens, at: int) -> bool:
    """Whether a dash joins two words or numbers, and is no minus."""
    return at > 0 and tokens.touching(at)


def _with_unit(tokens: Tokens, first: int, numeral: Numeral) -> Amount | None:
    """The number with the percentage sign, points or money words after it, or alone."""
    end = numeral.beyond
    if beyond := after_percent(tokens, end):
        return _amount(first, beyond, Scale.PERCENT, numeral)
    if beyond := after_points(tokens, end):
        return _amount(first, beyond, Scale.POINTS, numeral)
    unit = tokens.low(end)
    if currency := _MONEY_WORDS.get(unit):
        return _pounds(tokens, first, numeral, currency)
    if unit in _PENCE and (unit != "p" or tokens.touching(end)):
        digits = Digits(numeral.digits.number.scaleb(-2), numeral.digits.scale)
        return _amount(first, end + 1, Scale.MONEY, replace(numeral, digits=digits), currency="GBP")
    if _is_part_of_a_word(tokens, first, end):
        return None
    if found := _two_units_of_time(tokens, first, numeral):
        return found
    return _amount(first, end, Scale.COUNT, numeral, plain=True)


def _two_units_of_time(tokens: Tokens, first: int, numeral: Numeral) -> Amount | None:
    """34 minutes and 38 seconds, as so many minutes: 34 alone would be called false."""
    larger = time_after(tokens, numeral.beyond)
    if larger is None or numeral.digits.step != 1:
        return None
    at = larger[1] + 1 if tokens.low(larger[1]) in ("and", ",") else larger[1]
    rest = read_numeral(tokens, at)
    smaller = rest and time_after(tokens, rest.beyond)
    if not rest or not smaller or larger[0] not in TIME or smaller[0] not in TIME:
        return None
    size = TIME[smaller[0]] / TIME[larger[0]]
    if size >= 1 or rest.digits.value * size >= 1:
        return None
    stated = Stated(numeral.digits.value + rest.digits.value * size, rest.digits.step * size)
    noun = (numeral.beyond, larger[1])
    return Amount(first, smaller[1], Scale.COUNT, stated, noun=noun, spelled=numeral.spelled)


def _pounds(tokens: Tokens, first: int, numeral: Numeral, currency: str) -> Amount:
    """Five million pounds; twelve pounds and fifty pence."""
    end = numeral.beyond + 1
    joined = end + 1 if tokens.low(end) == "and" else end
    pence = read_numeral(tokens, joined)
    if currency == "GBP" and pence and tokens.low(pence.beyond) in ("pence", "penny"):
        value = numeral.digits.number * numeral.digits.scale + pence.digits.number.scaleb(-2)
        whole = replace(numeral, digits=Digits(value.quantize(Decimal("0.01"))))
        return _amount(first, pence.beyond + 1, Scale.MONEY, whole, currency=currency)
    return _amount(first, end, Scale.MONEY, numeral, currency=currency)


def _is_part_of_a_word(tokens: Tokens, first: int, beyond: int) -> bool:
    """Whether the number is joined to a word: "five-year", "A40", "21st"."""
    before, after = tokens[first - 1], tokens[beyond]
    if tokens.touching(beyond):
        if after.kind is Kind.WORD and after.low not in _UNITS_OF_MEASURE:
            return True
        joined = after.low in ("-", "‑") and tokens.touching(beyond + 1)
        joined = joined and tokens.low(beyond + 1) not in ("plus", "odd", "a", "per")
        if joined and tokens[beyond + 1].kind is Kind.WORD and read_numeral(tokens, beyond + 1) is None:
            return True
    return tokens.touching(first) and (before.kind is Kind.WORD or before.low in ("_", "@", "\\"))


_UNITS_OF_MEASURE = frozenset(
    "km m cm mm kg g mg l ml mph kph kw kwh mw mwh gw gwh tb gb mb kb ha ft mins min hrs hr secs s hz mhz "
    "ghz t "
    "tonnes lbs lb oz x pc".split()
)


def after_percent(tokens: Tokens, at: int) -> int | None:
    """The token beyond "%", "per cent" or "percent"; a hyphen may join it ("20-per-cent")."""
    word = tokens.low(at)
    if word in ("-", "‑") and tokens.touching(at) and tokens.touching(at + 1):
        if tokens.follows(at + 1, ("per", "-", "cent")):
            return at + 4
        at, word = at + 1, tokens.low(at + 1)
    if word in ("%", "percent") or (word == "pc" and tokens.touching(at)):
        beyond = at + 1
    elif word == "per" and tokens.low(at + 1) == "cent":
        beyond = at + 2
    else:
        return None
    return None if tokens.low(beyond) in ("point", "points") else beyond


def after_points(tokens: Tokens, at: int) -> int | None:
    """The token beyond "percentage points", "percentage-point" or "pp"."""
    if tokens.low(at) in ("-", "‑") and tokens.touching(at):
        at += 1
    if tokens.low(at) in ("pp", "ppt", "ppts", "pps"):
        return at + 1
    start = at + 1 if tokens.low(at) in ("percentage", "%", "percent") else at + 2
    if start == at + 2 and not tokens.follows(at, ("per", "cent")):
        return None
    if tokens.low(start) in ("-", "‑"):
        start += 1
    return start + 1 if tokens.low(start) in ("point", "points") else None


def _amount(
    first: int,
    beyond: int,
    scale: Scale,
    numeral: Numeral,
    *,
    currency: str | None = None,
    plain: bool = False,
) -> Amount:
    return Amount(
        first,
        beyond,
        scale,
        number(numeral.digits),
        currency=currency,
        plain=plain,
        spelled=numeral.spelled,
    )


# Ranges


def _range(tokens: Tokens, one: Amount, taken: Taken) -> Amount | None:
    """From this amount to another, as one: between 20 and 30; 20 to 30 per cent; £2m–£3m; two or three."""
    joint = tokens.low(one.beyond)
    opener = tokens.low(one.first - 1)
    if opener == "between":
        joints: tuple[str, ...] = ("and", "to", "–", "-")
    elif opener == "from":
        return None
    else:
        joints = ("to", "–", "-", "—", "or") if one.spelled else ("to", "–", "-")
    if joint not in joints:
        return None
    if joint in DASHES and opener != "between" and not tokens.touching(one.beyond + 1):
        return None  # a dash between spaces is a break
    other = _single(tokens, one.beyond + 1, taken)
    if other is None or one.stated is None or other.stated is None:
        return None
    low, high = _in_units_of(one, one.stated, other, other.stated), other.stated
    if low is None or low.value >= high.value or (joint == "or" and high.value != low.value + 1):
        return None
    if joint == "to" and opener in _MOVING and one.plain == other.plain:
        return None  # "rose by 7 to 36": a movement and what it came to
    first = one.first - 1 if opener == "between" else one.first
    money = one if one.scale is Scale.MONEY else other
    return replace(
        other,
        first=first,
        stated=low,
        upper=high,
        spelled=one.spelled,
        scale=money.scale,
        currency=money.currency,
    )


_MOVING = frozenset("by up down rose rise fell fall increased decreased dropped grew".split())


def _in_units_of(one: Amount, low: Stated, other: Amount, high: Stated) -> Stated | None:
    """The first number of a range in the unit of the second: the 2 of "2–3 million", "£2–3m", "20–40p"."""
    if not (one.plain or one.scale is other.scale or (one.scale is Scale.MONEY and other.plain)):
        return None
    if one.plain and other.scale is Scale.MONEY and high.value < 1 <= low.value:
        return Stated(low.value / 100, Fraction(1, 100))
    size = _scale_of(high)
    if size > 1 and low.step <= 1 and low.value < 1000:
        return Stated(low.value * size, low.step * size)
    return low


def _scale_of(stated: Stated) -> int:
    """The scale word that a number was written with, as its step shows; 1 for none."""
    sizes = sorted(SCALES.values(), reverse=True)
    fits = (size for size in sizes if stated.step * 1000 >= size and stated.value >= size and stated.step > 1)
    return next(fits, 1)


def time_after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The stretch of time that the token names, and the token beyond: "minutes"."""
    name = singular_time(tokens.low(at))
    return (name, at + 1) if name else None
