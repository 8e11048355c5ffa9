"""The verdict of the draft's other figures on one that no evidence decides.

A figure is consistent if it follows from others of the draft, whichever of those beside it they are; it is
inconsistent only where the text says plainly which others it must follow from ("3,789 calls, 94 per cent of the
total") and no rounding of them gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.model.settings import Settings
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.weighing.context import Context
from respondent.weighing.linking import is_plain_count
from respondent.weighing.outcome import Outcome
from respondent.weighing.relations.change import change_between, gap
from respondent.weighing.relations.parts import remainder, total
from respondent.weighing.relations.ratio import ratio
from respondent.weighing.relations.restated import restated
from respondent.weighing.relations.share import share_of_whole
from respondent.weighing.relations.time_rate import time_rate
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.transform import is_over_time

Relation = Callable[[Item, Sheet, Mapping[int, Context], Settings], Outcome | None]


def relate(item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """What the draft's other figures say of a quantity; None where they say nothing."""
    if item.mention.promise is None:
        return None
    for relation in _relations(item.mention):
        if (outcome := relation(item, sheet, contexts, settings)) is not None:
            return outcome
    return None


def _relations(mention: Mention) -> tuple[Relation, ...]:
    """The ways in which such a quantity may follow from others, the surest first."""
    if mention.change is ChangeKind.BY or mention.scale is Scale.TIMES:
        return (change_between, gap)
    if mention.scale is Scale.POINTS:
        return (change_between, gap)
    if is_over_time(mention):
        return (time_rate,)
    if mention.scale is Scale.PERCENT:
        return (share_of_whole, total, restated)
    if is_plain_count(mention):
        return (remainder, total, ratio, gap, restated)
    return (ratio,)
