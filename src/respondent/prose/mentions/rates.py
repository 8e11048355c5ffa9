"""What a number is a rate over: a day, every week, per 100,000 people, a school, 11 times a day, daily."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fractions import Fraction

from respondent.prose.mentions.mention import RateWords, Words
from respondent.prose.mentions.numerals import NUMBER_WORDS, SCALES, read_numeral
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import (
    HEADS,
    MONTHS_IN,
    OFTEN_A_RATE,
    STOPS,
    TIME,
    TIME_ADVERBS,
    VERBS,
    singular_time,
)

_NEVER_AFTER = frozenset(
    "in within over for after during of than on at about under from until by through throughout than "
    "into only just such what quite".split()
)
"""Before "a week" these make it a stretch of time: "in a week", "over a year"."""

_MOMENTS = frozenset(["after", "before", "later", "earlier", "ago", "on", "previously"])
"""After "a year" these make it a point in time: "a year earlier"."""

_BREAKS = frozenset([",", ";", ":", ".", "!", "?", "(", ")", "–", "—", "“", "”", '"', "[", "]"])
_NOT_THROUGH = frozenset("who which that and or but because when while if whether as than to".split())
_FAR = 14
"""How many words may stand between a number and its rate: "100 offences were recorded every day"."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate and the tokens that it stands in."""

    first: int
    beyond: int
    days: Fraction | None = None
    months: int | None = None
    count: int = 1
    noun: str | None = None

    def words(self, tokens: Tokens) -> RateWords:
        """The rate with its place."""
        words: Words = tokens.words(self.first, self.beyond)
        return RateWords(words, self.days, self.months, self.count, self.noun)


def read_rate(tokens: Tokens, first: int, *, near: bool = True) -> Rate | None:
    """The rate that begins at the token. `near` says that it follows its number with no noun between."""
    word = tokens.low(first)
    if word in TIME_ADVERBS and word != "annual":
        return _time(first, first + 1, TIME_ADVERBS[word], Fraction(1))
    if word in ("a", "an"):
        return _with_article(tokens, first, near=near)
    if word in ("every", "each"):
        return _every(tokens, first, near=near)
    if word in ("per", "/"):
        return _per(tokens, first)
    if (
        word in ("-", "‑")
        and tokens.low(first + 1) in ("a", "an", "per")
        and tokens.low(first + 2) in ("-", "‑")
    ):
        name = singular_time(tokens.low(first + 3))
        return _time(first, first + 4, name, Fraction(1)) if name else None
    if tokens.follows(first, ("for", "every")) or tokens.follows(first, ("for", "each")):
        return _per(tokens, first + 1, first)
    if tokens.follows(first, ("to", "every")) or tokens.follows(first, ("to", "each")):
        return _per(tokens, first + 1, first)
    if (
        word in ("in", "to")
        and tokens.low(first + 1) == "the"
        and tokens.low(first + 2) in ("pound", "gallon")
    ):
        return Rate(first, first + 3, noun=tokens.low(first + 2))
    if (
        word == "in"
        and tokens.low(first + 1) in ("every", "each")
        and tokens.low(first + 2) in ("pound", "£")
    ):
        return _in_every_pound(tokens, first)
    if word == "in" and tokens.low(first + 1) in ("every", "each") and tokens.low(first + 2) in HEADS:
        return Rate(first, first + 3, noun=tokens.low(first + 2))
    if word == "apiece":
        return Rate(first, first + 1, noun="each")
    return None


def rate_after(tokens: Tokens, at: int, stops: Set[int]) -> Rate | None:
    """The rate after a number and what it counts, within the clause; `stops` are tokens not to go beyond."""
    if found := read_rate(tokens, at):
        return found
    for index in range(at, min(at + _FAR, len(tokens))):
        token = tokens[index]
        to_each = token.low == "to" and tokens.low(index + 1) in ("each", "every", "the")
        if index in stops or token.kind is Kind.NUMBER or token.low in _BREAKS:
            return None
        if token.low in _NOT_THROUGH and not to_each:
            return None
        if index > at and token.low in NUMBER_WORDS:
            return None
        if index == at:
            continue
        found = read_rate(tokens, index, near=False)
        if found and tokens.low(index - 1) not in _NEVER_AFTER:
            return found
    return None


def rate_before(tokens: Tokens, first: int) -> Rate | None:
    """Every day 100 offences; a daily average of 100; each week, more than 24."""
    for index in range(first - 1, max(first - 8, -1), -1):
        word = tokens.low(index)
        if word in (".", ";", ":", "(", ")") or tokens[index].kind is Kind.NUMBER:
            return None
        if word in TIME_ADVERBS and tokens.low(index + 1) in (
            "average",
            "mean",
            "rate",
            "total",
            "cost",
            "figure",
        ):
            return _time(index, index + 1, TIME_ADVERBS[word], Fraction(1))
        if word in ("every", "each", "per"):
            name = singular_time(tokens.low(index + 1))
            opens = index == 0 or tokens.low(index - 1) in (*_BREAKS, "that", "and")
            if name and opens and not tokens.low(index + 1).endswith("s"):
                return _time(index, index + 2, name, Fraction(1))
            return None
    return None


def _time(first: int, beyond: int, name: str, count: Fraction) -> Rate:
    if name in TIME:
        return Rate(first, beyond, days=TIME[name] * count, noun=name)
    if count.denominator == 1:
        return Rate(first, beyond, months=MONTHS_IN[name] * int(count), noun=name)
    return Rate(first, beyond, days=Fraction(MONTHS_IN[name] * 365, 12) * count, noun=name)


