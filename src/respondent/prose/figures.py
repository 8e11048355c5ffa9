"""A figure as it is printed with nothing before it: 38,685; 50 per cent; £1.26 billion; one every 14 minutes.

What is printed bare promises that the value rounds to it (design, "What words promise"), so:

- a number that a record gives is printed in the record's own digits: 54.20 keeps its nought. From a million
  on it is written in millions or billions where two decimals are enough for it (£1.26 billion)
- a sum or difference keeps the decimals of what went into it, but one that is known only to thousands or worse,
  because a part was published as "2.3 million", is written no finer than that
- a share or change in per cent is printed in whole per cent from ten on, with one decimal below
- any other derived number has no decimals from 1,000 on, one from 1 on, and two significant digits below 1;
  money below £1,000 has its pence; from a million on there are three significant digits
- an interval, such as a share of a number published rounded, gets no decimals finer than its width
- a time between events is a whole number where that is within 5 per cent, and has one decimal otherwise
- a nought after the point is left out of what is derived (6 a day, not 6.0)
- a sum with parts missing is printed with "at least" before it, because it bears nothing else
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature, Per, Unit
from respondent.prose.numbers import (
    MINUS,
    WORDS_BELOW,
    Digits,
    exponent_of,
    in_words,
    round_to,
    rounded,
    scale_for,
    small_in_words,
    step_of,
    tidy,
)

_PENNY = Fraction(1, 100)
_TENTH = Fraction(1, 10)
_ONE = Fraction(1)
_THOUSAND = 1000
_MILLION = 10**6


def write_quantity(quantity: Quantity, settings: Settings) -> str:
    """The figure alone, as the module says; a template writes the noun. A fall keeps its minus: −7 per cent."""
    text = with_unit(bare_digits(quantity), quantity, settings)
    return f"at least {text}" if quantity.at_least else text


def with_unit(digits: Digits, quantity: Quantity, settings: Settings, *, words: bool = False) -> str:
    """`digits` as a number of the quantity's kind. `words`: whole counts below ten are written in words."""
    if is_interval(quantity):
        return _every(digits, quantity.unit)
    match quantity.unit.nature:
        case Nature.PERCENT:
            return percent(str(digits), settings)
        case Nature.MONEY:
            return _pounds(digits)
        case Nature.POINTS | Nature.DURATION:
            return f"{digits} {noun(quantity.unit, digits)}"
        case Nature.RATIO:
            return f"{small_in_words(digits) if words else digits} times"
        case Nature.COUNT | Nature.INDEX:
            return small_in_words(digits) if words else str(digits)


def percent(number: str, settings: Settings) -> str:
    """A number of per cent in the house form: "50 per cent" or "50%"."""
    return f"{number}%" if settings.percent == "%" else f"{number} per cent"


def noun(unit: Unit, digits: Digits) -> str:
    """The unit's word in the number that `digits` ask for: 1 offence, 2 offences, 1.0 offences."""
    return unit.singular if digits.is_one else unit.plural


def per_words(per: Per) -> str:
    """What a rate is per, after its number: a day, an hour, per 100,000 people."""
    if per.count == 1:
        name = per.unit.singular
        return f"{'an' if name[0] in 'aeiou' or name == 'hour' else 'a'} {name}"
    return f"per {per.count:,} {per.unit.plural}"


def is_interval(quantity: Quantity) -> bool:
    """Whether this is the time between two events, which is written "one every …"."""
    return isinstance(quantity.lineage, Derived) and quantity.lineage.operation is Operation.EVERY


