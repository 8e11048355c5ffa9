"""What is counted: whether a text's noun can mean a record's unit, or plainly means something else.

“Crimes” may stand for offences, “image crimes” for image offences. “Children” never stands for offences:
people,
events and things are different kinds, and a figure that counts one of them bears no claim about another.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from respondent.model.unit import Nature, Unit
from respondent.weighing.words import content_of, stem, words_in

_SYNONYMS = (
    "offence crime",
    "counselling-session session",
    "person people individual",
    "child young-person youngster minor kid",
    "pupil student schoolchild learner",
    "call phone-call",
    "journey trip ride",
    "home house dwelling property",
    "death fatality",
    "job post",
    "appointment consultation",
    "respondent participant",
    "employee worker staff",
    "contact enquiry",
)
_DOINGS = {
    "death": "die kill lose",
    "fatality": "die kill lose",
    "casualty": "injure hurt kill wound lose",
    "birth": "born bear",
}
"""What is said of people of whom such a thing is counted: “64 people died”, of 64 deaths."""

_KINDS = {
    "people": """person people individual child baby infant toddler teenager teen girl boy woman man adult parent
        mother father family victim survivor perpetrator offender suspect defendant prisoner patient pupil
        student
        learner teacher nurse doctor midwife officer worker employee staff volunteer carer driver passenger
        pedestrian cyclist resident tenant customer consumer user claimant applicant refugee migrant voter
        member
        respondent participant caller youngster minor kid apprentice graduate schoolchild
        death fatality casualty birth""",
    "groups": "family household couple team organisation",
    "events": """offence crime incident attack assault burglary robbery theft call session contact referral
        appointment admission attendance visit operation death fatality casualty birth injury collision crash
        accident
        journey trip arrest charge conviction prosecution complaint inspection search test vaccination
        vaccine dose
        jab exclusion suspension absence strike fire delay cancellation interview sale purchase eviction""",
    "things": """image photo photograph picture video file url link post message website page account device phone
        car vehicle bus train house home dwelling flat property bed school hospital surgery pharmacy shop
        company
        breakfast lunch dinner meal parcel voucher
        charity library book road bridge tree""",
}
_ROOT = 5
_LONGEST_ENDING = 6
"""So many letters may follow the root of a noun that is made of a verb: “cancell-ation”."""

PEOPLE = frozenset(
    stem(word) for word in "people person individual adult respondent resident aged everyone".split()
)
"""Words for anybody: a percentage “of people” may be one of whomever the record is about."""

_NOTHING: frozenset[str] = frozenset()
_VAGUE = frozenset(
    stem(word) for word in "time them those that it figure one number these such other".split()
)
_TAIL = re.compile(
    r"\b(?:of|in|on|at|against|by|for|from|about|over|with|to|who|which|that|where|involving|relating|being|were|was)\b"
)


class Match(Enum):
    """How a text's noun stands to a unit."""

    SAME = "same"
    ABSENT = "absent"  # the text names none, or a word that could mean anything
    OTHER = "other"  # another word of which nobody knows whether it means the same
    CLASH = "clash"  # another kind of thing: people for events


@lru_cache(maxsize=20_000)
def head_of(noun: str) -> str | None:
    """The stem of the word that says what is counted: “offences” in “child sexual abuse image offences”."""
    words = words_in(before_tail(noun))
    return stem(words[-1]) if words and stem(words[-1]) not in _VAGUE else None


def before_tail(noun: str) -> str:
    """A noun phrase up to its first preposition: “sessions” of “sessions on blackmail”."""
    found = _TAIL.search(noun.casefold())
    return noun[: found.start()] if found else noun


@lru_cache(maxsize=4096)
def heads(unit: Unit) -> frozenset[str]:
    """The stems of the nouns that may stand for a unit."""
    if unit.nature is not Nature.COUNT:
        return frozenset()
    named = {unit.singular, unit.plural, *unit.synonyms}
    found = {head for name in named if (head := head_of(name))}
    for group in _GROUPS:
        if found & group:
            found |= group
    return frozenset(found)


@lru_cache(maxsize=50_000)
def match(noun: str | None, unit: Unit) -> Match:
    """How the noun beside a number in a text stands to what a record counts."""
    if noun is not None and _is_unit(noun, unit):
        return Match.SAME
    head = head_of(noun) if noun else None
    if head is None or unit.nature is not Nature.COUNT:
        return Match.ABSENT
    known = heads(unit)
    if not known or head in known:
        return Match.SAME
    mine = _kinds(head)
    yours = frozenset().union(*(_kinds(name) for name in known))
    return Match.CLASH if mine and yours and not mine & yours else Match.OTHER


def is_people(unit: Unit) -> bool:
    """Whether a unit counts people."""
    return any("people" in _kinds(name) for name in heads(unit))


def is_one_kind(noun: str | None, unit: Unit) -> bool:
    """Whether a noun and a unit are known to be of one kind: both people, both events."""
    head = head_of(noun) if noun else None
    return head is not None and any(_kinds(head) & _kinds(name) for name in heads(unit))


def _is_unit(noun: str, unit: Unit) -> bool:
    """Whether a noun is a unit's name to the letter: "planned trains" of the unit "planned train"."""
    return noun.casefold() in (unit.singular.casefold(), unit.plural.casefold())


def is_done_to(unit: Unit, words: frozenset[str]) -> bool:
    """Whether the words say of people what a unit counts: “64 people died”, “12 were killed”, of deaths."""
    return any(_DOINGS_OF.get(head, _NOTHING) & words for head in heads(unit))


def is_akin(noun: str, words: frozenset[str]) -> bool:
    """Whether a noun is made of a word that a record has: “cancellations”, of “trains cancelled”."""
    head = head_of(noun)
    if head is None or "people" in _kinds(head):
        return False
    root = head[: max(_ROOT, len(head) - _LONGEST_ENDING)]
    return head in words or (len(head) > _ROOT and any(word.startswith(root) for word in words))


def modifiers(noun: str | None) -> frozenset[str]:
    """The content words before the head: “child sexual abuse image” of “child sexual abuse image offences”."""
    if not noun:
        return frozenset()
    return content_of(before_tail(noun)) - {head_of(noun) or ""}


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.rpartition("-")[2]) for word in text.split())


_GROUPS = tuple(_stems(group) for group in _SYNONYMS)
_WORDS = {kind: _stems(text) for kind, text in _KINDS.items()}
_BY_WORD = {
    word: frozenset(kind for kind, words in _WORDS.items() if word in words)
    for word in frozenset().union(*_WORDS.values())
}
_DOINGS_OF = {stem(name): _stems(text) for name, text in _DOINGS.items()}


def _kinds(head: str) -> frozenset[str]:
    return _BY_WORD.get(head, _NOTHING)
