"""The two figures that a change lies between: "from 9,800 to 8,820", "4,210 … against 3,508 the year before"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.prose.mentions.mention import ChangeKind, Relative, Scale
from respondent.weighing.context import Context
from respondent.weighing.sheet import Item, Sheet

_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|from|than|up on|down on|versus)\s+(?:the\s+|just\s+|only\s+|a\s+)?$",
    re.IGNORECASE,
)
_LONGEST_AGAINST = 60
"""No more characters before a figure say that it is the earlier one."""


def pair_of(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> tuple[Item, Item] | None:
    """The later and the earlier figure, if the text says plainly which they are."""
    for near in (sheet.beside(item), sheet.sentence_before(item)):
        here = [one for one in near if one is not item and one.mention.rate is None]
        partners = _partners(here)
        if partners is not None:
            return partners
        levels = [one for one in here if one.mention.change is None and one.mention.scale is not Scale.TIMES]
        kinds = [one for one in levels if one.mention.scale is levels[0].mention.scale]
        if len(kinds) == 2 and len(levels) == 2:
            return _ordered(kinds[0], kinds[1], contexts)
    return None


def _partners(here: list[Item]) -> tuple[Item, Item] | None:
    """The only "from A to B" of a sentence."""
    earlier = [one for one in here if one.mention.change is ChangeKind.FROM]
    later = [one for one in here if one.mention.change is ChangeKind.TO]
    return (later[0], earlier[0]) if len(earlier) == 1 and len(later) == 1 else None


def _ordered(one: Item, other: Item, contexts: Mapping[int, Context]) -> tuple[Item, Item] | None:
    """Which of two is the later: not the one that "against", "the year before" or an earlier period goes with."""
    old_one, old_other = _is_earlier(one, other, contexts), _is_earlier(other, one, contexts)
    if old_one is old_other:
        return None
    return (other, one) if old_one else (one, other)


def _is_earlier(one: Item, other: Item, contexts: Mapping[int, Context]) -> bool:
    when, text, start = one.mention.when, one.page.passage.text, one.mention.words.start
    if (
        when is not None
        and when.relative is Relative.YEAR_BEFORE
        and when.words.start >= one.mention.number.start
    ):
        return True
    mine, yours = contexts[one.order], contexts[other.order]
    if (
        mine.period_is_own
        and yours.period_is_own
        and mine.period
        and yours.period
        and mine.period != yours.period
    ):
        return mine.period.last < yours.period.last
    return _AGAINST.search(text[max(0, start - _LONGEST_AGAINST) : start]) is not None
