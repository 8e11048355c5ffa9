"""Parts of a whole: a third, nearly half, one in eight."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.numbers import round_to, small_in_words, step_of, tidy
from respondent.prose.wording_phrase import (
    Candidate,
    Phrase,
    first_true,
    refuse,
    refuse_fall,
    refuse_with_parts_missing,
    shown,
)
from respondent.prose.wording_promise import Promise, Qualifier, Stated, fraction_of, some_in
from respondent.prose.wording_truth import ABOUT_ONE_IN

_FRACTIONS: tuple[tuple[str, Stated], ...] = (
    ("a tenth", fraction_of(1, 10)),
    ("a fifth", fraction_of(1, 5)),
    ("a quarter", fraction_of(1, 4)),
    ("a third", fraction_of(1, 3)),
    ("two fifths", fraction_of(2, 5)),
    ("half", fraction_of(1, 2)),
    ("three fifths", fraction_of(3, 5)),
    ("two thirds", fraction_of(2, 3)),
    ("three quarters", fraction_of(3, 4)),
    ("four fifths", fraction_of(4, 5)),
    ("nine tenths", fraction_of(9, 10)),
)
_EXACT_ENOUGH = Fraction(1, 50)
"""How near "one in eight" is when the filter writes it with nothing before it: within 2 per cent."""


def fraction(quantity: Quantity, settings: Settings) -> Phrase:
    """A quarter, nearly half, more than a third, about two thirds: of a share, or of a ratio below one."""
    proportion = _proportion(quantity, settings)
    phrase = first_true(quantity, _fractions(proportion))
    if phrase is None or proportion >= 1:
        refuse(
            quantity,
            f"comes to {shown(quantity, settings)}, which no common fraction describes",
            "Say the number itself, or use one_in.",
        )
    return phrase


def one_in(quantity: Quantity, settings: Settings) -> Phrase:
    """One in eight, nearly one in eight, about one in eight, more than one in eight."""
    proportion = _proportion(quantity, settings)
    phrase = first_true(quantity, _one_in(proportion)) if proportion * 3 <= 2 else None
    if phrase is None:
        refuse(
            quantity,
            f"comes to {shown(quantity, settings)}, which is not one in a whole number",
            "Use fraction, or say the number itself.",
        )
    return phrase


def _proportion(quantity: Quantity, settings: Settings) -> Fraction:
    """The share as a part of one. Raises NothingHonestError for what is no share above nought."""
    refuse_with_parts_missing(quantity, settings)
    refuse_fall(quantity)
    if quantity.unit.nature not in (Nature.PERCENT, Nature.RATIO):
        refuse(
            quantity,
            f"is a number of {quantity.unit.plural}, and no part of anything",
            "Write a.share_of(b) before the filter.",
        )
    if quantity.value <= 0:
        refuse(quantity, "is nought", "Say that there were none.")
    return quantity.value / 100 if quantity.unit.nature is Nature.PERCENT else quantity.value


def _fractions(proportion: Fraction) -> Iterator[Candidate]:
    """The fraction itself; the next one, nearly; one within 2.5 points; the next one below it."""
    by_distance = sorted(_FRACTIONS, key=lambda named: abs(named[1].value - proportion))
    below = [named for named in by_distance if named[1].value < proportion]
    for name, stated in by_distance[:1]:
        yield name, Promise(Qualifier.BARE, stated)
        yield f"nearly {name}", Promise(Qualifier.ALMOST, stated)
        if stated.value < proportion:
            yield f"more than {name}", Promise(Qualifier.MORE_THAN, stated)
        yield f"about {name}", Promise(Qualifier.ABOUT, stated)
    for name, stated in below:
        yield f"more than {name}", Promise(Qualifier.MORE_THAN, stated)


def _one_in(proportion: Fraction) -> Iterator[Candidate]:
    out_of = 1 / proportion
    nearest = _round(out_of)
    text, stated = _text(nearest)
    if nearest < 100 and abs(proportion * nearest - 1) <= _EXACT_ENOUGH:
        yield text, Promise(Qualifier.BARE, stated)
    yield f"nearly {text}", Promise(Qualifier.ALMOST, stated)
    if abs(out_of - nearest) <= nearest * ABOUT_ONE_IN:
        yield f"about {text}", Promise(Qualifier.ABOUT, stated)
    text, stated = _text(out_of.__floor__() + 1)
    yield f"more than {text}", Promise(Qualifier.MORE_THAN, stated)


def _round(out_of: Fraction) -> int:
    """A whole number of at least two, with two significant figures from 100 on."""
    step = step_of(out_of, 2) if out_of >= 100 else Fraction(1)
    return max(2, int(round_to(out_of, step)))


def _text(out_of: int) -> tuple[str, Stated]:
    return f"one in {small_in_words(tidy(Fraction(out_of)))}", some_in(1, out_of)