def _with_article(tokens: Tokens, first: int, *, near: bool) -> Rate | None:
    """A day; a school; an average day. Not "a year earlier"."""
    at = first + 2 if tokens.low(first + 1) in ("single", "typical", "average") else first + 1
    word = tokens.low(at)
    if tokens.touching(at + 1) and tokens.low(at + 1) in ("-", "'", "’"):
        return None
    name = singular_time(word)
    moment = tokens.low(at + 1) in _MOMENTS and not tokens.follows(at + 1, ("on", "average"))
    if name and word == name and not moment:
        return _time(first, at + 1, name, Fraction(1))
    if word == "head" or word in (HEADS if near else OFTEN_A_RATE):
        return Rate(first, at + 1, noun=word)
    if near and at == first + 1 and _is_a_thing(tokens, at):
        return Rate(first, at + 1, noun=word)
    return None


_NO_THINGS = frozenset(
    "lot few little while bit total quarter third half million billion thousand hundred dozen majority minority "
    "further fall rise record number side spokesman spokeswoman spokesperson".split()
)


def _is_a_thing(tokens: Tokens, at: int) -> bool:
    """Whether one noun ends the phrase here: "£650 an award", "35 a crossing"."""
    token, after = tokens[at], tokens[at + 1]
    if (
        token.kind is not Kind.WORD
        or not token.text.islower()
        or token.low in STOPS
        or token.low in _NO_THINGS
    ):
        return False
    if singular_time(token.low) or token.low in VERBS or token.low.endswith(("s", "ly", "ed", "ing")):
        return False
    return after.kind is Kind.MARK or (
        after.low in STOPS and after.low not in ("of", "more", "less", "fewer")
    )


def _in_every_pound(tokens: Tokens, first: int) -> Rate | None:
    """Fifty pence in every pound; £1 in every £5."""
    if tokens.low(first + 2) == "pound":
        return Rate(first, first + 3, noun="pound")
    numeral = read_numeral(tokens, first + 3, money=True)
    if numeral is None or numeral.digits.value.denominator != 1 or numeral.digits.value < 1:
        return None
    return Rate(first, numeral.beyond, count=int(numeral.digits.value), noun="pound")


def _every(tokens: Tokens, first: int, *, near: bool) -> Rate | None:
    """Every day; each month; every 14 minutes; every other day; every school; £40 each."""
    word = tokens.low(first + 1)
    if word == "single":
        first_noun = first + 2
        name = singular_time(tokens.low(first_noun))
        return _time(first, first + 3, name, Fraction(1)) if name else None
    if word in ("other", "second") and (name := singular_time(tokens.low(first + 2))):
        return _time(first, first + 3, name, Fraction(2))
    if tokens.follows(first + 1, ("half", "an", "hour")) or tokens.follows(first + 1, ("half", "hour")):
        beyond = first + (4 if tokens.low(first + 2) == "an" else 3)
        return _time(first, beyond, "hour", Fraction(1, 2))
    if (numeral := read_numeral(tokens, first + 1)) and numeral.digits.value > 0:
        if name := singular_time(tokens.low(numeral.beyond)):
            return _time(first, numeral.beyond + 1, name, numeral.digits.value)
        return None
    name = singular_time(word)
    if name and name == word:
        return _time(first, first + 2, name, Fraction(1))
    if tokens.low(first) == "every" and word in HEADS and near:
        return Rate(first, first + 2, noun=word)
    if tokens.low(first) == "each" and near and _ends_each(tokens, first + 1):
        return Rate(first, first + 1, noun="each")
    return None


def _ends_each(tokens: Tokens, at: int) -> bool:
    """Whether no noun follows "each"."""
    return tokens[at].kind is not Kind.WORD or (tokens.low(at) in STOPS and tokens.low(at) != "of")


def _per(tokens: Tokens, at: int, first: int | None = None) -> Rate | None:
    """Per day; per 100,000 people; per capita; for every 100 pupils."""
    start = at if first is None else first
    if tokens.low(at + 1) in ("cent", "") or (tokens.low(at) == "/" and not tokens.touching(at)):
        return None
    numeral = read_numeral(tokens, at + 1)
    if numeral and numeral.digits.value >= 1 and numeral.digits.value.denominator == 1:
        count, after = int(numeral.digits.value), numeral.beyond
        name = singular_time(tokens.low(after))
        if name:
            return _time(start, after + 1, name, Fraction(count))
        beyond = _noun_after(tokens, after)
        noun = tokens.words(after, beyond).text if beyond > after else None
        return Rate(start, beyond, count=count, noun=noun)
    if (size := SCALES.get(tokens.low(at + 1))) and tokens.low(at) != "/":
        beyond = _noun_after(tokens, at + 2)
        return Rate(
            start, beyond, count=size, noun=tokens.words(at + 2, beyond).text if beyond > at + 2 else None
        )
    name = singular_time(tokens.low(at + 1))
    if name:
        return _time(start, at + 2, name, Fraction(1))
    if tokens[at + 1].kind is not Kind.WORD or tokens.low(at + 1) in STOPS or tokens.low(at) == "/":
        return None
    beyond = _noun_after(tokens, at + 1)
    return Rate(start, max(beyond, at + 2), noun=tokens.words(at + 1, max(beyond, at + 2)).text)


def _noun_after(tokens: Tokens, at: int) -> int:
    """The token beyond the two or three words that name what a rate is per."""
    beyond = at
    while beyond < min(at + 3, len(tokens)):
        token = tokens[beyond]
        if token.kind is not Kind.WORD or token.low in STOPS or token.low in VERBS:
            break
        beyond += 1
    return beyond
