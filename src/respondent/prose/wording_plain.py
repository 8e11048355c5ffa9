"""A figure with nothing before it, in figures or in words, and the promise that it makes so."""

from __future__ import annotations

from fractions import Fraction

from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.figures import bare_digits, is_interval, noun, write_quantity
from respondent.prose.numbers import Digits, digits_in_words, in_words
from respondent.prose.wording_phrase import Phrase, refuse_with_parts_missing
from respondent.prose.wording_promise import Promise, Qualifier, Stated, every, number

_PENNY = Fraction(1, 100)


def plain(quantity: Quantity, settings: Settings) -> Phrase:
    """The figure as `write_quantity` prints it."""
    qualifier = Qualifier.AT_LEAST if quantity.at_least else Qualifier.BARE
    return Phrase(write_quantity(quantity, settings), quantity, Promise(qualifier, _stated(quantity)))


def words(quantity: Quantity, settings: Settings) -> Phrase:
    """The same number in words: two thousand three hundred; fifty per cent; three point four."""
    refuse_with_parts_missing(quantity, settings)
    text = _in_words(bare_digits(quantity), quantity)
    return Phrase(text, quantity, Promise(Qualifier.BARE, _stated(quantity)))


def _stated(quantity: Quantity) -> Stated:
    digits = bare_digits(quantity)
    return every(digits) if is_interval(quantity) else number(digits)


def _in_words(digits: Digits, quantity: Quantity) -> str:
    text = digits_in_words(digits)
    if is_interval(quantity):
        return (
            f"one every {quantity.unit.singular}"
            if digits.is_one
            else f"one every {text} {quantity.unit.plural}"
        )
    match quantity.unit.nature:
        case Nature.COUNT | Nature.INDEX:
            return text
        case Nature.MONEY if digits.step == _PENNY:
            return _pounds_and_pence(digits)
        case _:
            return f"{text} {noun(quantity.unit, digits)}"


def _pounds_and_pence(digits: Digits) -> str:
    """Twelve pounds and fifty pence."""
    pounds, pence = divmod(int(abs(digits.value) * 100), 100)
    parts = [(pounds, "pound"), (pence, "penny" if pence == 1 else "pence")]
    text = " and ".join(
        f"{in_words(count)} {name}{'s' if name == 'pound' and count != 1 else ''}"
        for count, name in parts
        if count
    )
    return f"minus {text}" if digits.value < 0 else text
