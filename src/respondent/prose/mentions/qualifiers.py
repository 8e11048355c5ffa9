"""How the words about a number hold it: more than, just under, as many as; or more, or so, plus.

`qualifier_phrases` has those that stand before a number, of which the longest is read; `_AFTER` those that
follow it. Words such as "only" or "a total of" hold nothing, and are part of the expression all the same.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from respondent.prose.mentions.qualifier_phrases import QUALIFIERS
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.wording_promise import Qualifier

Q = Qualifier

AVERAGES = frozenset(["average", "averaging", "mean", "averaged", "averages"])

_LONGEST = max(len(phrase) for phrase in QUALIFIERS)
_LAST_WORDS = frozenset(phrase[-1] for phrase in QUALIFIERS)

_AFTER: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("or", "more"), Q.AT_LEAST),
    (("or", "above"), Q.AT_LEAST),
    (("or", "over"), Q.AT_LEAST),
    (("and", "over"), Q.AT_LEAST),
    (("or", "higher"), Q.AT_LEAST),
    (("or", "greater"), Q.AT_LEAST),
    (("and", "above"), Q.AT_LEAST),
    (("at", "least"), Q.AT_LEAST),
    (("plus",), Q.AT_LEAST),
    (("+",), Q.AT_LEAST),
    (("or", "fewer"), Q.AT_MOST),
    (("or", "less"), Q.AT_MOST),
    (("or", "under"), Q.AT_MOST),
    (("or", "below"), Q.AT_MOST),
    (("and", "under"), Q.AT_MOST),
    (("at", "most"), Q.AT_MOST),
    (("or", "so"), Q.ABOUT),
    (("or", "thereabouts"), Q.ABOUT),
    (("odd",), Q.ABOUT),
    (("-", "odd"), Q.ABOUT),
    (("-", "plus"), Q.AT_LEAST),
    (("exactly",), Q.EXACTLY),
)
_COMPARED = frozenset(["more", "less", "fewer", "higher", "lower", "greater", "larger", "smaller", "better"])

_FIRST_AFTER = frozenset(phrase[0] for phrase, _ in _AFTER)


@dataclass(frozen=True, slots=True)
class Held:
    """The qualifier before an amount and the token at which it begins."""

    first: int
    qualifier: Qualifier
    average: bool = False


def held_before(tokens: Tokens, first: int, stops: Set[int]) -> Held:
    """What holds the amount that begins at the token; `stops` are the tokens of other mentions.

    The words nearest the number decide; those before them ("an average of" before "over six") are read along.
    """
    qualifier, average = Q.BARE, False
    at = first
    for _ in range(4):
        phrase = _phrase_before(tokens, at, stops)
        if phrase is None:
            break
        start, found = phrase
        average = average or any(tokens.low(index) in AVERAGES for index in range(start, at))
        if qualifier is Q.BARE:
            qualifier = found
        elif found is not Q.BARE and not _goes_before(found):
            break
        at = start
    return Held(at, qualifier, average)


def _goes_before(found: Qualifier) -> bool:
    """Whether a second qualifier may stand before the first: "at least around 20", "up to about"."""
    return found in (Q.ABOUT, Q.AT_LEAST, Q.AT_MOST)


def _phrase_before(tokens: Tokens, at: int, stops: Set[int]) -> tuple[int, Qualifier] | None:
    if tokens.low(at - 1) not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, at), 0, -1):
        start = at - length
        phrase = tuple(tokens.low(index) for index in range(start, at))
        qualifier = QUALIFIERS.get(phrase)
        if qualifier is not None and not any(index in stops for index in range(start, at)):
            return None if _compares(tokens, start, phrase, stops) else (start, qualifier)
    return None


def _compares(tokens: Tokens, start: int, phrase: tuple[str, ...], stops: Set[int]) -> bool:
    """Whether "more than" belongs to what stands before it: "ten more than 20", "7 per cent higher than 30"."""
    before = tokens[start - 1]
    if phrase[0] in _COMPARED and phrase[-1] == "than":
        return start - 1 in stops
    if phrase == ("near",) or phrase == ("beyond",):
        return before.kind is Kind.WORD and before.low in ("from", "at", "is")
    if phrase == ("up", "to"):
        return before.low in ("add", "adds", "added", "adding", "sum", "sums", "sits", "come", "comes")
    return phrase == ("under",) and before.low in ("from", "children", "aged", "people")


def held_after(tokens: Tokens, beyond: int) -> tuple[int, Qualifier] | None:
    """The token beyond "or more" and the like after an amount, and what it means."""
    if tokens.low(beyond) not in _FIRST_AFTER:
        return None
    for phrase, qualifier in _AFTER:
        if tokens.follows(beyond, phrase):
            end = beyond + len(phrase)
            if phrase == ("plus",) and tokens[end].kind is Kind.NUMBER:
                return None
            if phrase in (("+",), ("-", "odd"), ("-", "plus")) and not tokens.touching(beyond):
                return None
            if phrase[-1] in ("over", "under", "below", "above") and tokens[end].kind is Kind.NUMBER:
                return None
            return end, qualifier
    return None
