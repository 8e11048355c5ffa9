"""A figure that is right for something that its sentence names, though grammar does not tie the two together.

“Compared with the 4,310 of 2018/19 …”, “secondary schools excluded 189 times, … as often as primary schools,
with 19”: whoever checks such a number finds it in the table and is content. A number of many digits counts if
its row's names stand anywhere in the sentence; a shorter one only if another number of the sentence is of the
same record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit, fit
from respondent.weighing.index import Index
from respondent.weighing.judge import supported
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.sheet import Item, Sheet, is_place
from respondent.weighing.transform import as_asked

_MOST = 40


def charitably(
    item: Item,
    context: Context,
    sheet: Sheet,
    index: Index,
    known: Mapping[int, Outcome],
    settings: Settings,
) -> Outcome | None:
    """Supported where the very number is the evidence's, of what the sentence names; None otherwise."""
    promise = item.mention.promise
    levels = item.mention.change is not ChangeKind.BY and item.mention.scale is not Scale.TIMES
    if promise is None or promise.stated is None or not levels:
        return None
    wide = _widened(item, context, sheet)
    records = _records_beside(item, sheet, known)
    for candidate in index.valued.get(promise.stated.value, ())[:_MOST]:
        quantity = _asked(candidate, item)
        if quantity is None or not (context.distinctive or candidate.record in records):
            continue
        reading = Reading(quantity, (candidate,), Fit(Degree.POSSIBLE, 0))
        if not reading.keeps(promise) or not _is_named(candidate, wide) or _is_unlike(candidate, context):
            continue
        if fit(candidate, _for(candidate, wide)) is not None:
            return supported(item.mention, (reading,), settings)
    return None


def _asked(candidate: Candidate, item: Item) -> Quantity | None:
    """The figure on the scale that the text asks for; a rate may go without its "per", said just before."""
    if candidate.kind is Kind.CHANGE:
        return None
    quantity = candidate.quantity
    plain = item.mention.rate is None and item.mention.noun is None and item.mention.scale is Scale.COUNT
    return quantity if plain and quantity.per is not None else as_asked(quantity, item.mention)


def _widened(item: Item, context: Context, sheet: Sheet) -> Context:
    """The context with all that the sentence names, and the place last named before it, for its own.

    Its time is the text's, unless the sentence speaks of several.
    """
    namings = (*item.page.namings_in(*item.sentence), *context.carried[:1])
    places = any(is_place(naming) for naming in namings)
    whens = {one.mention.when.words.start for one in sheet.beside(item) if one.mention.when}
    ends = {one.mention.since.words.start for one in sheet.beside(item) if one.mention.since}
    timely = context.period_is_own and len(whens | ends) < 2
    return replace(context, own=namings, listed=places, period_is_own=timely, relative=None)


def _for(candidate: Candidate, wide: Context) -> Context:
    """The context with those of its names alone that are the candidate's."""
    own = tuple(naming for naming in wide.own if naming.names & (candidate.needs | candidate.fits))
    return replace(wide, own=own)


def _is_named(candidate: Candidate, context: Context) -> bool:
    """Whether all that a row needs is named in the sentence, or its place before it."""
    return candidate.needs <= context.own_names | context.carried_names


def _is_unlike(candidate: Candidate, context: Context) -> bool:
    """Whether a percentage's clause has a word that the record does not explain: "satisfied", of trains on time."""
    return not context.counts and bool(context.clause - candidate.known)


def _records_beside(item: Item, sheet: Sheet, known: Mapping[int, Outcome]) -> set[str]:
    """The records that other numbers of the sentence stand for."""
    outcomes = [known[one.order] for one in sheet.beside(item) if one is not item and one.order in known]
    return {candidate.record for outcome in outcomes for r in outcome.meant for candidate in r.candidates}
