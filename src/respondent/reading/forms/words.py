"""Words as a form and a record are compared: whatever parts them, however they are numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from respondent.model.consultation import question_key

_NOT_A_LETTER = re.compile(r"[\W_]+")
_CALLED = re.compile(
    r"\s*(?:consultation\s+)?(?:questions?|q)(?![a-z])[\s.:#]*(?:no\.?\s*)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}\s?(?:\(?[a-z]{1,4}\)|[a-z](?![a-z]))?)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED = re.compile(
    r"\s*\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}(?:\(?[a-z]{1,4}\)|[a-z])?)(?P<end>[.):\]]+|\s+[-–—]|\t|\s*$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CONTAINED_FROM = 20
"""So many letters of a question within a longer line are that question, and no chance."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line taken apart: the number before its words, "" for none; `called` says that it reads “Question 4”."""

    number: str
    words: str
    called: bool = False

    @property
    def key(self) -> str:
        """The number as numbers are compared."""
        return question_key(self.number)


def numbered(text: str, counted: str = "") -> Numbered:
    """The number and the words of a line; `counted` is what Word counts in front of it."""
    found = _CALLED.match(text)
    if found:
        return Numbered(found["number"].strip(), _without_lead(found["rest"]), called=True)
    found = _COUNTED.match(text)
    if found:
        return Numbered(found["number"], _without_lead(found["rest"]))
    if counted:
        own = numbered(counted + " ")
        return Numbered(own.number or counted.strip(" .):"), text.strip(), own.called)
    return Numbered("", text.strip())


def _without_lead(rest: str) -> str:
    return rest.lstrip(" \t\n\u00a0.:)]-–—|")


def squashed(text: str) -> str:
    """The letters and digits of a text alone, in small letters."""
    return _NOT_A_LETTER.sub("", text).casefold()


def plain(text: str) -> str:
    """The words of a text with single spaces, in small letters."""
    return " ".join(_NOT_A_LETTER.sub(" ", text.replace("’", "").replace("'", "")).split()).casefold()


def likeness(asked: str, read: str) -> float:
    """How much a form's words are those of a question, from 0 to 1; either may have more at its end."""
    ours, theirs = squashed(asked), squashed(read)
    if not ours or not theirs:
        return 0.0
    shorter = min(len(ours), len(theirs))
    if ours == theirs or (shorter >= 12 and ours[:shorter] == theirs[:shorter]):
        return 1.0
    if len(ours) >= _CONTAINED_FROM and ours in theirs:
        return 0.97
    mine, other = plain(asked).split(), plain(read).split()
    return SequenceMatcher(None, mine, other[: len(mine) + 4], autojunk=False).ratio()
