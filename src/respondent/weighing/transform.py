"""A figure put on the scale that a text asks for: over days, weeks or months, or as the time between two.

Rates are over the real days of the period. What cannot be put on the scale – a rate of a stock, of a percentage, of
a rate – gives None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from respondent.errors import ArithmeticRefusedError
from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity
from respondent.model.unit import DAY, DAYS_IN, HOUR, MINUTE, MONTH, SECOND, WEEK, YEAR, Per, Unit
from respondent.prose.mentions.mention import Mention, RateWords, Scale
from respondent.weighing.nouns import head_of, heads

_UNITS = (SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR)
_TIME = re.compile(r"\b(second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def is_over_time(mention: Mention) -> bool:
    """Whether a mention is a rate over time, or a time between two."""
    if mention.scale is Scale.INTERVAL:
        return True
    return mention.rate is not None and (mention.rate.days is not None or mention.rate.months is not None)


def as_asked(quantity: Quantity, mention: Mention) -> Quantity | None:
    """The quantity on the mention's scale; itself where the mention is no rate."""
    try:
        if mention.scale is Scale.INTERVAL:
            return _every(quantity, mention)
        if mention.rate is None:
            return quantity if quantity.per is None else None
        return _rate(quantity, mention.rate)
    except ArithmeticRefusedError:
        return None


def _rate(quantity: Quantity, rate: RateWords) -> Quantity | None:
    unit = _unit_of(rate)
    if unit is None:
        return quantity if _is_per(quantity.per, rate) else None
    count = _count(rate, unit)
    if quantity.per is not None:
        return quantity if quantity.per == Per(unit, 1) and count == 1 else None
    found = {
        HOUR: lambda: quantity.per_hour,
        DAY: lambda: quantity.per_day,
        WEEK: lambda: quantity.per_week,
        MONTH: lambda: quantity.per_month,
        YEAR: lambda: quantity.per_year,
    }[unit]()
    return found if count == 1 else _scaled(found, count)


def _unit_of(rate: RateWords) -> Unit | None:
    """The unit of time of which the rate's stretch has a whole number."""
    if rate.months is not None:
        return YEAR if rate.months % 12 == 0 else MONTH
    if rate.days is None:
        return None
    for unit in (WEEK, DAY, HOUR):
        if (rate.days / DAYS_IN[unit]).denominator == 1:
            return unit
    return HOUR


def _count(rate: RateWords, unit: Unit) -> Fraction:
    """How many of the unit the rate's stretch is."""
    if rate.months is not None:
        return Fraction(rate.months, 12 if unit is YEAR else 1)
    return (rate.days or Fraction(1)) / DAYS_IN[unit]


def _scaled(quantity: Quantity, count: Fraction) -> Quantity:
    per = quantity.per
    return replace(
        quantity,
        value=quantity.value * count,
        low=quantity.low * count,
        high=quantity.high * count,
        per=Per(per.unit, int(count)) if per and count.denominator == 1 else per,
    )


def _is_per(per: Per | None, rate: RateWords) -> bool:
    """Whether a published rate is per what the text says: per 100,000 people, a school."""
    if per is None or per.count != rate.count:
        return False
    return rate.noun in (None, "") or head_of(rate.noun or "") in heads(per.unit) or _is_everybody(rate)


def _is_everybody(rate: RateWords) -> bool:
    return head_of(rate.noun or "") in {"person", "population", "head", "resident", "capita", None}


def _every(quantity: Quantity, mention: Mention) -> Quantity | None:
    """The time between two, in the unit that the mention names."""
    found = _TIME.findall(mention.words.text)
    if not found:
        return None
    unit = next(unit for unit in _UNITS if unit.singular == found[-1].casefold())
    between = quantity.every
    if unit not in DAYS_IN:
        return None
    factor = DAYS_IN[between.unit] / DAYS_IN[unit]
    return replace(
        between,
        value=between.value * factor,
        low=between.low * factor,
        high=between.high * factor,
        unit=unit,
        lineage=Derived(Operation.EVERY, (quantity,)),
    )
