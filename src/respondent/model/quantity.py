"""An exact number that knows what it counts, when, where, of what, how exactly, and where it comes from.

Values are `Fraction`s: nothing is ever rounded before it is written. A value that was published rounded, and
whatever is derived from it, is an interval from `low` to `high` around `value`. Arithmetic refuses what makes
no sense, by raising ArithmeticRefusedError with both records named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from respondent.errors import ArithmeticRefusedError
from respondent.model import addition, comparability
from respondent.model.lineage import Derived, Lineage, Operation, named
from respondent.model.period import Period
from respondent.model.survey import Survey
from respondent.model.unit import (
    DAY,
    DAYS_IN,
    HOUR,
    KIND_OF_NUMBER,
    MONTH,
    MONTHS_IN,
    PERCENT,
    POINT,
    TIMES,
    WEEK,
    YEAR,
    Nature,
    Per,
    Unit,
    unit_of_time,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in the unit's own size: 50 for 50 per cent, pounds for money, the count for a count.

    - `low`, `high`: the values that it may stand for; both equal `value` where it is exact
    - `written`: the number as the record writes it (54.20 keeps its nought); None for what is derived
    - `per`: the denominator of a rate; None for a plain count, share or amount
    - `measure`: recorded, estimated, reported …; "recorded" is not "happened"
    - `place`, `period`, `dimensions` (pairs of a column and a value): what it is about
    - `base`: what a percentage is a percentage of
    - `at_least`: a sum over a group of which not every row is known; it bears "at least" and nothing else
    - `break_in_series`: it must not be compared with another period's
    - `breaks`: how many breaks its series has in its table up to its period
    - `prices`: "cash", or "2024/25 prices"; `index_base`: "2015 = 100"
    - `survey`: how a survey's estimate was got
    """

    value: Fraction
    low: Fraction
    high: Fraction
    unit: Unit
    lineage: Lineage
    written: Decimal | None = None
    per: Per | None = None
    measure: str | None = None
    period: Period | None = None
    place: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    base: Quantity | None = None
    at_least: bool = False
    break_in_series: bool = False
    breaks: int = 0
    prices: str | None = None
    index_base: str | None = None
    survey: Survey | None = None

    def __post_init__(self) -> None:
        if self.low is self.value is self.high:  # nearly always, and without comparing fractions
            return
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} does not lie between {self.low} and {self.high}")

    @property
    def is_exact(self) -> bool:
        """Whether the value stands for itself alone."""
        return self.low == self.high and not self.at_least

    @property
    def is_derived(self) -> bool:
        """Whether the value was worked out, rather than stated by a record."""
        return isinstance(self.lineage, Derived)

    @property
    def is_change(self) -> bool:
        """Whether this is a relative change in per cent, worked out or published, and no share of anything."""
        if isinstance(self.lineage, Derived):
            return self.lineage.operation is Operation.CHANGE
        return self.lineage.part == "change"

    @property
    def is_movement(self) -> bool:
        """Whether this is a change, or a later figure less an earlier one or as a multiple of it."""
        lineage = self.lineage
        if isinstance(lineage, Derived) and lineage.operation in (Operation.DIFFERENCE, Operation.RATIO):
            return comparability.is_later(*lineage.operands)
        return self.is_change

    # Rates and intervals

    @property
    def per_hour(self) -> Quantity:
        """How many an hour, over the real days of the period."""
        return self._rate(HOUR)

    @property
    def per_day(self) -> Quantity:
        """How many a day, over the real days of the period: 366 in 2023/24."""
        return self._rate(DAY)

    @property
    def per_week(self) -> Quantity:
        """How many every seven days."""
        return self._rate(WEEK)

    @property
    def per_month(self) -> Quantity:
        """How many a calendar month; the period must consist of whole ones."""
        return self._rate(MONTH)

    @property
    def per_year(self) -> Quantity:
        """How many a year; the period must consist of whole months."""
        return self._rate(YEAR)

    @property
    def every(self) -> Quantity:
        """The time between two, on average: 13.6 minutes. In weeks from two on, in days from one and a half, in
        hours and minutes from two, else in seconds; but one whole day is a day.
        """
        period = self._period_with_days()
        self._refuse_unless_countable("a time between two")
        if self.unit.nature is Nature.MONEY:
            self._refuse("is an amount of money", "Only things that happen have a time between them.")
        if self.at_least:
            self._refuse("is a sum with parts missing", "Its rate bears “at least”: use per_day or per_week.")
        if self.low <= 0:
            self._refuse("is nought, or may be", "There is no time between events that did not happen.")
        between = period.days / self.value
        unit = unit_of_time(between)
        size = DAYS_IN[unit]
        return replace(
            self,
            value=between / size,
            low=period.days / self.high / size,
            high=period.days / self.low / size,
            unit=unit,
            written=None,
            survey=None,
            lineage=Derived(Operation.EVERY, (self,)),
        )

    def per_population(self, population: Quantity, per: int = 100_000) -> Quantity:
        """How many for each `per` of `population`, which is a count of people or things of the same place."""
        self._refuse_unless_countable("a rate")
        comparability.refuse_other_place(self, population, "a rate")
        counted = population.unit.nature is Nature.COUNT and population.per is None
        if not counted or population.low <= 0 or population.at_least:
            population._refuse(
                "is no population", "The second figure of a rate must be a whole count above nought."
            )
        if per < 1:
            self._refuse(f"cannot be given per {per:,}", "Give a number above nought, such as per=100000.")
        value, low, high = self._over(population)
        return replace(
            self,
            value=value * per,
            low=low * per,
            high=high * per,
            per=Per(population.unit, per),
            written=None,
            survey=None,
            lineage=Derived(Operation.PER_POPULATION, (self, population)),
        )

    # Two quantities

    def __add__(self, other: Quantity) -> Quantity:
        return self.plus(other)

    def __sub__(self, other: Quantity) -> Quantity:
        return self.minus(other)

    def plus(self, other: Quantity, *, across_periods: bool = False, across_places: bool = False) -> Quantity:
        """The sum of two that do not overlap: two rows of a table, or the same thing in two dimensions.

        Figures of two periods or of two places from different records are added only if you say so; one thing
        is never counted twice.
        """
        addition.refuse_unless_addable(self, other)
        if across_periods:
            comparability.refuse_break(self, other)
            addition.refuse_same_days(self, other)
        else:
            comparability.refuse_other_period(self, other, "added", "plus(…, across_periods=true)")
        addition.refuse_overlap(self, other, across_places=across_places)
        return addition.sum_of((self, other))

    def minus(self, other: Quantity, *, across_periods: bool = False) -> Quantity:
        """The difference; of two percentages it is in percentage points.

        It is about what the two have in common, so a difference of two periods has no period, and no rate.
        """
        comparability.refuse_other_kind(self, other, "compared")
        comparability.refuse_parts_missing(self, other)
        if not across_periods:
            comparability.refuse_other_period(self, other, "compared", "minus(…, across_periods=true)")
        comparability.refuse_stock_and_flow(self, other)
        comparability.refuse_break(self, other)
        points = self.unit.nature is Nature.PERCENT
        return replace(
            self,
            value=self.value - other.value,
            low=self.low - other.high,
            high=self.high - other.low,
            unit=POINT if points else self.unit,
            lineage=Derived(Operation.DIFFERENCE, (self, other)),
            place=self.place if self.place == other.place else None,
            base=None,
            **addition.in_common((self, other)),
        )

    def share_of(self, whole: Quantity) -> Quantity:
        """This as a percentage of `whole`, which counts the same thing in the same period."""
        comparability.refuse_other_kind(self, whole, "made into a share")
        comparability.refuse_other_period(self, whole, "made into a share", None)
        self._refuse_unless_countable("a share")
        addition.refuse_unless_part(self, whole)
        if whole.low <= 0 or whole.at_least:
            whole._refuse("is nought or has parts missing", "A share needs a whole that is known.")
        if self.low < 0:
            self._refuse("is below nought, or may be", "It is no part of a whole; give both numbers instead.")
        if self.value > whole.value:
            self._refuse(f"is larger than {named(whole.lineage)}", "Write b.share_of(a), or a.times(b).")
        value, low, high = self._over(whole)
        return replace(
            self,
            value=value * 100,
            low=low * 100,
            high=min(high * 100, Fraction(100)),
            unit=PERCENT,
            base=whole,
            written=None,
            prices=None,
            survey=None,
            lineage=Derived(Operation.SHARE, (self, whole)),
        )

    def change_from(self, earlier: Quantity) -> Quantity:
        """The relative change in per cent, below nought for a fall, from `earlier`, of a period before it."""
        comparability.refuse_other_kind(self, earlier, "compared")
        if self.unit.nature in (Nature.PERCENT, Nature.POINTS):
            self._refuse(
                "is a percentage", "Write a.minus(b, across_periods=true), which is in percentage points."
            )
        comparability.refuse_not_earlier(self, earlier)
        comparability.refuse_other_length(self, earlier)
        comparability.refuse_break(self, earlier)
        comparability.refuse_other_place(self, earlier, "a change")
        comparability.refuse_other_thing(self, earlier)
        value, low, high = self._compared_with(earlier)
        return replace(
            self,
            value=(value - 1) * 100,
            low=(low - 1) * 100,
            high=(high - 1) * 100,
            unit=PERCENT,
            per=None,
            base=earlier,
            written=None,
            prices=None,
            index_base=None,
            lineage=Derived(Operation.CHANGE, (self, earlier)),
            survey=None,
        )

    def times(self, other: Quantity) -> Quantity:
        """This as a multiple of `other`: 2.24 times as many."""
        comparability.refuse_other_kind(self, other, "compared")
        comparability.refuse_other_length(self, other)
        comparability.refuse_break(self, other)
        value, low, high = self._compared_with(other)
        return replace(
            self,
            value=value,
            low=low,
            high=high,
            unit=TIMES,
            per=None,
            base=other,
            written=None,
            prices=None,
            index_base=None,
            lineage=Derived(Operation.RATIO, (self, other)),
            survey=None,
        )

    @property
    def of_base(self) -> Quantity:
        """A percentage turned back into a number of its base: 50 per cent of 7,338 is 3,669, give or take."""
        if self.unit.nature is not Nature.PERCENT or self.base is None:
            self._refuse("is not a percentage with a base", "Give the record an `of:` that names its base.")
        base = self.base
        ends = [mine * theirs / 100 for mine in (self.low, self.high) for theirs in (base.low, base.high)]
        return replace(
            base,
            value=self.value * base.value / 100,
            low=min(ends),
            high=max(ends),
            dimensions=self.dimensions,
            place=self.place or base.place,
            at_least=self.at_least or base.at_least,
            break_in_series=self.break_in_series or base.break_in_series,
            written=None,
            survey=None,
            lineage=Derived(Operation.PART, (self, base)),
        )

    # What the above share

    def _rate(self, unit: Unit) -> Quantity:
        period = self._period_with_days()
        self._refuse_unless_countable("a rate")
        if unit in MONTHS_IN:
            if not period.months:
                self._refuse("is not about whole months", "Use per_day or per_week.")
            factor = Fraction(MONTHS_IN[unit], period.months)
        else:
            factor = DAYS_IN[unit] / period.days
        return replace(
            self,
            value=self.value * factor,
            low=self.low * factor,
            high=self.high * factor,
            per=Per(unit),
            written=None,
            survey=None,
            lineage=Derived(Operation.RATE, (self,)),
        )

    def _over(self, other: Quantity) -> tuple[Fraction, Fraction, Fraction]:
        """The value, the low and the high end of this divided by `other`, all of which is above nought."""
        low = self.low / (other.high if self.low >= 0 else other.low)
        high = self.high / (other.low if self.high >= 0 else other.high)
        return self.value / other.value, low, high

    def _compared_with(self, other: Quantity) -> tuple[Fraction, Fraction, Fraction]:
        comparability.refuse_parts_missing(self, other)
        if self.low < 0:
            self._refuse("is below nought, or may be", "Give both numbers instead.")
        if other.low <= 0:
            other._refuse(
                "is nought, or may be", "Nothing can be compared with nought; give both numbers instead."
            )
        return self._over(other)

    def _period_with_days(self) -> Period:
        if self.period is None:
            self._refuse("has no period", "Give the record a `period:`, then its days are known.")
        if self.period.is_stock:
            self._refuse(
                f"was counted at one moment ({self.period.first})",
                "A stock has no rate; compare it with another.",
            )
        return self.period

    def _refuse_unless_countable(self, what: str) -> None:
        if self.per is not None:
            self._refuse("is a rate already", "Use the count that it comes from.")
        if self.unit.nature not in (Nature.COUNT, Nature.MONEY):
            self._refuse(
                f"is {KIND_OF_NUMBER[self.unit.nature]}", f"Only a count or an amount of money has {what}."
            )

    def _refuse(self, what: str, remedy: str) -> NoReturn:
        raise ArithmeticRefusedError(f"{named(self.lineage)} {what}.", remedy)


def total_of(parts: tuple[Quantity, ...], *, place: str | None, complete: bool) -> Quantity:
    """The sum of a table's rows. `place` is the group's name where the group is a place; a group that is not
    declared complete gives a sum that bears "at least" alone. Raises ArithmeticRefusedError for no rows.
    """
    if not parts:
        raise ArithmeticRefusedError("There is nothing to add up.", "Choose a group that has rows.")
    first = parts[0]
    for other in parts[1:] or parts:  # one row alone must be something that can be added, too
        addition.refuse_unless_addable(first, other)
        comparability.refuse_other_period(first, other, "added", None)
    whole = addition.sum_of(parts)
    return replace(whole, place=place or whole.place, at_least=whole.at_least or not complete)
