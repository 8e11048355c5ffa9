"""The evidence that a context may mean, with how well each figure fits."""

from __future__ import annotations

from collections.abc import Iterable

from respondent.model.unit import Nature
from respondent.prose.mentions.mention import Mention
from respondent.weighing.candidate import Candidate
from respondent.weighing.context import Context
from respondent.weighing.fit import Fit, fit_each
from respondent.weighing.index import Index

Fitting = tuple[Candidate, Fit]

_MOST_OF_A_VALUE = 40


def fitting(context: Context, mention: Mention, index: Index) -> list[Fitting]:
    """The candidates that fit, best first, of those that names, words or the very number lead to."""
    found: dict[Candidate, None] = {}
    names = context.names
    found.update(dict.fromkeys(index.of_names(names)))
    found.update(dict.fromkeys(index.of_words(context.background, names)))
    if mention.promise is not None and mention.promise.stated is not None:
        found.update(dict.fromkeys(index.valued.get(mention.promise.stated.value, ())[:_MOST_OF_A_VALUE]))
    return sorted(fit_each(found, context, index.alike), key=lambda pair: pair[1].rank, reverse=True)


def of_natures(fits: Iterable[Fitting], *natures: Nature) -> list[Fitting]:
    """Those whose unit is of one of these natures."""
    return [pair for pair in fits if pair[0].quantity.unit.nature in natures]
