"""A right number for a wrong period: the evidence has it, but of another year than the sentence says.

As with nouns, only a number that is unlikely to be right by chance, in a sentence that clearly means the
record's
thing and place, is taken for the record's own.
"""

from __future__ import annotations

from dataclasses import replace

from respondent.model.assessment import Verdict
from respondent.model.codes import F204
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import Mention
from respondent.prose.periods import write_period
from respondent.prose.wording import Qualifier, holds
from respondent.weighing.candidate import Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit, fit
from respondent.weighing.index import Index
from respondent.weighing.linking import is_plain_count
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.stated import is_exact_number
from respondent.weighing.write import full, where

_MOST = 40


def other_time(mention: Mention, context: Context, index: Index, settings: Settings) -> Outcome | None:
    """The outcome for a number that is right of another period; None otherwise."""
    promise, period = mention.promise, context.period
    if promise is None or promise.stated is None or period is None or not context.period_is_own:
        return None
    if not is_plain_count(mention) or promise.qualifier is not Qualifier.BARE or not is_exact_number(promise):
        return None
    at_any_time = replace(context, period_is_own=False)
    for candidate in index.valued.get(promise.stated.value, ())[:_MOST]:
        own = candidate.quantity.period
        if own is None or candidate.kind is Kind.CHANGE or not holds(promise, candidate.quantity):
            continue
        how = fit(candidate, at_any_time)
        apart = own.last < period.first or period.last < own.first
        if how is None or how.degree < Degree.CLEAR or not apart:
            continue
        reading = Reading(candidate.quantity, (candidate,), Fit(Degree.CLEAR, 0))
        figure = full(candidate.quantity, settings)
        year = write_period(period, settings.financial_year)
        return Outcome(
            Verdict.UNSUPPORTED if mention.quoted else Verdict.CONTRADICTED,
            f"{figure} is the figure{where(candidate, settings)}, not in {year}.",
            code=None if mention.quoted else F204,
            meant=(reading,),
            evidence=reading.references,
            expected=figure,
        )
    return None
