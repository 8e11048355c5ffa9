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

from dataclasses import dataclass
from enum import IntEnum

from respondent.model.period import Period, PeriodKind
from respondent.prose.mentions.mention import Relative
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.names import PLACE, Name, Naming
from respondent.weighing.nouns import Match, heads, is_akin, is_done_to, is_one_kind, match
from respondent.weighing.words import content_of

_NOT_THE_RECORDS = (Relative.THIS_YEAR, Relative.THIS_MONTH, Relative.LAST_MONTH)
"""Times that a record of a whole past period is not about."""


class Degree(IntEnum):
    """How surely a text means a figure."""

    POSSIBLE = 1
    CLEAR = 2
    SURE = 3


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


def fit(candidate: Candidate, context: Context) -> Fit | None:
    """How well a candidate fits a context; None where it does not."""
    named = _names_fit(candidate, context)
    if named is None or not _period_fits(candidate, context):
        return None
    noun = _noun_match(candidate, context)
    if noun is Match.CLASH:
        return None
    about = candidate.about
    shared = about & context.background
    if _is_of_another_year(candidate, context):
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
    own = context.own_names | _all(context.whole)
    by_name = bool(candidate.needs) and candidate.needs <= own
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


# Names


def _names_fit(candidate: Candidate, context: Context) -> Degree | None:
    """SURE where the sentence itself names what the candidate needs, CLEAR where the text did before."""
    every = any if context.listed else all
    if context.own_places and not every(_fits_place(candidate, naming) for naming in context.own_places):
        return None
    misfits = _misfits(candidate, context)
    if any(naming.facets & candidate.facets for naming in misfits):
        return Degree.POSSIBLE if _are_passed(misfits, candidate, context) else None
    degree = _needs_fit(candidate, context) if candidate.needs else _place_fit(candidate, context)
    return Degree.POSSIBLE if degree and any(_is_proper(naming) for naming in misfits) else degree


def _misfits(candidate: Candidate, context: Context) -> list[Naming]:
    """The names besides places that are not the candidate's; of a list, one of each column may be."""
    things = context.own_things
    fitting = [naming for naming in things if _fits_thing(candidate, naming)]
    passed = {facet for naming in fitting for facet in naming.facets} if context.listed else set()
    return [naming for naming in things if naming not in fitting and not naming.facets & passed]


def _is_proper(naming: Naming) -> bool:
    """Whether a name is written as one: “Snapchat”, and not “online”, which may be any word."""
    return not naming.loose and naming.text[:1].isupper()


def _place_fit(candidate: Candidate, context: Context) -> Degree | None:
    own = context.own_names
    in_sentence = context.sentence_names
    if any(name in own for name in candidate.places):
        return Degree.SURE
    if context.own_places:
        return None if candidate.places else Degree.POSSIBLE
    if not candidate.places or any(name in in_sentence for name in candidate.places):
        return Degree.CLEAR
    first = context.carried[:1]
    if first and not any(name in first[0].names for name in candidate.places):
        return Degree.POSSIBLE
    return Degree.CLEAR


def _needs_fit(candidate: Candidate, context: Context) -> Degree | None:
    own = context.own_names
    if candidate.needs <= own:
        loose = any(naming.loose and naming.names & candidate.needs for naming in context.own)
        return Degree.CLEAR if loose else Degree.SURE
    lacking = candidate.needs - own
    things = {name for name in lacking if name.facet != PLACE}
    if things and not _are_near(things, context):
        return None
    places = lacking - things
    if not places:
        return Degree.POSSIBLE
    if context.own_places:
        return None
    for depth, naming in enumerate(context.carried):
        if places <= naming.names:
            return Degree.CLEAR if depth == 0 and not things else Degree.POSSIBLE
    return None


def _are_near(things: set[Name], context: Context) -> bool:
    """Whether these names stand in the sentence or before it, and none of their columns is named more nearly."""
    named = {facet for naming in context.own for facet in naming.facets}
    if any(name.facet in named for name in things):
        return False
    return all(any(name in naming.names for naming in context.things) for name in things)


def _fits_thing(candidate: Candidate, naming: Naming) -> bool:
    """Whether what the text names besides places is the candidate's, or only a word that its record has too."""
    if naming.names & (candidate.needs | candidate.fits):
        return True
    return content_of(naming.text) <= candidate.words and not naming.facets & candidate.facets


def _are_passed(misfits: list[Naming], candidate: Candidate, context: Context) -> bool:
    """Whether what does not fit was said of another figure before: "half on Snapchat and a quarter on
    Meta's".
    """
    follow = context.own[: context.follow]
    if any(naming in follow for naming in misfits):
        return False
    return bool(candidate.needs) and candidate.needs <= _all(follow)


def _fits_place(candidate: Candidate, naming: Naming) -> bool:
    """Whether a place that the text names is, or may be, the candidate's, or a larger one around it."""
    if not candidate.places or not naming.places.isdisjoint(candidate.places):
        return True
    return bool(candidate.needs) and naming.is_nation and naming.places.isdisjoint(candidate.needs)


def _all(namings: tuple[Naming, ...]) -> frozenset[Name]:
    return frozenset(name for naming in namings for name in naming.names)


# Periods


def _period_fits(candidate: Candidate, context: Context) -> bool:
    """Whether the text's period, if its own sentence has one, is the candidate's."""
    own = candidate.quantity.period
    if not context.period_is_own or context.period is None or own is None:
        return True
    return same_time(context.period, own) or _is_asked_then(candidate, context.period, own)


def _is_asked_then(candidate: Candidate, period: Period, own: Period) -> bool:
    """Whether a text gives the weeks in which a survey was done whose figure is of the year."""
    survey = candidate.kind is Kind.SAMPLE or candidate.quantity.survey is not None
    return survey and own.first <= period.first and period.last <= own.last


def _is_of_another_year(candidate: Candidate, context: Context) -> bool:
    """Whether "the year before" is likely to be another than the candidate's."""
    own = candidate.quantity.period
    if context.period_is_own or context.period is None or own is None or context.relative is None:
        return False
    return not same_time(context.period, own)


def same_time(one: Period, other: Period) -> bool:
    """Whether two periods are the same days, or are written alike; a moment lies in a period.

    "2023/24" may be a financial year or an academic one.
    """
    if one.same_days(other):
        return True
    if {one.kind, other.kind} == {PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR}:
        return one.first.year == other.first.year
    if one.is_stock or other.is_stock:
        return one.first <= other.last and other.first <= one.last
    return False