def bare_digits(quantity: Quantity) -> Digits:
    """The digits that a figure is printed in, by the rules above; "at least" bears no rounding up."""
    digits = _nearest_digits(quantity)
    if not quantity.at_least or digits.value <= quantity.low:
        return digits
    return rounded(quantity.low // digits.step * digits.step, digits.step, digits.scale)


def _nearest_digits(quantity: Quantity) -> Digits:
    if quantity.written is not None:
        return _as_written(quantity.written, quantity.unit.nature)
    value = quantity.value
    decimals = _decimals(quantity)
    if decimals is not None:
        known = _known_to(quantity)
        if known >= _THOUSAND and round_to(value, known):
            return tidy(round_to(value, known))
        return _as_written(Decimal(rounded(value, Fraction(1, 10**decimals)).number), quantity.unit.nature)
    if value.denominator == 1:
        return tidy(value)
    digits = rounded(value, *_step(quantity))
    pence = quantity.unit.nature is Nature.MONEY and digits.value.denominator != 1
    return digits if pence else tidy(digits.value)  # 6 for 6.0: it says less, and stays true


def _as_written(number: Decimal, nature: Nature) -> Digits:
    value = Fraction(number)
    pence = nature is Nature.MONEY and value.denominator != 1 and (value * 100).denominator == 1
    digits = tidy(value) if abs(value) >= _MILLION else Digits(number)
    return rounded(value, _PENNY) if pence and digits.scale == 1 else digits


def _known_to(quantity: Quantity) -> Fraction:
    """The power of ten to which a value is known: thousands where its interval is 2,000 wide; 0 if it is exact."""
    width = quantity.high - quantity.low
    return Fraction(10) ** exponent_of(width) if width else width


def _decimals(quantity: Quantity) -> int | None:
    """How many decimals a number given by a record has, or a sum or difference of such; None for any other."""
    if quantity.written is not None:
        return max(0, -int(quantity.written.as_tuple().exponent))
    lineage = quantity.lineage
    if isinstance(lineage, Derived) and lineage.operation in (Operation.SUM, Operation.DIFFERENCE):
        found = [_decimals(operand) for operand in lineage.operands]
        known = [decimals for decimals in found if decimals is not None]
        return max(known) if len(known) == len(found) else None
    return None


def _step(quantity: Quantity) -> tuple[Fraction, int]:
    """To what a derived value that is not whole is rounded, and the scale in which it is written."""
    value, nature = abs(quantity.value), quantity.unit.nature
    if round_to(value, _ONE) >= _MILLION:
        step = step_of(value, 3)
        return step, scale_for(round_to(value, step))
    if is_interval(quantity):
        whole = round_to(value, _ONE)
        return (_ONE if abs(whole - value) * 20 <= value else _TENTH), 1
    if nature in (Nature.PERCENT, Nature.POINTS):
        step = _percent_step(quantity)
    elif nature is Nature.MONEY:
        step = _ONE if value >= 1000 else _PENNY
    elif _is_part(quantity) or value >= 1000:
        step = _ONE
    else:
        step = _TENTH if value >= 1 else step_of(value, 2)
    return _no_finer_than_known(quantity, step), 1


def _percent_step(quantity: Quantity) -> Fraction:
    """Whole per cent from ten on, tenths below; finer where else 0 or, for a share, 100 would be printed."""
    value = abs(quantity.value)
    step = _ONE if round_to(value, _TENTH) >= 10 else _TENTH
    while round_to(value, step) == 0 or (value < 100 and round_to(value, step) == 100):
        step /= 10
    return step


def _is_part(quantity: Quantity) -> bool:
    """Whether this is a percentage turned back into a count: whole things."""
    lineage = quantity.lineage
    part = isinstance(lineage, Derived) and lineage.operation is Operation.PART
    return part and quantity.unit.nature is Nature.COUNT and quantity.per is None and abs(quantity.value) >= 1


def _no_finer_than_known(quantity: Quantity, step: Fraction) -> Fraction:
    """A coarser step, at most 1, for a value that is known only within an interval."""
    width = quantity.high - quantity.low
    if width <= step or step >= 1:
        return step
    coarser = min(Fraction(10) ** exponent_of(width), _ONE)
    if quantity.unit.nature is Nature.MONEY:
        coarser = _ONE  # nobody writes tenths of a pound
    return coarser if round_to(abs(quantity.value), coarser) else step


def _pounds(digits: Digits) -> str:
    sign = MINUS if digits.number < 0 else ""
    return f"{sign}£{digits.magnitude()}"


def _every(digits: Digits, unit: Unit) -> str:
    """How often something happens: one every 14 minutes, one every two days, one every hour."""
    if digits.is_one:
        return f"one every {unit.singular}"
    small = digits.step == 1 and digits.number < WORDS_BELOW
    return f"one every {in_words(int(digits.number)) if small else digits} {unit.plural}"
