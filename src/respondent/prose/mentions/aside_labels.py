"""What is named by its number: pages 4 and 5, paragraph 3.1, stops 1 to 4, extension 3120, Ward 7B, day one."""

from __future__ import annotations

import re
from functools import partial

from respondent.prose.mentions.aside import NOT_A_QUANTITY, SPELLED, Aside, Span, word_after, word_before
from respondent.prose.mentions.labels import (
    ABBREVIATED,
    ALWAYS,
    IN_DOCUMENTS,
    MARKED,
    SPELLED_TOO,
    THINGS,
    TIME_LIMITS,
    TIMES,
    WITH_PUPILS,
)
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.vocabulary import AUXILIARIES, PREPOSITIONS, PRONOUNS, is_plural, singular_time

_ID = r"[0-9]{1,5}(?:[.:][0-9]{1,4}){0,4}[A-Za-z]{0,2}(?:\([0-9a-z]{1,4}\)){0,4}"
_ENDS = rf"(?!\w){NOT_A_QUANTITY}(?!/[0-9]| ?(?:m|bn|k)\b)"
_ONE = re.compile(_ID + _ENDS)
_SEVERAL = re.compile(rf"{_ID}(?:(?:, ?{_ID}){{0,8}},? ?(?:and|or|to|&|[–-]) ?{_ID}){_ENDS}")
_SPELLED = re.compile(
    rf"{SPELLED}(?: (?:and|or|to) {SPELLED})?(?![\w-])"
    r"(?! (?:hundred|thousand|million|billion|dozen|per ?cent|of (?:every|each|[0-9])|in|out|times|or"
    r"|and a half)\b)",
    re.IGNORECASE,
)
_DETERMINERS = frozenset(
    "the a an this that these those each every any some no its their our his her my your another such last "
    "next same "
    "whole single one per first second third final previous past following latest current given half full "
    "both all "
    "which what only just about around over nearly almost under leap average busy".split()
)
"""Before a small noun these begin a phrase of their own: "at this stage 12 forces had replied"."""

_SINGULAR = frozenset(["bus", "series", "terminus"])
_POINTING = frozenset("this that each every any same one which".split())
_SUBJECTS = frozenset("will would can could should must may might shall we they you i did do".split())
"""After these the word is a verb: "they number 12", "we test 40"."""


def _label(found: re.Match[str], nouns: frozenset[str]) -> Span | None:
    """The noun with its number or numbers, where it is one that numbers name."""
    text, word, dotted, at = found.string, found[1], bool(found[2]), found.end()
    low = word.lower()
    if low not in nouns:
        return None
    if (dotted and low not in ABBREVIATED) or (low == "no" and not dotted and word != "No"):
        return None
    end = _end(text, at, low)
    return (found.start(), end) if end and _is_named(text, found.start(), word, end) else None


def _end(text: str, at: int, low: str) -> int | None:
    """Where the number or the list of numbers ends; it does not go on into a count: "in table 3 and 14 schools"."""
    several = _SEVERAL.match(text, at)
    if several and (low.endswith("s") or not is_plural(word_after(text, several.end()))):
        return several.end()
    if low.endswith("s") and not low.endswith("ss") and low not in ABBREVIATED and low not in _SINGULAR:
        return None
    one = _ONE.match(text, at)
    if one is None and low in SPELLED_TOO:
        one = _SPELLED.match(text, at)
    limit = TIME_LIMITS.get(low)
    if one is None or (limit and one[0].isdigit() and int(one[0]) > limit):
        return None
    return one.end()


def _is_named(text: str, start: int, word: str, end: int) -> bool:
    """Whether the words about it let the number be the noun's name."""
    low = word.lower()
    before, after = word_before(text, start), word_after(text, end)
    if low in MARKED:
        return not is_plural(after)
    if singular_time(after) and low not in ("page", "paragraph", "question"):
        return False
    if low in TIMES and before in _DETERMINERS:
        return low in ("year", "years") and before != "last" and (word[0].isupper() or after in WITH_PUPILS)
    if word[0].isupper() or (low in ALWAYS and not (before in _POINTING and is_plural(after))):
        return True
    if before in _DETERMINERS or before in _SUBJECTS:
        return low == "number" and before == "the" and not is_plural(after)
    if before == "to" and is_plural(after):
        return False
    if not is_plural(after) or (low in TIMES and before in PREPOSITIONS):
        return before not in PRONOUNS or before in AUXILIARIES
    return (before in PREPOSITIONS or not before.isalpha()) and low not in (
        "case",
        "part",
        "line",
        "number",
        "view",
    )


_WORD = re.compile(r"(?<![\w’'])([A-Za-z]{1,16})(?:(\.) ?| )(?=[0-9A-Za-z])")

LABELLED: tuple[Aside, ...] = (
    Aside(Reason.NUMBERED, _WORD, partial(_label, nouns=IN_DOCUMENTS)),
    Aside(Reason.NUMBERED, re.compile(r"\bQ&A [0-9]{1,3}\b(?!%|,[0-9])")),
    Aside(Reason.NAME, _WORD, partial(_label, nouns=THINGS | MARKED)),
)
