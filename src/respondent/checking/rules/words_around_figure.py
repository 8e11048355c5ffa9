"""Words typed around a figure that do not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.stated import Printed, is_restated_falsely, printed_in, restated, typed_in
from respondent.model.codes import N102
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Claim
from respondent.model.evidence import Statistic
from respondent.model.quantity import Quantity
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.mention import ChangeKind, Mention
from respondent.prose.wording import Direction, Promise, Qualifier, holds


def words_around_figure(page: Page) -> Findings:
    """“Over 1,249” is not what 1,249 is, and “rose by 3 per cent” is not what a fall is.

    Anti-pattern: a qualifier, a fraction or a direction typed beside `{{ figure(…) }}`, which prints the number
    alone.

    Best practice: let a filter write both, `| more_than`, `| fraction`, `| change`: it writes only what is true.
    """
    every = tuple(printed_in(page))
    for printed in every:
        typed = printed.typed_before or printed.typed_after
        if typed and (_is_false(printed) or _went_the_other_way(printed, every, page)):
            yield _untrue(printed.placed.claim, printed.mention, printed.quantity, page)
    for passage, mention in typed_in(page):
        placed = restated(passage, mention, page) if is_restated_falsely(passage, mention, page) else None
        if placed is not None and placed.claim.quantity is not None:
            yield _untrue(placed.claim, mention, placed.claim.quantity, page)


def _untrue(claim: Claim, mention: Mention, quantity: Quantity, page: Page) -> Diagnostic:
    exact = write_quantity(quantity, page.workspace.settings)
    return N102.at(
        claim.span,
        f"“{mention.words.text}” does not hold: the figure is {exact}.",
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


def _went_the_other_way(printed: Printed, every: Sequence[Printed], page: Page) -> bool:
    """Whether "fell to" is said of a figure that is above the one it fell from, or that its record says rose."""
    mention, later = printed.mention, printed.quantity
    if mention.change is not ChangeKind.TO or mention.moved is None:
        return False
    if mention.partner is not None:
        here = next(found for passage, found in page.mentions if passage is printed.passage)
        earlier = next((e.quantity for e in every if e.mention is here[mention.partner]), None)
        return earlier is not None and _is_opposite(mention.moved, earlier, later)
    record = page.record(printed.placed.claim.records[0]) if len(printed.placed.claim.records) == 1 else None
    if not isinstance(record, Statistic) or record.change is None or later.is_derived:
        return False
    change = record.change.by
    return change.high < 0 if mention.moved is Direction.UP else change.low > 0


def _is_opposite(moved: Direction, earlier: Quantity, later: Quantity) -> bool:
    if earlier.unit != later.unit or earlier.per != later.per:
        return False
    return later.high < earlier.low if moved is Direction.UP else later.low > earlier.high
