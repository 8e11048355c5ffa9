"""Changes and multiples: as published, between two periods of one series, or between two things of one period."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from respondent.errors import ArithmeticRefusedError
from respondent.model.comparability import is_later
from respondent.model.period import Period
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.prose.mentions.mention import ChangeKind, Relative, Scale
from respondent.weighing.asking.question import Question
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.fit_times import same_time
from respondent.weighing.linking import count_of_same, is_certain, numbered
from respondent.weighing.names import all_names
from respondent.weighing.pairs import pair_of
from respondent.weighing.readings import Reading, weaker
from respondent.weighing.retrieve import Fitting
from respondent.weighing.series import are_about_the_same, series_of
from respondent.weighing.sheet import Item, Sheet

_MOST_PAIRS = 200
_IN = re.compile(r"\b(?:in|during|over|for|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|between)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:19|20)[0-9]{2}\b", re.IGNORECASE)


def changes(asked: Question, fits: list[Fitting]) -> list[Reading]:
    """What "up 7 per cent", "ten fewer", "five points" or "doubled" may be the size of."""
    item, sheet, context = asked.item, asked.sheet, asked.context
    linked = level_behind(asked)
    found: list[Reading] = []
    dated = _is_dated(item, sheet)
    period = context.period if context.period_is_own else None
    since = item.mention.since.period if item.mention.since else None
    of_that_time = _is_of_that_time(item)
    subjects = {candidate.record for candidate, _ in linked}
    for candidate, fit in fits:
        if candidate.kind is not Kind.CHANGE or not _may_begin(since, candidate.since):
            continue
        if _about(period, candidate.quantity.period, None if of_that_time else candidate.since):
            how = Fit(Degree.SURE, 0) if candidate.record in subjects else fit
            found.append(Reading(candidate.quantity, (candidate,), how if dated else how.possible))
    if (stated := _stated_pair(asked)) is not None:
        return [*found, *stated]
    for later, earlier, fit in [*_pairs(linked or fits, fits), *(_pairs(fits, linked) if linked else ())]:
        quantity = _change(later.quantity, earlier.quantity, item.mention.scale)
        if quantity is None or not _may_begin(since, earlier.quantity.period):
            continue
        if _about(period, later.quantity.period, None if of_that_time else earlier.quantity.period):
            sure = dated or _names_both(item, later.quantity.period, earlier.quantity.period)
            found.append(Reading(quantity, (later, earlier), fit if sure else fit.possible))
    return found


def level_behind(asked: Question) -> list[Fitting]:
    """What the level stands for of which the mention says how much more or less it is than another.

    That is the count of the same before it; else the figure that grammar ties it to: "31 died, five more than".
    """
    behind = count_of_same(asked.item, asked.sheet, asked.contexts)
    return asked.meant_by(behind) or asked.meant_by(numbered(asked.item, asked.mention.changes, asked.sheet))


def _stated_pair(asked: Question) -> list[Reading] | None:
    """The change between the two figures of the evidence that the text itself gives for it; None where it gives
    none.
    """
    pair = pair_of(asked.item, asked.sheet, asked.contexts)
    if pair is None or not all(asked.meant_by(one) for one in pair):
        return None
    found = []
    for later, _ in asked.meant_by(pair[0]):
        for earlier, _ in asked.meant_by(pair[1]):
            quantity = _change(later.quantity, earlier.quantity, asked.mention.scale)
            if quantity is not None:
                said = asked.context.clause <= later.known
                certain = said or any(is_certain(asked.item, one, asked.contexts) for one in pair)
                degree = Degree.SURE if certain else Degree.POSSIBLE
                found.append(Reading(quantity, (later, earlier), Fit(degree, 0)))
    return found


def _is_dated(item: Item, sheet: Sheet) -> bool:
    """Whether the text says from when to when the change is: both its levels, a year before, "on 2022/23"."""
    mention = item.mention
    ends = [one.mention.change for one in sheet.beside(item)]
    if ChangeKind.FROM in ends and ChangeKind.TO in ends:
        return True
    relative = {when.relative for when in (mention.when, mention.since) if when}
    periods = {when.period for when in (mention.when, mention.since) if when and when.period}
    others = {
        one.mention.when.period for one in sheet.beside(item) if one.mention.when and one.mention.when.period
    }
    if Relative.YEAR_BEFORE in relative or _SINCE.search(item.page.passage.text, *item.sentence):
        return True
    return mention.since is not None and len(periods | others) >= 1


def _names_both(item: Item, *ends: Period | None) -> bool:
    """Whether the sentence names both ends of a change by their years: "between 2019/20 and 2023/24"."""
    start, end = item.sentence
    text = item.page.passage.text[start:end].replace("-", "/").replace("–", "/")
    return all(one is not None and str(one).rpartition(" ")[2] in text for one in ends)


def multiples(asked: Question, fits: list[Fitting]) -> list[Reading]:
    """What "more than double those in North Yorkshire" may be the ratio of; without another, it is a change."""
    item, sheet, context = asked.item, asked.sheet, asked.context
    others = all_names((*context.other, *context.whole))
    if not others:
        return changes(asked, fits)
    found: list[Reading] = []
    linked = asked.meant_by(count_of_same(item, sheet, asked.contexts))
    said = asked.stated_by(sheet.items[max(0, item.order - _MOST_PAIRS) : item.order])
    by_record: dict[str, list[Candidate]] = {}
    for other in asked.index.of_names((*sorted(others), *context.names)):
        if other.needs & others:
            by_record.setdefault(other.record, []).append(other)
    for one, fit in linked or fits:
        for other in by_record.get(one.record, ()):
            if other is one:
                continue
            try:
                ratio = one.quantity.times(other.quantity)
            except ArithmeticRefusedError:
                continue
            stated = one in said and other in said
            if not stated and not _are_of_one_time(one, other):
                continue
            found.append(Reading(ratio, (one, other), Fit(Degree.SURE, 0, named=True) if stated else fit))
    return found


def _are_of_one_time(one: Candidate, other: Candidate) -> bool:
    mine, yours = one.quantity.period, other.quantity.period
    return mine is None or yours is None or same_time(mine, yours)


def _pairs(laters: list[Fitting], fits: list[Fitting]) -> Iterator[tuple[Candidate, Candidate, Fit]]:
    """The figures of one series at two times, the later first."""
    tried = 0
    alike: dict[Hashable, list[Fitting]] = {}
    for pair in fits:
        alike.setdefault(series_of(pair[0]), []).append(pair)
    for later, later_fit in laters:
        if later.kind is Kind.CHANGE:
            continue
        for earlier, earlier_fit in alike.get(series_of(later), ()):
            if earlier is later or not are_about_the_same(later, earlier):
                continue
            if is_later(later.quantity, earlier.quantity):
                yield later, earlier, weaker(later_fit, earlier_fit)
                tried += 1
            if tried > _MOST_PAIRS:
                return


def _is_of_that_time(item: Item) -> bool:
    """Whether the text says in which period the change came about, rather than from when it is counted."""
    when = item.mention.when
    if when is None:
        return False
    return _IN.search(item.page.passage.text[max(0, when.words.start - 20) : when.words.start]) is not None


def _may_begin(since: Period | None, earlier: Period | None) -> bool:
    """Whether a change may be counted from the time that the text names, if any: "since 2021" from 2021/22."""
    return since is None or earlier is None or (since.first <= earlier.last and earlier.first <= since.last)


def _about(period: Period | None, *ends: Period | None) -> bool:
    """Whether the period that the text names, if any, is one end of a change."""
    return period is None or any(end is not None and same_time(period, end) for end in ends)


def _change(later: Quantity, earlier: Quantity, scale: Scale) -> Quantity | None:
    """The change on the scale that the text uses: per cent, points, or the thing counted."""
    try:
        if scale in (Scale.PERCENT, Scale.TIMES):
            if later.unit.nature is Nature.PERCENT:
                return None
            return later.change_from(earlier)
        if (scale is Scale.POINTS) is not (later.unit.nature is Nature.PERCENT):
            return None
        return later.minus(earlier, across_periods=True)
    except ArithmeticRefusedError:
        return None
