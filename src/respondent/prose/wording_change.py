"""Changes with their direction in words, so that a fall is never printed as a rise.

``change`` follows the figure ("up 7 per cent", "down 7 per cent"), for templates that serve many places, and so
do ``rise_or_fall`` ("a rise of 7 per cent") and ``rose_or_fell`` ("rose by 7 per cent"). ``rise`` and ``fall``
write the size alone, for sentences that say the direction themselves, and refuse when it went the other way.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.figures import bare_digits, with_unit
from respondent.prose.numbers import Digits, rounded
from respondent.prose.wording_phrase import Phrase, first_true, refuse, shown
from respondent.prose.wording_promise import Direction, Promise, Qualifier, number

_UNCHANGED = Promise(Qualifier.EXACTLY, number(Digits(Decimal(0))))
_TENTH = Fraction(1, 10)


def change(quantity: Quantity, settings: Settings) -> Phrase:
    """Up 7 per cent, down 7 per cent, or unchanged."""
    return _either(quantity, settings, "up", "down", "unchanged")


def rise_or_fall(quantity: Quantity, settings: Settings) -> Phrase:
    """A rise of 7 per cent, a fall of 7 per cent, or no change."""
    return _either(quantity, settings, "a rise of", "a fall of", "no change")


def rose_or_fell(quantity: Quantity, settings: Settings) -> Phrase:
    """Rose by 7 per cent, fell by 7 per cent, or did not change."""
    return _either(quantity, settings, "rose by", "fell by", "did not change")


def rise(quantity: Quantity, settings: Settings) -> Phrase:
    """7 per cent, for a sentence that says that it rose; refuses a fall."""
    return _one_way(quantity, settings, Direction.UP)


def fall(quantity: Quantity, settings: Settings) -> Phrase:
    """7 per cent, for a sentence that says that it fell; refuses a rise."""
    return _one_way(quantity, settings, Direction.DOWN)


def _either(quantity: Quantity, settings: Settings, up: str, down: str, still: str) -> Phrase:
    _refuse_unless_change(quantity)
    size = _size(quantity, settings)
    phrase = first_true(
        quantity,
        [
            (f"{up} {size}", _moved(quantity, Direction.UP)),
            (f"{down} {size}", _moved(quantity, Direction.DOWN)),
            (still, _UNCHANGED),
        ],
    )
    if phrase is None:
        refuse(
            quantity,
            f"may be a rise or a fall: it lies between {_end(quantity.low)} and {_end(quantity.high)}",
            "Say that it was about the same, in a claim of your own words.",
        )
    return phrase


def _one_way(quantity: Quantity, settings: Settings, direction: Direction) -> Phrase:
    _refuse_unless_change(quantity)
    phrase = first_true(quantity, [(_size(quantity, settings), _moved(quantity, direction))])
    if phrase is None:
        word = "rise" if direction is Direction.UP else "fall"
        refuse(
            quantity,
            f"comes to {shown(quantity, settings)}, which is no {word}",
            "Change the sentence, or use change, which says “up” or “down” as the figure does.",
        )
    return phrase


def _refuse_unless_change(quantity: Quantity) -> None:
    if not quantity.is_movement or quantity.unit.nature is Nature.RATIO:
        refuse(
            quantity,
            "is no change over time",
            "Write later.change_from(earlier), later.minus(earlier, across_periods=true) or change(id).",
        )


def _moved(quantity: Quantity, direction: Direction) -> Promise:
    return Promise(Qualifier.BARE, number(bare_digits(quantity).magnitude()), direction=direction)


def _size(quantity: Quantity, settings: Settings) -> str:
    return with_unit(bare_digits(quantity).magnitude(), quantity, settings)


def _end(value: Fraction) -> str:
    return str(rounded(value, _TENTH))
