"""Where sentences and clauses end in a paragraph's text: for the marks of notes, and for reading prose."""

from __future__ import annotations

import re
from bisect import bisect_left

_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_CLAUSE = re.compile(r"[,;:][\"'”’)\]]*(?=\s|$)")
_NEXT = re.compile(r"[^ \n\"'“‘(\[]")
_LAST_WORD = re.compile(r"[\w.&’'-]+$")
_GOES_ON_BELOW = re.compile(r"(?<=[;,]) (?:and|or|but)$")
"""How an item of a list ends whose sentence goes on in the next one."""
_LONGEST = 32
"""No abbreviation is longer; it bounds how far back one is looked for."""

_ABBREVIATIONS = frozenset(
    (
        "e.g i.e etc cf viz al vs v no nos p pp para paras s ss ch art arts reg regs vol ed eds fig "
        "approx ca c mr mrs ms mx dr prof rev st sir hon rt gen col sgt supt insp jr sr ltd co plc inc "
        "dept govt jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m u.k u.s e.u ph.d"
    ).split()
)
"""Words after whose full stop a sentence may go on."""

_ALWAYS_GO_ON = frozenset(
    ("e.g i.e cf viz mr mrs ms mx dr prof rev hon rt p pp para paras s ss no nos").split()
)
"""Those that no sentence ends with."""

_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]$")


def sentence_ends(text: str) -> tuple[int, ...]:
    """The offsets just after each sentence with its closing marks; the last is the text's end.

    A list's item that ends "…; and" ends before its "and": that is where its note belongs.
    """
    ends = [found.end() for found in _STOP.finditer(text) if _is_end(text, found)]
    length = len(_GOES_ON_BELOW.sub("", text.rstrip()))
    if not ends or ends[-1] < length:
        ends.append(length)
    return tuple(ends)


def clause_end(text: str, offset: int, sentence_end: int) -> int:
    """The offset just after the first comma, semicolon or colon from `offset` on, or the sentence's end."""
    found = _CLAUSE.search(text, max(offset - 1, 0), sentence_end)
    while found and found.end() < offset:
        found = _CLAUSE.search(text, found.end(), sentence_end)
    return found.end() if found else sentence_end


def end_after(ends: tuple[int, ...], offset: int) -> int:
    """The end of the sentence that the text before `offset` belongs to."""
    return ends[min(bisect_left(ends, offset), len(ends) - 1)]


def begins_sentence(before: str) -> bool:
    """Whether what follows this text is the beginning of a sentence."""
    stripped = before.rstrip(" \n“‘\"'([")
    if not stripped:
        return True
    if not before[len(stripped) :].startswith((" ", "\n")):
        return False
    return len(stripped) in sentence_ends(f"{stripped} X")


def _is_end(text: str, stop: re.Match[str]) -> bool:
    """Whether this punctuation ends a sentence, and not an abbreviation."""
    following = _NEXT.search(text, stop.end())
    if following is None:
        return True
    first = following[0]
    if stop[0].startswith("."):
        before = text[max(0, stop.start() - _LONGEST) : stop.start()]
        found = _LAST_WORD.search(before)
        word = found[0].lower().strip("’'-") if found else ""
        if word in _ALWAYS_GO_ON or _INITIAL.search(before):
            return False
        if word in _ABBREVIATIONS:
            return first.isupper() and not first.isdigit()
    return not first.islower()
