"""A number that the draft has stated before of the same thing, as a headline does."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.model.settings import Settings
from respondent.prose.mentions.mention import ChangeKind
from respondent.weighing.context import Context
from respondent.weighing.nouns import head_of
from respondent.weighing.outcome import Outcome, consistent
from respondent.weighing.sheet import Item, Sheet


def restated(item: Item, sheet: Sheet, contexts: Mapping[int, Context], _: Settings) -> Outcome | None:
    """Consistent where an earlier sentence states the number of the same things, in half of the same words."""
    promise = item.mention.promise
    if promise is None or promise.stated is None or item.mention.change is ChangeKind.FROM:
        return None
    mine = contexts[item.order]
    for other in sheet.stating(promise.stated.value):
        if other.order >= item.order:
            return None
        mention, yours = other.mention, contexts[other.order]
        alike = mention.scale is item.mention.scale and mention.rate == item.mention.rate
        level = mention.change not in (ChangeKind.FROM, ChangeKind.BY)
        nouns = head_of(mine.noun or "") == head_of(yours.noun or "") and mine.own_names == yours.own_names
        shared = mine.sentence & yours.sentence
        if alike and level and nouns and len(shared) * 2 >= len(mine.sentence) and shared:
            return consistent(f"The draft says so before: “{mention.words.text}”", other)
    return None
