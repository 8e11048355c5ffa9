"""Shares worked out from two figures: a row of its group, a group of the nation, a list of its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from respondent.errors import ArithmeticRefusedError
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.weighing.asking.question import Question
from respondent.weighing.asking.sums import all_of_them, listed_sums
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.linking import (
    count_behind,
    count_of_same,
    is_anaphoric,
    is_plain_count,
    items_in,
    numbered,
    of_whom,
)
from respondent.weighing.names import NATIONS, PLACE, Name, all_names
from respondent.weighing.nouns import heads
from respondent.weighing.readings import Reading, weaker
from respondent.weighing.retrieve import Fitting, of_natures
from respondent.weighing.sheet import Item, Sheet

_MOST_LOOKED_AT = 100
_GROUP = re.compile(r"\b(?:region|area|county|nation|country|group|region['’]s)\b", re.IGNORECASE)
_NATION = re.compile(r"\b(?:national(?:ly)?|nationwide|country|nation)\b", re.IGNORECASE)


def shares(asked: Question, fits: list[Fitting]) -> list[Reading]:
    """Each part that the text may mean as a share of each whole that it may mean."""
    found: list[Reading] = []
    for part, part_fit in _parts(asked, fits):
        for whole, whole_fit in _wholes(asked, part, fits):
            try:
                quantity = _in_time(part, whole).share_of(whole.quantity)
            except ArithmeticRefusedError:
                continue
            found.append(Reading(quantity, (part, whole), weaker(part_fit, whole_fit)))
    return found


def _in_time(part: Candidate, whole: Candidate) -> Quantity:
    """The part as one of the whole's time: a quarter of the year that it and three others add up to."""
    mine, yours = part.quantity.period, whole.quantity.period
    inside = mine is not None and yours is not None and yours.first <= mine.first and mine.last <= yours.last
    if inside and set(part.references) <= set(whole.references):
        return replace(part.quantity, period=yours)
    return part.quantity


def _parts(asked: Question, fits: list[Fitting]) -> list[Fitting]:
    item, sheet, context = asked.item, asked.sheet, asked.context
    counts = of_natures(fits, Nature.COUNT, Nature.MONEY)
    if restating := asked.meant_by(_restating(item, sheet)):
        return restating
    named = [
        (candidate, fit)
        for candidate, fit in counts
        if candidate.kind in (Kind.ROW, Kind.TOTAL) and candidate.needs <= context.own_names
    ]
    if is_anaphoric(item.mention) or of_whom(item, sheet) is not None:
        inside = all_names(context.whole)
        return [pair for pair in counts if pair[0].needs and pair[0].needs <= inside] or named
    if group := all_of_them(item, context, counts, asked.index):
        return group
    if listed := listed_sums(context, counts):
        return listed
    if linked := asked.meant_by(count_of_same(item, sheet, asked.contexts)):
        return linked
    return named or [
        (candidate, fit.possible)
        for candidate, fit in counts
        if candidate.kind in (Kind.ROW, Kind.TOTAL) and candidate.needs
    ]


def _restating(item: Item, sheet: Sheet) -> Item | None:
    """The count that follows and restates the share: "more than half of them, 14,820"."""
    near = sheet.beside(item)
    found = [one for one in near if one.mention.apposition == item.number and is_plain_count(one.mention)]
    return found[0] if found else None


def _wholes(asked: Question, part: Candidate, fits: list[Fitting]) -> Iterator[Fitting]:
    """What the part is a share of: a number or a name in "of …", else its group or its nation."""
    item, mention, sheet, context = asked.item, asked.mention, asked.sheet, asked.context
    behind = count_behind(item, sheet)
    number = mention.whole if mention.whole is not None or behind is None else behind.mention.whole
    stated = asked.meant_by(numbered(item, number, sheet))
    if not stated:
        said = of_whom(item, sheet) or _them(item, sheet)
        stated = [pair for pair in asked.meant_by(said) if pair[0] is not part]
    if stated:
        yield from stated
        return
    if mention.of is not None:
        numbers = items_in(item, sheet, mention.of.start, mention.of.end)
        stated = [pair for other in numbers for pair in asked.meant_by(other)]
        if stated:
            yield from stated
            return
    names = all_names(context.whole)
    if names:
        for whole in _like(part, names, asked.index):
            yield whole, Fit(Degree.SURE, 0)
        return
    yield from _by_words(part, context, fits)
    yield from _of_the_same(part, fits)
    yield from _of_group(asked, part)


