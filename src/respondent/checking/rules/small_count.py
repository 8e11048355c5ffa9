"""A small count from a source that is not published."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.small_counts import is_count, is_small, rests_on_unpublished
from respondent.model.codes import X102


def small_count(page: Page) -> Findings:
    """Three children in one town are three children whom somebody knows.

    Anti-pattern: a count below the settings' threshold (`small_numbers.below`) from a source whose `standing`
    is unpublished. Rates, noughts and what others published are left alone.

    Best practice: say “fewer than five”, or give a larger area or a longer time.
    """
    below = page.workspace.settings.small_numbers.below
    for claim in page.document.claims:
        quantity = claim.quantity
        if quantity is None or not is_count(quantity) or not is_small(quantity.value, below):
            continue
        if rests_on_unpublished(quantity, page.workspace):
            yield X102.at(
                claim.span,
                f"This states a count below {below} from a source that is not published: it might tell who "
                "is meant.",
                f"Write “fewer than {below}” in your own words, or give a larger area or a longer time.",
            )
