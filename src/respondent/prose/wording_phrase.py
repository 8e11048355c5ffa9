"""A phrase with the promise that it makes, and how a filter finds a true one or refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from respondent.errors import NothingHonestError
from respondent.model.lineage import leaves, named
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.figures import is_interval, per_words, with_unit, write_quantity
from respondent.prose.numbers import tidy
from respondent.prose.wording_promise import Promise, Stated, every, number
from respondent.prose.wording_truth import holds


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words about a quantity, and what they promise; `str` gives the words."""

    text: str
    quantity: Quantity
    promise: Promise

    def __str__(self) -> str:
        return self.text


Writer = Callable[[Quantity, Settings], Phrase]
"""A wording filter: it raises NothingHonestError where none of its words would be true."""

Candidate = tuple[str, Promise]
"""Words that might be written, and what they would promise."""


def first_true(quantity: Quantity, candidates: Iterable[Candidate]) -> Phrase | None:
    """The first candidate that the quantity bears out. Every filter writes through here, and only what holds."""
    for text, promise in candidates:
        if holds(promise, quantity):
            return Phrase(text, quantity, promise)
    return None


def amount(value: Fraction, quantity: Quantity, settings: Settings) -> str:
    """A round number of the quantity's kind, in a sentence: three, 1,200, £1.2 billion, 7 per cent, twice."""
    if quantity.unit.nature is Nature.RATIO and value == 2:
        return "twice"
    return with_unit(tidy(value), quantity, settings, words=True)


def stated(value: Fraction, quantity: Quantity) -> Stated:
    """The same number as a promise states it."""
    digits = tidy(value)
    return every(digits) if is_interval(quantity) else number(digits)


def refuse(quantity: Quantity, why: str, remedy: str) -> NoReturn:
    """Raise NothingHonestError: `why` is a clause about the figure, `remedy` a sentence."""
    records = named(quantity.lineage)
    subject = records if len(leaves(quantity.lineage)) == 1 else f"What is worked out from {records}"
    raise NothingHonestError(f"{subject} {why}.", remedy)


def refuse_fall(quantity: Quantity) -> None:
    """Raise where the value is below nought, or may be: "more than −8 per cent" helps nobody."""
    if quantity.low < 0:
        refuse(
            quantity,
            "is below nought, or may be",
            "Use change (“down 7 per cent”), or fall where the sentence says that it fell.",
        )


def refuse_with_parts_missing(quantity: Quantity, settings: Settings) -> None:
    """Raise for a sum of which parts are missing: it bears "at least" alone."""
    if quantity.at_least:
        refuse(
            quantity,
            "is a sum with parts missing",
            f"It bears “at least” and nothing else: say “{write_quantity(quantity, settings)}”, or use at_least.",
        )


def shown(quantity: Quantity, settings: Settings) -> str:
    """The figure in a message, with what it is per: 0.52 a day."""
    text = write_quantity(quantity, settings)
    return text if quantity.per is None else f"{text} {per_words(quantity.per)}"
