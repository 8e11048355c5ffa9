"""On which side of the numbers of a sentence their names stand: “Gwent for 503”, or “503 in Gwent”.

Where names stand on both sides, grammar alone does not tell. A sentence is read the way in which more of its
numbers are right: a person who checks it would do so too, and would call a number wrong only if no way of
reading it is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from respondent.model.assessment import Verdict
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import Scale
from respondent.weighing.asking.ask import readings_of
from respondent.weighing.context import Context
from respondent.weighing.index import Index
from respondent.weighing.judge import judge
from respondent.weighing.sheet import Item, Sheet

Contexts = Mapping[int, Context]


def choose(ahead: Contexts, behind: Contexts, sheet: Sheet, index: Index, settings: Settings) -> Contexts:
    """The contexts of a draft's quantities, a sentence at a time those of the reading that more evidence bears
    out.
    """
    chosen = dict(ahead)
    for items in sheet.by_sentence.values():
        if all(ahead[item.order].own == behind[item.order].own for item in items):
            continue
        one, other = (_right(items, contexts, sheet, index, settings) for contexts in (ahead, behind))
        if other > one:
            chosen.update((item.order, behind[item.order]) for item in items)
    return chosen


def _right(
    items: Iterable[Item], contexts: Contexts, sheet: Sheet, index: Index, settings: Settings
) -> tuple[int, int]:
    """How many of a sentence's numbers the evidence bears out when read so, and how few it calls wrong."""
    verdicts = [
        outcome.verdict
        for item in items
        if item.mention.scale is not Scale.RANK
        and (outcome := judge(item.mention, readings_of(item, contexts, sheet, index, {}), index, settings))
    ]
    return verdicts.count(Verdict.SUPPORTED), -verdicts.count(Verdict.CONTRADICTED)
