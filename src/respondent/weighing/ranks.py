"""Superlatives: "had the most", "the lowest number since 2020/21", "a record"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from respondent.model.assessment import Verdict
from respondent.model.codes import F208
from respondent.model.period import Period
from respondent.model.settings import Settings
from respondent.prose.mentions.periods import periods_in
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.write import full, where

_MOST = re.compile(r"\b(?:most|highest|largest|biggest|greatest|record|busiest|worst)\b", re.IGNORECASE)
_FEWEST = re.compile(r"\b(?:fewest|lowest|smallest|least|quietest)\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:record|ever|on record|since records began|in the series)\b", re.IGNORECASE)
_FEW = 3
"""Of fewer rows "the most" says too little to be called wrong."""


def rank(
    item: Item, context: Context, sheet: Sheet, index: Index, known: Mapping[int, Outcome], settings: Settings
) -> Outcome | None:
    """The verdict on a superlative over a series of years, or over the rows of a table; None where neither is
    there.

    It is called wrong only of a figure that the same sentence, or the one before, states.
    """
    text = item.mention.words.text
    high, low = _MOST.search(text), _FEWEST.search(text)
    if (high is None) == (low is None):
        return None
    stated = _stated(item, sheet, known)
    for candidate in (*stated, *index.of_names(sorted(context.own_names))):
        if candidate.kind is not Kind.ROW or context.listed:
            continue
        others = _others(item, candidate, index)
        outcome = _against(candidate, others, certain=candidate in stated, high=bool(high), settings=settings)
        if outcome is not None:
            return outcome
    return None


def _stated(item: Item, sheet: Sheet, known: Mapping[int, Outcome]) -> list[Candidate]:
    """The rows that the counts of the sentence, or of the one before, stand for."""
    near = [*sheet.beside(item), *reversed(sheet.in_sentence(item.page, item.mention.sentence - 1))]
    outcomes = [known[one.order] for one in near if one.order in known]
    return [
        reading.subject
        for outcome in outcomes
        if outcome.verdict is Verdict.SUPPORTED
        for reading in outcome.meant
        if len(reading.candidates) == 1
    ]


def _others(item: Item, candidate: Candidate, index: Index) -> list[Candidate]:
    """What it is compared with: the same thing in the years since, or in all years before; or the rows beside
    it.
    """
    since = item.mention.since.period if item.mention.since else _since(item)
    own = candidate.quantity.period
    rows = [
        other
        for other in index.records[candidate.record]
        if other is not candidate and other.kind is Kind.ROW
    ]
    if since is not None or _EVER.search(item.mention.words.text):
        if own is None:
            return []
        return [
            other
            for other in rows
            if other.needs == candidate.needs
            and (period := other.quantity.period) is not None
            and period.last < own.first
            and (since is None or period.first > since.last)
        ]
    beside = [other for other in rows if other.quantity.period == own]
    return [other for other in beside if other.groups & candidate.groups] or beside


def _since(item: Item) -> Period | None:
    """The year of "since at least 2018"."""
    than = item.mention.than.text if item.mention.than else ""
    if not than.casefold().startswith("since"):
        return None
    whens = periods_in(than)
    return whens[0].period if whens else None


def _against(
    candidate: Candidate, others: list[Candidate], *, certain: bool, high: bool, settings: Settings
) -> Outcome | None:
    values = [other.quantity.value for other in others]
    if not values:
        return None
    first = _is_first(candidate.quantity.value, values, high=high)
    reading = Reading(candidate.quantity, (candidate,), Fit(Degree.CLEAR, 0))
    figure = full(candidate.quantity, settings)
    if first:
        more = "more" if high else "fewer"
        label = candidate.label or "It"
        message = f"{label} has {figure}, {more} than the others."
        return Outcome(Verdict.SUPPORTED, message, meant=(reading,), evidence=candidate.references)
    if not certain or len(others) + 1 < _FEW:
        return None
    best = max(others, key=lambda other: other.quantity.value if high else -other.quantity.value)
    word = "higher" if high else "lower"
    message = f"{full(best.quantity, settings)}{where(best, settings)} is {word} than {figure}."
    return Outcome(Verdict.CONTRADICTED, message, code=F208, meant=(reading,), evidence=candidate.references)


def _is_first(value: Fraction, others: list[Fraction], *, high: bool) -> bool:
    return all(value > other if high else value < other for other in others)
