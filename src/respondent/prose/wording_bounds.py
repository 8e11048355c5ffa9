"""More than, fewer than, at least: the next round number on the right side of the value.

Below 100 that is the next whole number (23.9 is more than 23, fewer than 24); above, the next number of two
significant figures (105.7 is more than 100, fewer than 110). An exact whole number is more than the one before
it: 24 is "more than 23". Below 1 the filters refuse: nobody learns anything from "more than nought".
"""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn

from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.figures import is_interval
from respondent.prose.wording_longer import instead
from respondent.prose.wording_phrase import (
    Phrase,
    Writer,
    amount,
    first_true,
    refuse,
    refuse_fall,
    refuse_with_parts_missing,
    shown,
    stated,
)
from respondent.prose.wording_promise import Promise, Qualifier
from respondent.prose.wording_round import at_or_above, at_or_below, next_above, next_below

_TENTH = Fraction(1, 10)


def more_than(quantity: Quantity, settings: Settings) -> Phrase:
    """More than 23; more than £1.2 billion; of the time between events, more than one every 14 minutes."""
    refuse_with_parts_missing(quantity, settings)
    refuse_fall(quantity)
    interval = is_interval(quantity)
    value = next_above(quantity.high) if interval else next_below(quantity.low, _finest(quantity))
    return _bound(quantity, Qualifier.MORE_THAN, value, settings, more_than)


def fewer_than(quantity: Quantity, settings: Settings) -> Phrase:
    """Fewer than 24; less than 8 per cent; of the time between events, fewer than one every 13 minutes."""
    refuse_with_parts_missing(quantity, settings)
    refuse_fall(quantity)
    if is_interval(quantity):
        value = next_below(quantity.low)
    else:
        refuse_below_one(quantity, settings, fewer_than)
        value = next_above(quantity.high, _finest(quantity))
    return _bound(quantity, Qualifier.FEWER_THAN, value, settings, fewer_than)


def at_least(quantity: Quantity, settings: Settings) -> Phrase:
    """At least 23; the only words for a sum of which parts are missing."""
    refuse_fall(quantity)
    interval = is_interval(quantity)
    value = at_or_above(quantity.high) if interval else at_or_below(quantity.low, _finest(quantity))
    return _bound(quantity, Qualifier.AT_LEAST, value, settings, at_least)


def refuse_below_one(quantity: Quantity, settings: Settings, write: Writer) -> None:
    """Raise for a value too small for a round number beside it, and propose what to say."""
    if quantity.value < 1:
        refuse_small(quantity, settings, write)


def refuse_small(quantity: Quantity, settings: Settings, write: Writer) -> NoReturn:
    """Raise because no whole number above nought stands on the right side of the value."""
    name = write.__name__.replace("_", " ")
    refuse(
        quantity,
        f"comes to {shown(quantity, settings)}, which is too little for “{name}”",
        instead(quantity, write, settings),
    )


def _bound(
    quantity: Quantity, qualifier: Qualifier, value: Fraction, settings: Settings, write: Writer
) -> Phrase:
    if value >= 1 and not (quantity.unit.nature is Nature.RATIO and value == 1):
        text = f"{_words(qualifier, quantity)} {amount(value, quantity, settings)}"
        phrase = first_true(quantity, [(text, Promise(qualifier, stated(value, quantity)))])
        if phrase is not None:
            return phrase
    refuse_small(quantity, settings, write)


def _words(qualifier: Qualifier, quantity: Quantity) -> str:
    """Fewer offences, but less money, and less than 8 per cent."""
    fewer = quantity.unit.nature is Nature.COUNT or is_interval(quantity)
    if qualifier is Qualifier.FEWER_THAN and not fewer:
        return "less than"
    return qualifier.value


def _finest(quantity: Quantity) -> Fraction:
    """Ratios below two are written with one decimal: "more than 1.4 times"."""
    return _TENTH if quantity.unit.nature is Nature.RATIO and quantity.value <= 2 else Fraction(1)