def _of_group(asked: Question, part: Candidate) -> Iterator[Fitting]:
    """The total of the part's group, or of its nation."""
    item, mention, sheet, index = asked.item, asked.mention, asked.sheet, asked.index
    text = mention.of.text if mention.of else ""
    if mention.of is None:
        restates = numbered(item, mention.apposition, sheet) is not None
        totals = list(_around(part, index))
        first, beyond = max(0, item.order - _MOST_LOOKED_AT), item.order + _MOST_LOOKED_AT
        before = asked.stated_by(sheet.items[first : item.order]) if totals else set()
        after = asked.stated_by(sheet.items[item.order : beyond]) if totals else set()
        for whole in totals:
            if restates or whole in before or whole in after:
                sure = restates and whole in before
                yield whole, Fit(Degree.SURE if sure else Degree.POSSIBLE, 0)
        if mention.apposition is None:
            return
    to_group = _GROUP.search(text) is not None
    for whole in _like(part, part.groups - part.needs, index):
        yield whole, Fit(Degree.CLEAR if to_group else Degree.POSSIBLE, 0)
    nations = frozenset(Name(PLACE, nation) for nation in NATIONS)
    for whole in _like(part, nations, index):
        yield whole, Fit(Degree.CLEAR if _NATION.search(text) else Degree.POSSIBLE, 0)


def _around(part: Candidate, index: Index) -> Iterator[Candidate]:
    """The totals of the part's own table that it is a part of."""
    for whole in index.records.get(part.record, ()):
        if whole is not part and whole.kind is Kind.TOTAL and set(part.references) < set(whole.references):
            yield whole


def _by_words(part: Candidate, context: Context, fits: list[Fitting]) -> Iterator[Fitting]:
    """What the words of "of our income", "of all pupils" may mean: a larger figure of the same unit, about that."""
    mine = part.quantity
    for candidate, _ in fits:
        other = candidate.quantity
        about = candidate.words | heads(other.unit)
        same = other.unit.nature is mine.unit.nature and other.per == mine.per and other.value > mine.value
        if same and candidate.record != part.record and context.part_of and context.part_of <= about:
            yield candidate, Fit(Degree.POSSIBLE, 0)


def _of_the_same(part: Candidate, fits: list[Fitting]) -> Iterator[Fitting]:
    """A larger figure of the same things at the same place and time, from another record: all pupils, of those who
    are eligible.
    """
    mine = part.quantity
    for candidate, _ in fits:
        other = candidate.quantity
        same = other.unit.singular == mine.unit.singular and other.per == mine.per
        beside = candidate.record != part.record and candidate.needs == part.needs and bool(part.needs)
        if same and beside and other.value > mine.value:
            yield candidate, Fit(Degree.POSSIBLE, 0)


def _them(item: Item, sheet: Sheet) -> Item | None:
    """The count that "of them" goes back to: the last one before it, of its sentence or of the one before."""
    if not is_anaphoric(item.mention):
        return None
    for sentence in (item.mention.sentence, item.mention.sentence - 1):
        near = sheet.in_sentence(item.page, sentence)
        found = [one for one in near if one.order < item.order and is_plain_count(one.mention)]
        found = [one for one in found if one.number != item.mention.apposition]
        if found:
            return found[-1]
    return None


def _like(part: Candidate, names: frozenset[Name], index: Index) -> Iterator[Candidate]:
    """The counts of the same thing, of the same time, that these names call for, other than the part."""
    mine = part.quantity
    for name in sorted(names):
        found = [*index.named.get(frozenset({name}), ()), *index.worded.get(name, ())]
        for candidate in found:
            other = candidate.quantity
            if candidate is part or other.unit.singular != mine.unit.singular or other.per != mine.per:
                continue
            if other.period and mine.period and not other.period.same_days(mine.period):
                continue
            if candidate.record == part.record or len(candidate.words & part.words) * 2 >= len(part.words):
                yield candidate
