"""“West Yorkshire had the most”: a superlative held against the table that the row is in."""

from __future__ import annotations

import re
from fractions import Fraction

from respondent.model.assessment import Verdict
from respondent.model.settings import Settings
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.fit import Degree, Fit
from respondent.weighing.index import Index
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.sheet import Item
from respondent.weighing.write import full

_MOST = re.compile(r"\b(?:most|highest|largest|biggest|greatest)\b", re.IGNORECASE)
_FEWEST = re.compile(r"\b(?:fewest|lowest|smallest|least)\b", re.IGNORECASE)


def rank(item: Item, context: Context, index: Index, settings: Settings) -> Outcome | None:
    """Supported where the row that the sentence names is first, or last, of its group; nothing otherwise."""
    text = item.mention.words.text
    high, low = _MOST.search(text), _FEWEST.search(text)
    if (high is None) == (low is None):
        return None
    for candidate in index.of_names(context.own_names):
        if candidate.kind is not Kind.ROW or context.listed:
            continue
        others = _beside(candidate, index)
        value = candidate.quantity.value
        if others and all(value > one if high else value < one for one in others):
            more = "more" if high else "fewer"
            message = f"{candidate.label} has {full(candidate.quantity, settings)}, {more} than the others."
            reading = Reading(candidate.quantity, (candidate,), Fit(Degree.CLEAR, 0))
            return Outcome(Verdict.SUPPORTED, message, meant=(reading,), evidence=candidate.references)
    return None


def _beside(candidate: Candidate, index: Index) -> list[Fraction]:
    """The values of the other rows of its groups, or of its table where it has none."""
    mine = candidate.quantity
    rows = [
        other
        for other in index.records[candidate.record]
        if other is not candidate and other.kind is Kind.ROW and other.quantity.period == mine.period
    ]
    near = [other for other in rows if other.groups & candidate.groups]
    return [other.quantity.value for other in near or rows]
