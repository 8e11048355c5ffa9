"""Words typed around a figure that do not hold."""

from __future__ import annotations

from dataclasses import replace

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.stated import Printed, printed_in
from respondent.model.codes import N102
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.mention import ChangeKind
from respondent.prose.wording import Promise, Qualifier, holds


def words_around_figure(page: Page) -> Findings:
    """“Over 1,249” is not what 1,249 is, and “rose by 3 per cent” is not what a fall is.

    Anti-pattern: a qualifier or a direction typed before or after `{{ figure(…) }}`, which prints the number
    alone.

    Best practice: let a filter write both, `| more_than`, `| almost`, `| change`: it writes only what is true.
    """
    for printed in printed_in(page):
        if (printed.typed_before or printed.typed_after) and _is_false(printed):
            exact = write_quantity(printed.quantity, page.workspace.settings)
            yield N102.at(
                printed.placed.claim.span,
                f"“{printed.mention.words.text}” does not hold: the figure is {exact}.",
                "Let a filter write the words, such as `| more_than` or `| about`, or leave them out.",
            )


def _is_false(printed: Printed) -> bool:
    """Whether what was typed makes a true number false; what cannot be read for sure is not judged."""
    promise, quantity = printed.mention.promise, printed.quantity
    if promise is None or promise.stated is None or printed.mention.partner is not None:
        return False
    bare = Promise(Qualifier.BARE, promise.stated)
    moved = printed.mention.change is ChangeKind.BY and promise.direction is not None
    if moved and quantity.is_movement:
        return not holds(Promise(Qualifier.BARE, direction=promise.direction), quantity)
    if promise.direction is not None or not holds(bare, quantity) or promise.upper is not None:
        return False
    return not holds(replace(promise, direction=None), quantity)
