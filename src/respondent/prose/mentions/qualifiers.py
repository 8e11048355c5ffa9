"""How the words about a number hold it: more than, just under, as many as; or more, or so, plus.

The table has the phrases that stand before a number, longest first when they are read; `_AFTER` those that
follow it. Words such as "only" or "a total of" hold nothing, and are part of the expression all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.wording_promise import Qualifier

Q = Qualifier

_PHRASES: Mapping[Qualifier, str] = {
    Q.MORE_THAN: "more than|over|above|in excess of|upwards of|upward of|greater than|higher than|larger than|better than"
    "|well over|well above|well in excess of|far more than|much more than|significantly more than|considerably more than"
    "|substantially more than|exceeding|exceeded|exceeds|exceed|topped|topping|surpassed|surpassing|passed|beyond|>"
    "|not just over|comfortably over|comfortably more than|considerably over|way over|north of|in the excess of|more then",
    Q.FEWER_THAN: "fewer than|less than|under|below|lower than|smaller than|well under|well below|far fewer than|far less than"
    "|much less than|significantly fewer than|significantly less than|considerably fewer than|short of|<|not even|south of",
    Q.JUST_OVER: "just over|a little over|little over|little more than|a little more than|slightly over|slightly more than"
    "|marginally over|marginally more than|marginally above|slightly above|just above|just more than|a shade over"
    "|a fraction over|barely more than|only just over|a touch over",
    Q.JUST_UNDER: "just under|a little under|slightly under|slightly less than|slightly fewer than|a little less than"
    "|a little fewer than|marginally under|marginally less than|marginally fewer than|just below|slightly below|just short of"
    "|just less than|just fewer than|just shy of|a shade under|a fraction under|only just under|little short of|a touch under",
    Q.AT_LEAST: "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of|minimum|at the very least"
    "|as few as|as little as|≥|at a minimum|not below",
    Q.AT_MOST: "at most|up to|no more than|not more than|as many as|as much as|a maximum of|maximum of|maximum|at the most"
    "|anything up to|no greater than|no higher than|not over|not exceeding|≤|as high as|capped at|a cap of|an upper limit of",
    Q.ALMOST: "almost|nearly|very nearly|approaching|nigh on|virtually|not quite|not far short of|not far off|verging on|practically"
    "|pretty much|pushing|just about",
    Q.CLOSE_TO: "close to|very close to|close on|getting on for|near to|near",
    Q.ABOUT: "about|around|roughly|approximately|approx|approx.|some|circa|c.|ca.|~|≈|in the region of|of the order of|in the order of"
    "|somewhere around|somewhere near|an estimated|estimated|the region of|something like|or so|broadly|more or less"
    "|an estimated total of|round about|on the order of",
    Q.EXACTLY: "exactly|precisely|exactly a|a full",
    Q.BARE: "only|just|a mere|mere|a total of|total of|totalling|the total of|a further|further|another|an additional|some of|fully|alone|in all"
    "|a staggering|a shocking|no|a whopping|a record|an average of|average of|averaging|a mean of|a median of|an average|a rate of"
    "|the average of|on average|a daily average of|a weekly average of|a monthly average of|an annual average of|an overall average of",
}
_DROPPED = frozenset(["some of", "no", "or so", "alone", "in all", "exactly a"])
AVERAGES = frozenset(["average", "averaging", "mean", "averaged"])

_BEFORE: dict[tuple[str, ...], Qualifier] = {
    tuple(
        part
        for word in phrase.split()
        for part in (word if word[:-1].isalpha() else word).replace(".", " .").split()
    ): qualifier
    for qualifier, phrases in _PHRASES.items()
    for phrase in phrases.split("|")
    if phrase not in _DROPPED
}
_LONGEST = max(len(phrase) for phrase in _BEFORE)
_LAST_WORDS = frozenset(phrase[-1] for phrase in _BEFORE)

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
        qualifier = _BEFORE.get(phrase)
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


def is_rank_before(tokens: Tokens, first: int, held: Held) -> bool:
    """Whether the number is called a record: "a record 38,685"."""
    return any(tokens.low(index) == "record" for index in range(held.first, first))
