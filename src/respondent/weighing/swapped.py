"""Two neighbouring digits that have changed places: 12,870 for 12,780.

A number of five digits is so by chance for one figure in some ten thousand: such a slip shows which figure was
meant, though the text calls what it counts by another name.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from respondent.prose.mentions.mention import Mention
from respondent.prose.wording import Form, Qualifier
from respondent.weighing.candidate import Kind
from respondent.weighing.readings import Reading

_FEWEST = {True: 4, False: 5}
"""So many digits are asked for of a figure whose names the text has, and of one that it only has words of."""


def swapped(mention: Mention, readings: Iterable[Reading]) -> Reading | None:
    """The only figure of which the number has two digits in each other's place; None if there is none."""
    found = [reading for reading in readings if _is_a_level(reading) and _is_swapped(mention, reading)]
    return found[0] if len({reading.quantity.value for reading in found}) == 1 else None


def _is_a_level(reading: Reading) -> bool:
    subject = reading.subject
    return reading.quantity is subject.quantity and subject.kind in (Kind.ROW, Kind.TOTAL, Kind.STATISTIC)


def _is_swapped(mention: Mention, reading: Reading) -> bool:
    promise, fit = mention.promise, reading.fit
    if promise is None or promise.stated is None or promise.stated.form is not Form.NUMBER:
        return False
    if promise.qualifier is not Qualifier.BARE or not (fit.relevant and fit.said):
        return False
    step = promise.stated.step
    mine, yours = (str(abs(value) // step) for value in (promise.stated.value, reading.quantity.value))
    return len(mine) >= _FEWEST[fit.named] and are_swapped(mine, yours)


def are_swapped(one: str, other: str) -> bool:
    """Whether two numbers' digits differ in that two that stand side by side have changed places."""
    if len(one) != len(other):
        return False
    differ = [at for at, (mine, yours) in enumerate(zip(one, other, strict=True)) if mine != yours]
    side_by_side = len(differ) == 2 and all(later - earlier == 1 for earlier, later in pairwise(differ))
    return side_by_side and sorted(one) == sorted(other)
