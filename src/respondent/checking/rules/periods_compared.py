"""Figures of different periods compared."""

from __future__ import annotations

from respondent.checking.comparing import compared_in
from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import P103
from respondent.model.unit import Nature


def periods_compared(page: Page) -> Findings:
    """More in twelve months than in three is no news, and neither is one place last year against another this
    year.

    Anti-pattern: a sentence that compares two counts over unequal times, or two places or groups in different
    years.

    Best practice: compare the same thing over time, or different things at the same time; of unequal times,
    rates.
    """
    for (_, one), (placed, other) in compared_in(page):
        first, second = one.period, other.period
        if first is None or second is None or first.same_days(second):
            continue
        counts = one.unit.nature in (Nature.COUNT, Nature.MONEY) and one.per is None
        if counts and not first.same_length(second):
            yield P103.at(
                placed.claim.span,
                f"This sentence compares counts over unequal times: {first} and {second}.",
                "Compare rates, such as `per_day`, or figures of equally long periods.",
            )
        elif one.place and other.place and one.place != other.place:
            yield P103.at(
                placed.claim.span,
                f"This sentence compares {one.place} in {first} with {other.place} in {second}.",
                "Compare the two in one period.",
            )
