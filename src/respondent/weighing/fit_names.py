"""Whether the names in a text are those of a figure of the evidence, and how surely."""

from __future__ import annotations

from respondent.weighing.candidate import Candidate
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.names import PLACE, Name, Naming, all_names
from respondent.weighing.words import content_of


def names_fit(candidate: Candidate, context: Context) -> Degree | None:
    """SURE where the sentence itself names what the candidate needs, CLEAR where the text did before.

    None where the text is about something else.
    """
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
    return bool(candidate.needs) and candidate.needs <= all_names(follow)


def _fits_place(candidate: Candidate, naming: Naming) -> bool:
    """Whether a place that the text names is, or may be, the candidate's, or a larger one around it."""
    if not candidate.places or not naming.places.isdisjoint(candidate.places):
        return True
    return bool(candidate.needs) and naming.is_nation and naming.places.isdisjoint(candidate.needs)
