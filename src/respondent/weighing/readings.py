"""What a quantity in a text may stand for: a figure of the evidence, or one worked out from some."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.prose.wording import Direction, Promise, holds
from respondent.weighing.candidate import Candidate
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One meaning: the quantity that the words would be about, the candidates behind it, and how well they fit.

    `subject` is the candidate whose figure it is first of all: the part of a share, the later end of a change.
    `is_gap`: it is the difference of two things of one time, the first less the second, and no movement.
    """

    quantity: Quantity
    candidates: tuple[Candidate, ...]
    fit: Fit
    is_gap: bool = False

    def keeps(self, promise: Promise) -> bool:
        """Whether it bears out what a text promises."""
        if not self.is_gap:
            return holds(promise, self.quantity)
        plain = replace(promise, direction=None)
        down = promise.direction is Direction.DOWN or (promise.direction is None and self.quantity.value < 0)
        return holds(plain, _turned(self.quantity) if down else self.quantity)

    @property
    def subject(self) -> Candidate:
        """The candidate that the text's sentence is about."""
        return self.candidates[0]

    @property
    def references(self) -> tuple[str, ...]:
        """The records and rows that it rests on, each once."""
        return tuple(dict.fromkeys(ref for candidate in self.candidates for ref in candidate.references))


def _turned(quantity: Quantity) -> Quantity:
    """The same difference seen from its other end."""
    return replace(quantity, value=-quantity.value, low=-quantity.high, high=-quantity.low)


def complements(readings: Iterable[Reading]) -> list[Reading]:
    """What percentages leave of the whole, each as a possible meaning."""
    found = []
    for reading in readings:
        quantity = reading.quantity
        if quantity.unit.nature is Nature.PERCENT and not quantity.is_movement and 0 <= quantity.value <= 100:
            rest = replace(
                quantity, value=100 - quantity.value, low=100 - quantity.high, high=100 - quantity.low
            )
            found.append(replace(reading, quantity=rest, fit=reading.fit.possible))
    return found


def weaker(*fits: Fit) -> Fit:
    """What a meaning is worth that rests on several figures."""
    return Fit(
        Degree(min(fit.degree for fit in fits)),
        sum(fit.missing for fit in fits),
        named=all(fit.named for fit in fits),
        relevant=all(fit.relevant for fit in fits),
        said=all(fit.said for fit in fits),
    )
