"""How a question's number is written: “Question 4:”, “Q4.”, “Question 12 (a)”, and in a pasted list “4.”."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[A-Za-z]?\d{1,3}(?:\.\d{1,2}){0,2}(?: ?\([a-z]{1,3}\)|[a-z]\b)?"
_QUESTION = re.compile(
    rf"(?:consultation )?(?:question|qu?)(?: no\.?| number)?[ \xa0.]{{0,3}}(?P<number>{_NUMBER})(?![\d/])"
    r"(?P<gap>[ \xa0]*[:.)–—-]?(?=\s|$)\s*|\s+)(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?(?:[a-z]|\([a-z]\))?)[.):](?=\s)\s*(?P<text>\S.*)", re.DOTALL
)
_ALONE = re.compile(rf"(?P<number>{_NUMBER})[.):]?$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number, and the words after it in the same paragraph."""

    number: str
    text: str


def question_in(text: str) -> Numbered | None:
    """The question that a paragraph begins with, if it says that it is one."""
    found = _QUESTION.match(text.strip())
    if found is None or (not found["gap"].strip() and _refers(found["text"])):
        return None
    return Numbered(_tidy(found["number"]), found["text"].strip())


def item_in(text: str) -> Numbered | None:
    """The item of a pasted list that a line begins with: “4. Do you agree …”."""
    found = _ITEM.match(text.strip())
    return None if found is None else Numbered(_tidy(found["number"]), found["text"].strip())


def number_alone(text: str) -> str | None:
    """The number that is all that a cell holds."""
    found = _ALONE.match(text.strip())
    return None if found is None else _tidy(found["number"])


def _tidy(number: str) -> str:
    return re.sub(r"[ \xa0]|\((?=[a-z]+\))|(?<=[a-z])\)", "", number)


_REFERRING = re.compile(
    r"(?:and|or|to|above|below|asks?|is about|of the|in (?:the|this|our)|we|–|-|,)\b", re.IGNORECASE
)


def _refers(text: str) -> bool:
    """Whether the words go on as a sentence does that only names a question: “Question 4 asks …”."""
    return _REFERRING.match(text) is not None
