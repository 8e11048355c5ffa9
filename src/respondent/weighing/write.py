"""Figures and references in the words of a message: “1,249 offences in 366 days are 3.41 a day”."""

from __future__ import annotations

from fractions import Fraction

from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import Nature
from respondent.prose.figures import bare_digits, is_interval, per_words, with_unit
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.numbers import rounded, step_of
from respondent.prose.periods import write_period
from respondent.prose.working import write_working
from respondent.weighing.candidate import Candidate
from respondent.weighing.readings import Reading

_WITH_ARTICLE = frozenset({"United Kingdom", "UK", "Isle of Wight", "East of England"})
_TENTH = Fraction(1, 10)
_CLOSE = 5
_MILLION = 10**6


def precise(quantity: Quantity, settings: Settings, apart_from: Fraction | None = None) -> str:
    """The number alone, with three significant digits where it had to be rounded: 3.41; 47.9 per cent.

    It has more where else it would look like `apart_from`, the number that the draft states: 23.89, not 24.
    """
    digits = bare_digits(quantity)
    if digits.value != quantity.value and 0 < abs(quantity.value) < _MILLION:
        step = min(step_of(abs(quantity.value), 3), _TENTH)
        if apart_from is not None and abs(apart_from - quantity.value) < step * _CLOSE:
            step /= 10
        digits = rounded(quantity.value, step)
    return with_unit(digits, quantity, settings)


def full(quantity: Quantity, settings: Settings, apart_from: Fraction | None = None) -> str:
    """The number with what it counts, or what it is per: 1,249 offences; 3.41 a day."""
    text = precise(quantity, settings, apart_from)
    if quantity.per is not None:
        return f"{text} {per_words(quantity.per)}"
    if quantity.unit.nature is Nature.COUNT:
        return f"{text} {quantity.unit.singular if quantity.value == 1 else quantity.unit.plural}"
    return text


def expected(quantity: Quantity, mention: Mention, settings: Settings) -> str:
    """The value that the evidence gives, in the form of the mention: “3.41 every day”."""
    text = precise(quantity, settings, number_of(mention))
    if mention.scale is Scale.INTERVAL or mention.rate is None:
        return text
    return f"{text} {mention.rate.words.text}"


def number_of(mention: Mention) -> Fraction | None:
    """The number that a mention states."""
    return mention.promise.stated.value if mention.promise and mention.promise.stated else None


def where(candidate: Candidate, settings: Settings) -> str:
    """Of what and when a figure is: “for South Yorkshire in 2023/24”."""
    period = candidate.quantity.period
    name = f"the {candidate.label}" if candidate.label in _WITH_ARTICLE else candidate.label
    label = f" for {name}" if name else ""
    if period is None:
        return label
    return f"{label} {'on' if period.is_stock else 'in'} {write_period(period, settings.financial_year)}"


def sum_of(reading: Reading, settings: Settings, apart_from: Fraction | None = None) -> str:
    """The calculation, or the plain figure, as the beginning of a sentence."""
    quantity = reading.quantity
    lineage = quantity.lineage
    if isinstance(lineage, Derived) and lineage.operation is Operation.RATE and quantity.period is not None:
        days = f"{quantity.period.days:,} days"
        return f"{full(lineage.operands[0], settings)} in {days} are {full(quantity, settings, apart_from)}"
    if is_interval(quantity) and quantity.period is not None and isinstance(lineage, Derived):
        one = precise(quantity, settings)
        return f"{full(lineage.operands[0], settings)} in {quantity.period.days:,} days are {one}"
    working = write_working(quantity, settings)
    if working is not None:
        return working
    subject = reading.subject
    if subject.since is not None:
        since = write_period(subject.since, settings.financial_year)
        return f"The evidence has a change of {precise(quantity, settings)} since {since}"
    return f"The evidence has {full(quantity, settings)}{where(subject, settings)}"


def lower_first(text: str) -> str:
    """A text as the middle of a sentence; a name keeps its capital."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
