"""How well a figure of the evidence fits what a text says around one of its quantities.

Four degrees:

- none: it is about another place, thing or period, or counts another kind of thing
- POSSIBLE: nothing speaks against it; if the number is right, it bears the text out
- CLEAR: the text means it, by its names and its noun, and has no word that the record does not explain; a
number
  that is nearly right, or right for a neighbour, is then wrong
- SURE: so, and all that the text names – place, noun, what the noun is of – stands in the same sentence; any
number
  that fails is then wrong

A word that the record does not explain ("solved", "knife") may make it another figure altogether, and keeps a fit
from being CLEAR.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from respondent.prose.mentions.mention import Relative
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit_names import names_fit
from respondent.weighing.fit_times import is_of_another_year, period_fits
from respondent.weighing.nouns import Match, heads, is_akin, is_done_to, is_one_kind, match
from respondent.weighing.words import content_of

_NOT_THE_RECORDS = (Relative.THIS_YEAR, Relative.THIS_MONTH, Relative.LAST_MONTH)
"""Times that a record of a whole past period is not about."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A degree, and how many of the record's own words the text does not have: fewer is nearer.

    `said`: whether the sentence has a word of the record, or counts what it counts, or has no word of its own
    and the text around it has one. `named`: whether the sentence has all the names that the figure needs, and
    there are some; `relevant`: whether it names or counts what the figure does, or has a word of the record,
    or no word that the record does not explain.
    """

    degree: Degree
    missing: int
    named: bool = False
    relevant: bool = True
    said: bool = True

    @property
    def rank(self) -> tuple[int, int]:
        """Larger is better."""
        return int(self.degree), -self.missing

    @property
    def possible(self) -> Fit:
        """The same fit, as one that decides nothing against the text."""
        return replace(self, degree=Degree.POSSIBLE)


def fit(candidate: Candidate, context: Context) -> Fit | None:
    """How well a candidate fits a context; None where it does not."""
    named = _place_and_time(candidate, context)
    return None if named is None else _fit_named(candidate, context, named)


def fit_each(
    candidates: Iterable[Candidate], context: Context, alike: Mapping[Candidate, int]
) -> Iterator[tuple[Candidate, Fit]]:
    """Those of some candidates that fit a context, in their order, each with how well it does.

    `alike` numbers the sorts of candidate; those of one sort have the same names and time, which are held
    against the context once.
    """
    known: dict[Hashable, Degree | None] = {}
    things = [content_of(naming.text) for naming in context.own_things]
    for candidate in candidates:
        sort: Hashable = alike[candidate]
        if things:  # a record's words may tell too whether a name fits
            sort = (sort, *(words <= candidate.words for words in things))
        if sort in known:
            named = known[sort]
        else:
            named = known[sort] = _place_and_time(candidate, context)
        if named is not None and (how := _fit_named(candidate, context, named)) is not None:
            yield candidate, how


def _place_and_time(candidate: Candidate, context: Context) -> Degree | None:
    return names_fit(candidate, context) if period_fits(candidate, context) else None


def _fit_named(candidate: Candidate, context: Context, named: Degree) -> Fit | None:
    """How well a candidate fits whose names and time do."""
    noun = _noun_match(candidate, context)
    if noun is Match.CLASH:
        return None
    about = candidate.about
    shared = about & context.background
    if is_of_another_year(candidate, context):
        named = Degree.POSSIBLE
    if _is_loose(candidate, context, noun, about):
        named_so = bool(candidate.needs) and named is Degree.SURE and not context.part_of
        about_it = bool(shared & context.sentence) or named_so
        people = noun is Match.OTHER and is_one_kind(context.noun, candidate.quantity.unit)
        if not (about_it and (context.distinctive or (people and not context.part_of))):
            return None
        named = Degree.POSSIBLE
    if not candidate.needs and not shared and not (noun is Match.SAME and named is Degree.SURE):
        return None
    missing = len(about - context.background)
    by_name = bool(candidate.needs) and candidate.needs <= context.own_and_whole
    relevant = (
        by_name
        or noun is Match.SAME
        or bool(shared & context.sentence)
        or context.sentence <= candidate.known
    )
    said = noun is Match.SAME or bool(shared & context.sentence) or bool(shared and not context.sentence)
    return Fit(_degree(candidate, context, named, noun, shared), missing, by_name, relevant, said)


def _noun_match(candidate: Candidate, context: Context) -> Match:
    """How the text's noun stands to what is counted, the words of its clause and of the record considered."""
    unit = candidate.quantity.unit
    if context.named_noun is not None and match(context.named_noun, unit) is Match.CLASH:
        around = context.sentence if context.clause else context.background
        return Match.ABSENT if heads(unit) & around else Match.CLASH
    noun = match(context.noun, unit)
    if noun in (Match.SAME, Match.ABSENT) or context.noun is None:
        return noun
    if is_done_to(unit, context.said):
        return Match.SAME
    if is_akin(context.noun, candidate.words):
        return Match.ABSENT
    return noun


def _is_loose(candidate: Candidate, context: Context, noun: Match, about: frozenset[str]) -> bool:
    """Whether the text counts something that the record does not know by that word; only a number that is
    hardly right by chance is then taken for the record's.
    """
    if noun is Match.OTHER:
        return True
    if context.part_of and not context.part_of & (about | candidate.base_words):
        return not any(is_akin(word, candidate.words) for word in context.part_of)
    return bool(context.modifiers) and not context.modifiers & (candidate.words | candidate.source_words)


def _degree(
    candidate: Candidate, context: Context, named: Degree, noun: Match, shared: frozenset[str]
) -> Degree:
    known = candidate.known
    if named is Degree.POSSIBLE or _is_doubtful(candidate, context, known):
        return Degree.POSSIBLE
    if named is Degree.CLEAR and candidate.needs and noun is not Match.SAME:
        return Degree.POSSIBLE
    about_it = bool(shared & context.sentence) or bool(context.modifiers)
    if not candidate.needs and not about_it and noun is not Match.SAME:
        return Degree.POSSIBLE
    same = noun is Match.SAME or (not context.counts and _is_said(candidate, context))
    said = 2 * len(candidate.topic & context.sentence) >= len(candidate.topic)
    if named is Degree.SURE and same and said and not context.sentence - known:
        return Degree.SURE
    return Degree.CLEAR


def _is_said(candidate: Candidate, context: Context) -> bool:
    """Whether the sentence of an amount, a percentage or a multiple speaks of what the record counts, if any."""
    nouns = heads(candidate.quantity.unit)
    return not nouns or bool(nouns & (context.sentence | context.part_of))


def _is_doubtful(candidate: Candidate, context: Context, known: frozenset[str]) -> bool:
    """Whether something in the clause may make it another figure: a word that the record does not explain, a
    time that is not the record's, a list or a sum.
    """
    if context.clause - known or context.listed or candidate.quantity.at_least:
        return True
    other_time = context.relative in _NOT_THE_RECORDS or bool(context.times - candidate.times)
    return other_time or (context.adds_up and candidate.kind is Kind.ROW)
