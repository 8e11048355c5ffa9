"""The two figures that a change lies between: "from 9,800 to 8,820", "4,210 … against 3,508 the year before"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.prose.mentions.mention import ChangeKind, Relative, Scale
from respondent.weighing.context import Context
from respondent.weighing.linking import are_apart, items_in, numbered
from respondent.weighing.sheet import Item, Sheet

_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|from|than|up on|down on|versus)\s+(?:the\s+|just\s+|only\s+|a\s+)?$",
    re.IGNORECASE,
)

_GOES_BACK = re.compile(r"\b(?:That|This) (?:is|was|makes|meant|means|represents|amounts to) ")

_LONGEST_AGAINST = 60
"""No more characters before a figure say that it is the earlier one."""


def pair_of(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> tuple[Item, Item] | None:
    """The later and the earlier figure, if the text says plainly which they are, and of nothing else."""
    pair = _pair(item, sheet, contexts)
    mine = contexts[item.order]
    if pair is None or any(are_apart(mine, contexts[one.order]) for one in pair):
        return None
    level = numbered(item, item.mention.changes, sheet)
    if level is not None and _is_level(level) and level not in pair:
        return None  # "31 people died, five more": the pair of the sentence before is another's
    since = item.mention.since.period if item.mention.since else None
    earlier = contexts[pair[1].order]
    other_end = since is not None and earlier.period_is_own and earlier.period not in (None, since)
    return None if other_end else pair


def _pair(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> tuple[Item, Item] | None:
    if (compared := _compared_with(item, sheet)) is not None:
        return compared
    for sentence in (item.mention.sentence, item.mention.sentence - 1):
        near = sheet.in_sentence(item.page, sentence)
        here = [one for one in near if one is not item and one.mention.rate is None]
        partners = _partners(here)
        if partners is not None:
            return partners
        levels = [one for one in here if one.mention.change is None and one.mention.scale is not Scale.TIMES]
        kinds = [one for one in levels if one.mention.scale is levels[0].mention.scale]
        if len(kinds) == 2 and len(levels) == 2:
            return _ordered(kinds[0], kinds[1], contexts)
    return _of_two_sentences(item, sheet, contexts)


def _compared_with(item: Item, sheet: Sheet) -> tuple[Item, Item] | None:
    """The level last stated and the one in "than the £348.5 million of 2023/24"."""
    than = item.mention.than
    if than is None:
        return None
    inside = [one for one in items_in(item, sheet, than.start, than.end) if _is_level(one)]
    if len(inside) != 1:
        return None
    near = [*sheet.in_sentence(item.page, item.mention.sentence - 1), *sheet.beside(item)]
    scale = inside[0].mention.scale
    before = [
        one
        for one in near
        if one.order < item.order and one is not inside[0] and _is_level(one) and one.mention.scale is scale
    ]
    return (before[-1], inside[0]) if before else None


def _of_two_sentences(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> tuple[Item, Item] | None:
    """The last level of the sentence before and the only one of this, if their periods say which is the later.

    After "That is" of the two sentences before.
    """
    here = [one for one in sheet.beside(item) if one is not item and _is_level(one)]
    sentence = item.mention.sentence
    before = [one for one in sheet.in_sentence(item.page, sentence - 1) if _is_level(one)]
    if not here and _GOES_BACK.search(item.page.passage.text, *item.sentence):
        here, before = before, [one for one in sheet.in_sentence(item.page, sentence - 2) if _is_level(one)]
    if len(here) != 1 or len(before) != 1 or here[0].mention.scale is not before[0].mention.scale:
        return None
    return _ordered(before[0], here[0], contexts)


def _is_level(item: Item) -> bool:
    """Whether it is no change, no multiple and no rate."""
    mention = item.mention
    return mention.change is None and mention.rate is None and mention.scale is not Scale.TIMES


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
    when = one.mention.when
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
    return is_compared_with(one)


def is_compared_with(item: Item) -> bool:
    """Whether what stands before a figure says that others are held against it: "compared with 4.1 per cent"."""
    text, start = item.page.passage.text, item.mention.words.start
    return _AGAINST.search(text[max(0, start - _LONGEST_AGAINST) : start]) is not None
