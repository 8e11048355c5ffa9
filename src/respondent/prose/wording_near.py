"""Almost and about: a round number near the value, and near enough by the table of promises.

Both are stricter than what they may be held to: "about one a day" is never written for 0.52, though it rounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NoReturn

from respondent.errors import NothingHonestError
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.figures import is_interval
from respondent.prose.numbers import round_to, step_of
from respondent.prose.wording_bounds import more_than, refuse_below_one
from respondent.prose.wording_phrase import (
    Candidate,
    Phrase,
    amount,
    first_true,
    refuse,
    refuse_fall,
    refuse_with_parts_missing,
    shown,
    stated,
)
from respondent.prose.wording_promise import Promise, Qualifier
from respondent.prose.wording_round import next_below, round_above
from respondent.prose.wording_truth import NEAR

_ONE = Fraction(1)
_TENTH = Fraction(1, 10)


def almost(quantity: Quantity, settings: Settings) -> Phrase:
    """Almost 700: the next round number above, where the value is within 5 per cent of it."""
    refuse_with_parts_missing(quantity, settings)
    refuse_fall(quantity)
    if not is_interval(quantity):
        refuse_below_one(quantity, settings, almost)
    value = next_below(quantity.value) if is_interval(quantity) else round_above(quantity.value)
    promise = Promise(Qualifier.ALMOST, stated(value, quantity))
    candidate = f"almost {amount(value, quantity, settings)}", promise
    return first_true(quantity, [candidate]) or _refuse(quantity, settings, "just below")


def about(quantity: Quantity, settings: Settings) -> Phrase:
    """About 1,200: the nearest number of two figures, or a whole number below 100, within 5 per cent."""
    refuse_with_parts_missing(quantity, settings)
    refuse_fall(quantity)
    refuse_below_one(quantity, settings, about)
    return first_true(quantity, _about(quantity, settings)) or _refuse(quantity, settings, "near")


def _about(quantity: Quantity, settings: Settings) -> Iterator[Candidate]:
    """The coarsest first."""
    value = quantity.value
    for step in (step_of(value, 2),) if value >= 100 else (_ONE, _TENTH):
        near = round_to(value, step)
        if abs(near - value) <= near * NEAR:
            promise = Promise(Qualifier.ABOUT, stated(near, quantity))
            yield f"about {amount(near, quantity, settings)}", promise


def _refuse(quantity: Quantity, settings: Settings, where: str) -> NoReturn:
    text = shown(quantity, settings)
    try:
        remedy = f"Use more_than: “{more_than(quantity, settings)}”."
    except NothingHonestError:
        remedy = f"Say the number itself: “{text}”."
    refuse(quantity, f"comes to {text}, which is not {where} a round number (within 5 per cent)", remedy)
