"""“A day” after a count of a year."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.stated import Printed, printed_in
from respondent.model.codes import N104
from respondent.model.quantity import Quantity
from respondent.model.unit import DAYS_IN, MONTHS_IN, Nature
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import RateWords, Scale


def rate_after_count(page: Page) -> Findings:
    """24 every week is not 24 every day: the words after the figure say how long it took.

    Anti-pattern: “{{ figure(…) }} a day” for a count of a year, or “a week” after `.per_day`.

    Best practice: let the words after the figure be those of its rate: `.per_day` and “a day”.
    """
    for printed in printed_in(page):
        rate = printed.mention.rate
        if (
            rate is None
            or not _is_typed(rate, printed)
            or printed.mention.scale not in (Scale.COUNT, Scale.MONEY)
        ):
            continue
        if _is_other(rate, printed.quantity) and not _said_by_record(rate, printed, page):
            true = write_quantity(printed.quantity, page.workspace.settings)
            yield N104.at(
                printed.placed.claim.span,
                f"“{rate.words.text}” is not what the figure is over: {true}{_over(printed.quantity)}.",
                "Write the rate that the words name, such as `.per_day`, `.per_week` or `.per_month`.",
            )


def _is_typed(rate: RateWords, printed: Printed) -> bool:
    """Whether the words stand outside the figure."""
    return rate.words.start >= printed.placed.end or rate.words.end <= printed.placed.start


def _is_other(rate: RateWords, quantity: Quantity) -> bool:
    """Whether the figure is surely not over the time that the words name."""
    if quantity.unit.nature not in (Nature.COUNT, Nature.MONEY) or (
        rate.days is None and rate.months is None
    ):
        return False
    per = quantity.per
    if per is not None:
        if per.unit.nature is not Nature.DURATION:
            return False
        return (DAYS_IN.get(per.unit), MONTHS_IN.get(per.unit)) != (rate.days, rate.months)
    period = quantity.period
    if period is None or period.is_stock:
        return False
    same = rate.days == period.days if rate.days is not None else rate.months == period.months
    return not same


def _over(quantity: Quantity) -> str:
    return f" in {quantity.period}" if quantity.per is None and quantity.period is not None else ""


def _said_by_record(rate: RateWords, printed: Printed, page: Page) -> bool:
    """Whether the record's own sentence gives its value as such a rate."""
    for record in page.records_of(printed.placed.claim):
        for mention in find_mentions(record.title):
            other = mention.rate
            if other is not None and (other.days, other.months) == (rate.days, rate.months):
                return True
    return False
