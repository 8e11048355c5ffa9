"""How a derived figure was worked out, for a note: "1,249 offences ÷ 366 days = 3.41 a day".

Steps that rest on other derived figures stand first, parted by semicolons: "557 + 2,301 + 1,249 + 693 = 4,800
offences; 2,301 ÷ 4,800 = 47.9 per cent". Results have three significant digits and at least one decimal.
"""

from __future__ import annotations

from fractions import Fraction

from respondent.model.lineage import Derived, Given, Operation
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.figures import bare_digits, is_interval, noun, per_words, with_unit
from respondent.prose.numbers import Digits, rounded, step_of, tidy

_LABELS_AT_MOST = 8
_ADDENDS_AT_MOST = 50
"""All 43 forces of England and Wales are written out; of a thousand authorities, nobody would read the sum."""
_ADDENDS_SHOWN = 3
_MILLION = 10**6
_TENTH = Fraction(1, 10)
_WHOLE_POUNDS = 1000
_PENNY = Fraction(1, 100)
_DAYS = {"hour": " ÷ 24", "week": " × 7"}
_MONTHS = {"month": "", "year": " × 12"}


def write_working(quantity: Quantity, settings: Settings) -> str | None:
    """The calculation behind a derived quantity; None for one that a record states."""
    steps = list(dict.fromkeys(_steps(quantity, settings)))
    return "; ".join(steps) + _margin(quantity, settings) if steps else None


def _steps(quantity: Quantity, settings: Settings) -> list[str]:
    """The steps that lead to the quantity, each after those that it rests on."""
    lineage = quantity.lineage
    if isinstance(lineage, Given) or (len(lineage.operands) == 1 and lineage.operation is Operation.SUM):
        return []  # a "sum" of one row is that row
    before = [step for operand in lineage.operands for step in _steps(operand, settings)]
    return [*before, _sum(quantity, lineage, settings)]


def _sum(quantity: Quantity, lineage: Derived, settings: Settings) -> str:
    """One step: what was done, and what it came to."""
    parts = lineage.operands
    first, second = parts[0], parts[-1]
    result = _result(quantity, settings)
    match lineage.operation:
        case Operation.SUM:
            return f"{_addends(parts, settings)} = {result}"
        case Operation.DIFFERENCE:
            return f"{_short(first, settings)} − {_short(second, settings)} = {result}"
        case Operation.RATE:
            return f"{_named(first, settings)}{_over_days(quantity, first)} = {result}"
        case Operation.EVERY:
            return f"{_days(first)} ÷ {_named(first, settings)} = {result}"
        case Operation.SHARE:
            return f"{_short(first, settings)} ÷ {_short(second, settings)} = {result}"
        case Operation.CHANGE:
            one, other = _short(first, settings), _short(second, settings)
            return f"({one} − {other}) ÷ {other} = {result}"
        case Operation.RATIO:
            return f"{_short(first, settings)} ÷ {_short(second, settings)} = {result}"
        case Operation.PART:
            return f"{_short(first, settings)} of {_short(second, settings)} = {result}"
        case Operation.PER_POPULATION:
            per = quantity.per.count if quantity.per else 1
            return f"{_named(first, settings)} ÷ {_named(second, settings)} × {per:,} = {result}"


# What goes in


def _addends(parts: tuple[Quantity, ...], settings: Settings) -> str:
    """The rows' labels stand before their numbers where every part has one and there are not too many."""
    if len(parts) > _ADDENDS_AT_MOST:
        first = [_short(part, settings) for part in parts[:_ADDENDS_SHOWN]]
        return f"{' + '.join([*first, '…', _short(parts[-1], settings)])} ({len(parts):,} figures)"
    labels = [part.lineage.label if isinstance(part.lineage, Given) else "" for part in parts]
    texts = [_short(part, settings) for part in parts]
    if len(parts) <= _LABELS_AT_MOST and all(labels):
        texts = [f"{label} {text}" for label, text in zip(labels, texts, strict=True)]
    return " + ".join(texts)


def _short(quantity: Quantity, settings: Settings) -> str:
    """The number without a noun, in brackets where it is below nought."""
    digits = _digits(quantity)
    text = str(digits) if quantity.unit.nature is Nature.RATIO else with_unit(digits, quantity, settings)
    return f"({text})" if quantity.value < 0 else text


def _named(quantity: Quantity, settings: Settings) -> str:
    """The number with its noun: 1,249 offences."""
    text = _short(quantity, settings)
    return f"{text} {noun(quantity.unit, _digits(quantity))}" if _has_noun(quantity) else text


def _has_noun(quantity: Quantity) -> bool:
    return quantity.unit.nature is Nature.COUNT and quantity.per is None


def _days(quantity: Quantity) -> str:
    days = quantity.period.days if quantity.period else 0
    return f"{days:,} day{'' if days == 1 else 's'}"


def _over_days(rate: Quantity, count: Quantity) -> str:
    """The division by the days, or months, of the period."""
    unit = rate.per.unit.singular if rate.per else ""
    months = count.period.months if count.period else None
    if unit in _MONTHS and months:
        return f" ÷ {months} month{'' if months == 1 else 's'}{_MONTHS[unit]}"
    return f" ÷ {_days(count)}{_DAYS.get(unit, '')}"


# What comes out


def _result(quantity: Quantity, settings: Settings) -> str:
    lineage = quantity.lineage
    if isinstance(lineage, Derived) and lineage.operation is Operation.CHANGE:
        return _moved(quantity, settings)
    text = with_unit(_digits(quantity), quantity, settings)
    if quantity.at_least:
        text = f"at least {text}"
    if quantity.per is not None:
        return f"{text} {per_words(quantity.per)}"
    return f"{text} {noun(quantity.unit, _digits(quantity))}" if _has_noun(quantity) else text


def _moved(quantity: Quantity, settings: Settings) -> str:
    if quantity.value == 0:
        return "no change"
    size = with_unit(_digits(quantity).magnitude(), quantity, settings)
    return f"a {'rise' if quantity.value > 0 else 'fall'} of {size}"


def _margin(quantity: Quantity, settings: Settings) -> str:
    """Between what the result lies, where a figure that it rests on was published rounded."""
    if quantity.low == quantity.high or is_interval(quantity):
        return ""
    whole = quantity.unit.nature is Nature.COUNT and quantity.per is None
    step = _digits(quantity).step if whole else min(_digits(quantity).step, _TENTH)
    money = quantity.unit.nature is Nature.MONEY
    if money:
        step = _PENNY if abs(quantity.value) < _WHOLE_POUNDS else Fraction(1)
    low, high = (
        rounded(end, step) if money else tidy(end)
        for end in (quantity.low // step * step, -(-quantity.high // step) * step)
    )
    first = with_unit(low, quantity, settings) if money else str(low)
    return (
        f" (between {first} and {with_unit(high, quantity, settings)}, because a published figure is rounded)"
    )


def _digits(quantity: Quantity) -> Digits:
    """Three significant digits and at least one decimal for what had to be rounded; "at least" never up."""
    bare = bare_digits(quantity)
    if bare.value == quantity.value or abs(quantity.value) >= _MILLION:
        return bare
    money = quantity.unit.nature is Nature.MONEY
    step = _PENNY if money else min(step_of(abs(quantity.value), 3), _TENTH)
    return rounded(quantity.low // step * step if quantity.at_least else quantity.value, step)
