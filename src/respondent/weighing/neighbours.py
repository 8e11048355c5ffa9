"""What a wrong number would be right for: a neighbouring row, another period, 52 weeks, 365 days.

It shows where the slip came from, and tells a slip from a figure that is about something else.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from respondent.errors import ArithmeticRefusedError
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.mentions.mention import Mention
from respondent.prose.wording import Promise, holds
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.index import Index
from respondent.weighing.readings import Reading
from respondent.weighing.series import are_about_the_same, series_of
from respondent.weighing.transform import as_asked
from respondent.weighing.write import number_of, precise, where

_WEEKS = 52
_DAYS = 365
_MOST_ROWS = 400


def neighbour(reading: Reading, mention: Mention, index: Index) -> Reading | None:
    """The only other row of the same table, group for group, for which the number would be right."""
    subject = reading.subject
    if mention.promise is None or len(reading.candidates) != 1 or subject.kind is Kind.STATISTIC:
        return None
    found = [
        replace(reading, quantity=quantity, candidates=(other,))
        for other in index.records.get(subject.record, ())[:_MOST_ROWS]
        if other is not subject and _is_beside(other, subject)
        if (quantity := as_asked(other.quantity, mention)) is not None and holds(mention.promise, quantity)
    ]
    near = [one for one in found if one.subject.groups & subject.groups]
    chosen = near or found
    return _nearest(chosen, mention) if chosen else None


def _nearest(found: list[Reading], mention: Mention) -> Reading:
    """Of several, the one whose value is nearest to the number stated."""
    stated = mention.promise.stated.value if mention.promise and mention.promise.stated else Fraction(0)
    return min(found, key=lambda reading: abs(reading.quantity.value - stated))


def _is_beside(other: Candidate, subject: Candidate) -> bool:
    same_kind = other.kind is subject.kind or {other.kind, subject.kind} <= {Kind.ROW, Kind.TOTAL}
    return same_kind and other.quantity.unit.singular == subject.quantity.unit.singular


def other_division(reading: Reading, mention: Mention, settings: Settings) -> str | None:
    """A sentence where the number comes of 52 weeks, or of 365 days in a leap year."""
    quantity, promise = reading.quantity, mention.promise
    if promise is None or quantity.per is None or quantity.period is None or len(reading.candidates) != 1:
        return None
    count = reading.subject.quantity.value
    unit = quantity.per.unit.singular
    if unit == "week" and quantity.period.months == 12:
        value = _with(quantity, count / _WEEKS)
        if holds(promise, value):
            return f"Only dividing by 52 weeks gives {precise(value, settings, number_of(mention))}."
    if unit == "day" and quantity.period.days == _DAYS + 1:
        value = _with(quantity, count / _DAYS)
        if holds(promise, value):
            return f"Only dividing by 365 days gives {precise(value, settings, number_of(mention))}."
    return None


def _with(quantity: Quantity, value: Fraction) -> Quantity:
    return replace(quantity, value=value, low=value, high=value)


def is_near(promise: Promise, quantity: Quantity) -> bool:
    """Whether the number is nearly right: within a tenth, a nought too many or too few, digits swapped."""
    stated = promise.stated
    if stated is None:
        return False
    value = abs(quantity.value)
    number = (
        stated.value * 100 if quantity.unit.nature is Nature.PERCENT and stated.value < 1 else stated.value
    )
    if abs(number - value) * 10 <= value:
        return True
    if number * 10 == value or number == value * 10:
        return True
    whole = number.denominator == 1 and value.denominator == 1 and value >= 100
    return whole and sorted(str(number)) == sorted(str(value))


def other_period(reading: Reading, mention: Mention, index: Index, settings: Settings) -> str | None:
    """A sentence where the number would be right for another period of the same row or series."""
    subject = reading.subject
    if mention.promise is None or len(reading.candidates) != 1:
        return None
    for other in (
        *index.records.get(subject.record, ())[:_MOST_ROWS],
        *_of_its_series(reading, mention, index),
    ):
        if other is subject or other.needs != subject.needs or other.kind is not subject.kind:
            continue
        try:
            quantity = as_asked(other.quantity, mention)
        except ArithmeticRefusedError:
            continue
        if quantity is not None and holds(mention.promise, quantity):
            return f"{precise(quantity, settings)} is the figure{where(other, settings)}."
    return None


def _of_its_series(reading: Reading, mention: Mention, index: Index) -> list[Candidate]:
    """The figures that are the number, in other records of the series: one for each year."""
    subject, number = reading.subject, number_of(mention)
    alike = index.valued.get(number, ())[:_MOST_ROWS] if number is not None else ()
    return [
        other
        for other in alike
        if other.record != subject.record
        and series_of(other) == series_of(subject)
        and are_about_the_same(other, subject)
    ]
