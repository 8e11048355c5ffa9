"""The meanings that a quantity may have, by what its words ask for: a count, a rate, a share, a change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from respondent.model.unit import Nature
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.weighing.asking.changes import changes, level_behind, multiples
from respondent.weighing.asking.differences import differences
from respondent.weighing.asking.question import Question
from respondent.weighing.asking.ratios import ratios
from respondent.weighing.asking.shares import shares
from respondent.weighing.asking.sums import all_of_them, listed_sums
from respondent.weighing.candidate import Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.linking import count_behind, is_certain, is_plain_count, numbered
from respondent.weighing.nouns import Match, match
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading, complements
from respondent.weighing.retrieve import Fitting, fitting, of_natures
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.transform import as_asked, is_over_time

_NOT = re.compile(r"\b(?:other|others|rest|remaining|remainder|leaves|leaving)\b[^.;]{0,30}$", re.IGNORECASE)
_ARE_NOT = re.compile(r"[^.;,]{0,60}?(?:\bnot\b|n['’]t\b|\bnever\b|\bwithout\b|\bno\b)", re.IGNORECASE)
_SIGNS = frozenset("-−–")
_COUNTS = (Nature.COUNT, Nature.MONEY, Nature.INDEX, Nature.DURATION, Nature.RATIO)


def readings_of(
    item: Item, contexts: Mapping[int, Context], sheet: Sheet, index: Index, known: Mapping[int, Outcome]
) -> tuple[Reading, ...]:
    """All that a quantity may mean, best first. `known` are the outcomes of quantities that were weighed before."""
    asked = Question(item, contexts, sheet, index, known)
    mention, context = asked.mention, asked.context
    if mention.promise is None:
        return ()
    compares = bool(context.other or context.whole)  # two things of one time, and no movement
    moves = mention.change is ChangeKind.BY or (mention.scale is Scale.TIMES and not compares)
    at_ends = replace(context, period_is_own=False, times=frozenset()) if moves else context
    fits = fitting(at_ends, mention, index)
    if mention.change is ChangeKind.BY and mention.scale is not Scale.TIMES:
        linked = level_behind(asked)
        found = differences(mention.scale, context, linked, index)
        if not context.other:
            found += changes(asked, fits)
    elif mention.scale is Scale.TIMES:
        found = multiples(asked, fits)
    elif mention.scale is Scale.PERCENT:
        within = _within_whole(context)
        levels = fitting(within, mention, index) if context.whole else fits
        stated = _levels(levels, Nature.PERCENT)
        restated = numbered(item, mention.apposition, sheet)
        if restated is not None and is_plain_count(restated.mention):
            stated = [replace(one, fit=one.fit.possible) for one in stated]
        found = [*stated, *shares(asked, fits)]
        if _is_of_the_others(item):
            found += complements(found)
    elif mention.scale is Scale.POINTS:
        found = [*_levels(fits, Nature.POINTS), *differences(mention.scale, context, [], index)]
    else:
        found = _counts(asked, fits)
    if mention.change is None and _is_signed(item):
        moved = changes(asked, fits)
        found += [replace(one, fit=one.fit.possible) for one in moved]
    return tuple(sorted(found, key=lambda reading: reading.fit.rank, reverse=True))


def _is_signed(item: Item) -> bool:
    """Whether a sign stands before the number, as in a table's column of changes: "−880", "+65"."""
    text, start = item.page.passage.text, item.mention.number.start
    return text[start : start + 1] in _SIGNS or text[max(0, start - 1) : start] == "+"


def _is_of_the_others(item: Item) -> bool:
    """Whether the words after or before a percentage turn it round: "a quarter who are not", "the other 26 per
    cent".
    """
    start, end = item.sentence
    text = item.page.passage.text
    return bool(
        _NOT.search(text, start, item.mention.words.start)
        or _ARE_NOT.match(text, item.mention.words.end, end)
    )


def _within_whole(context: Context) -> Context:
    """The context of a percentage with the names in its "of …" for its own: "18 per cent of those in Gwent"."""
    if not context.whole:
        return context
    named = {facet for naming in context.whole for facet in naming.facets}
    own = tuple(naming for naming in context.own if not naming.facets & named)
    return replace(context, own=(*own, *context.whole))


def _levels(fits: list[Fitting], nature: Nature) -> list[Reading]:
    """Percentages and the like as the evidence states them, not changes."""
    return [
        Reading(candidate.quantity, (candidate,), fit)
        for candidate, fit in of_natures(fits, nature)
        if candidate.kind is not Kind.CHANGE and candidate.quantity.per is None
    ]


def _counts(asked: Question, fits: list[Fitting]) -> list[Reading]:
    """Counts and amounts, sums of those that the text lists, and their rates."""
    item, mention, context, index = asked.item, asked.mention, asked.context, asked.index
    linked = _linked(asked)
    natures = (Nature.MONEY,) if mention.scale is Scale.MONEY else _COUNTS
    plain = [(c, f) for c, f in of_natures(fits, *natures) if c.kind is not Kind.CHANGE]
    sums = [*listed_sums(context, plain), *all_of_them(item, context, plain, index)]
    found = [
        Reading(quantity, (candidate,), fit)
        for candidate, fit in (*plain, *sums)
        if (quantity := as_asked(candidate.quantity, mention)) is not None
    ]
    if linked:
        series = {(one.subject.record, one.subject.needs) for one in linked}
        others = [one for one in found if (one.subject.record, one.subject.needs) in series]
        return [*linked, *(replace(one, fit=one.fit.possible) for one in others)]
    if not is_over_time(mention):
        found += ratios(item, context, fits, index)
        found += [
            Reading(candidate.quantity.of_base, (candidate,), Fit(Degree.POSSIBLE, fit.missing))
            for candidate, fit in of_natures(fits, Nature.PERCENT)
            if (candidate.needs or candidate.kind is Kind.STATISTIC)
            and candidate.kind not in (Kind.CHANGE, Kind.TOTAL)
            and candidate.quantity.base is not None
            and match(context.noun, candidate.quantity.base.unit) in (Match.SAME, Match.ABSENT)
        ]
    return found


def _linked(asked: Question) -> list[Reading]:
    """The rates of the very figure that the count before it stands for."""
    item, sheet = asked.item, asked.sheet
    behind = count_behind(item, sheet) if is_over_time(item.mention) else None
    outcome = asked.known.get(behind.order) if behind else None
    if behind is None or outcome is None:
        return []
    certain = is_certain(item, behind, asked.contexts)
    found = []
    for reading in outcome.meant:
        quantity = as_asked(reading.quantity, item.mention)
        if quantity is not None:
            degree = Degree.SURE if len(outcome.meant) == 1 else max(reading.fit.degree, Degree.CLEAR)
            found.append(
                Reading(quantity, reading.candidates, Fit(degree if certain else Degree.POSSIBLE, 0))
            )
    return found
