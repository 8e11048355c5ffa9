"""A right number with a wrong noun: "7,338 children" where the evidence counts offences.

Only a number with enough digits to be no chance, whose surroundings speak of what the record speaks of, is
taken
for the record's own; and only a noun of another kind (people for events) is called wrong.
"""

from __future__ import annotations

from dataclasses import replace

from respondent.model.assessment import Verdict
from respondent.model.codes import F205
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import Mention
from respondent.prose.wording import Qualifier, holds
from respondent.weighing.candidate import Candidate
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit, fit
from respondent.weighing.index import Index
from respondent.weighing.linking import is_plain_count
from respondent.weighing.nouns import Match, heads, match
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.stated import is_exact_number
from respondent.weighing.write import full, where

_MOST = 40


def noun_clash(mention: Mention, context: Context, index: Index, settings: Settings) -> Outcome | None:
    """The outcome for a number that is right and counts something else; None otherwise."""
    promise = mention.promise
    if promise is None or promise.stated is None or not is_plain_count(mention) or mention.noun is None:
        return None
    if promise.qualifier is not Qualifier.BARE or not is_exact_number(promise):
        return None
    without_noun = replace(context, noun=None, named_noun=None, modifiers=frozenset())
    for candidate in index.valued.get(promise.stated.value, ())[:_MOST]:
        if match(mention.noun.text, candidate.quantity.unit) is not Match.CLASH:
            continue
        if not holds(promise, candidate.quantity) or not _speaks_of(candidate, context):
            continue
        if fit(candidate, without_noun) is not None:
            return _wrong_noun(mention, candidate, settings)
    return None


def _speaks_of(candidate: Candidate, context: Context) -> bool:
    """Whether the sentence has a word of the record, or the name that the record needs."""
    about = candidate.words - heads(candidate.quantity.unit)
    named = bool(candidate.needs) and candidate.needs <= context.own_names
    return named or bool(about & context.sentence)


def _wrong_noun(mention: Mention, candidate: Candidate, settings: Settings) -> Outcome:
    unit = candidate.quantity.unit.plural
    noun = mention.noun.text if mention.noun else ""
    reading = Reading(candidate.quantity, (candidate,), Fit(Degree.CLEAR, 0))
    figure = full(candidate.quantity, settings)
    message = f"The figure{where(candidate, settings)} is {figure}: it counts {unit}, not {noun}."
    return Outcome(
        Verdict.UNSUPPORTED if mention.quoted else Verdict.CONTRADICTED,
        message,
        code=None if mention.quoted else F205,
        meant=(reading,),
        evidence=reading.references,
        expected=figure,
    )
