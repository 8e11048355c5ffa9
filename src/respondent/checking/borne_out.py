"""Whether a figure bears out any of the quantities that a sentence about it states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from respondent.errors import ArithmeticRefusedError
from respondent.model.quantity import Quantity
from respondent.model.unit import DAY, DAYS_IN, HOUR, MONTH, MONTHS_IN, WEEK, YEAR, Nature
from respondent.prose.mentions.mention import Mention, RateWords, Scale
from respondent.prose.wording import holds, say_about

SCALES: Mapping[Nature, Scale] = {
    Nature.COUNT: Scale.COUNT,
    Nature.MONEY: Scale.MONEY,
    Nature.PERCENT: Scale.PERCENT,
    Nature.POINTS: Scale.POINTS,
}
"""What a text states a figure of each nature as."""


def none_holds(mentions: Sequence[Mention], quantity: Quantity) -> bool:
    """Whether there are such mentions, and the figure bears out none of them."""
    promises = [m.promise for m in mentions if m.promise is not None and m.promise.stated is not None]
    return bool(promises) and not any(holds(p, quantity) or say_about(p, quantity) for p in promises)


def over_time(quantity: Quantity, rate: RateWords | None) -> Quantity | None:
    """The figure as a rate over the time that the words name; itself without words, None where it has none."""
    if rate is None:
        return quantity
    over: dict[Fraction | int | None, str] = {
        DAYS_IN[HOUR]: "per_hour",
        DAYS_IN[DAY]: "per_day",
        DAYS_IN[WEEK]: "per_week",
    }
    months: dict[int | None, str] = {MONTHS_IN[MONTH]: "per_month", MONTHS_IN[YEAR]: "per_year"}
    name = over.get(rate.days) if rate.days is not None else months.get(rate.months)
    try:
        return getattr(quantity, name) if name else None
    except ArithmeticRefusedError:
        return None
