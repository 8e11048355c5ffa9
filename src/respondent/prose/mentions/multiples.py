"""Multiples: doubled, twice as many, fourfold, three times, halved; and how often: 11 times a day, twice a week."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from respondent.prose.mentions.amounts import Amount, is_free
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.numerals import read_numeral
from respondent.prose.mentions.parts import read_fraction
from respondent.prose.mentions.rates import read_rate
from respondent.prose.mentions.taken import Taken
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.wording_promise import Direction, Form, Stated, fold

_VERBS = {
    **dict.fromkeys(("doubled", "doubling", "doubles"), 2),
    **dict.fromkeys(("trebled", "trebling", "trebles", "tripled", "tripling", "triples"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling", "quadruples"), 4),
    **dict.fromkeys(("quintupled", "quintupling"), 5),
}
_PLAIN = {"double": 2, "treble": 3, "triple": 3, "quadruple": 4}
_HALVING = frozenset(["halved", "halving", "halve"])
_FOLDS = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
}
_HYPHENS = ("-", "‑")
_AS = frozenset("many much often likely high large big great long old fast expensive common".split())
_COMPARED = frozenset(
    "more higher greater larger bigger fewer less lower longer likelier worse faster".split()
)
_THE = frozenset(["the", "that", "those", "what", "its", "their", "his", "her", "this", "our"])
_LEVELS = frozenset(["average", "rate", "level", "figure", "price", "cost", "size", "what", "that"])
_TO = frozenset(
    ["to", "will", "would", "could", "may", "might", "should", "has", "than", "nearly", "almost", "about"]
)


def read_multiple(tokens: Tokens, first: int, taken: Taken) -> Amount | None:
    """The multiple, or the number of times, that begins at the token."""
    word = tokens.low(first)
    found = (
        _verb(tokens, first)
        or _double(tokens, first, word)
        or _fold(tokens, first)
        or _often(tokens, first, word)
        or _times(tokens, first)
        or _part_as(tokens, first)
    )
    return found if found and is_free(tokens, first, found.beyond, taken) else None


def _verb(tokens: Tokens, first: int) -> Amount | None:
    """Doubled, trebled, halved: movements."""
    word = tokens.low(first)
    if tokens.touching(first) and tokens.low(first - 1) in _HYPHENS:
        return None
    moved = Direction.UP
    size = _VERBS.get(word)
    if word in _HALVING:
        size, moved = 2, Direction.DOWN
    elif word in _PLAIN and tokens.low(first - 1) in (
        "to",
        "will",
        "could",
        "would",
        "may",
        "might",
        "should",
    ):
        size = _PLAIN[word]
    if size is None:
        return None
    return Amount(first, first + 1, Scale.TIMES, fold(size), spelled=True, direction=moved, moves=True)


def _double(tokens: Tokens, first: int, word: str) -> Amount | None:
    """Double the rate; more than double those of; twice as many. Not "a double room"."""
    after = tokens.low(first + 1)
    if word in _PLAIN:
        before = tokens.low(first - 1)
        fits = after in _THE or before in _TO or (before == "a" and after == "of")
        fits = fits or (before in ("is", "was", "are", "were") and tokens[first + 1].kind is not Kind.WORD)
        return Amount(first, first + 1, Scale.TIMES, fold(_PLAIN[word]), spelled=True) if fits else None
    if word not in ("twice", "thrice"):
        return None
    size = 2 if word == "twice" else 3
    if beyond := _as_many(tokens, first + 1):
        return Amount(first, beyond, Scale.TIMES, fold(size), spelled=True)
    return Amount(first, first + 1, Scale.TIMES, fold(size), spelled=True) if after in _THE else None


def _as_many(tokens: Tokens, at: int) -> int | None:
    """The token beyond "as many", "as likely", "as much"."""
    return at + 2 if tokens.low(at) == "as" and tokens.low(at + 1) in _AS else None


def _fold(tokens: Tokens, first: int) -> Amount | None:
    """Fourfold; ten-fold; 3-fold."""
    size: Fraction | None = None
    word = tokens.low(first)
    beyond = first + 1
    if word in _FOLDS:
        size = Fraction(_FOLDS[word])
    elif (numeral := read_numeral(tokens, first)) and numeral.digits.value > 0:
        at = numeral.beyond + 1 if tokens.low(numeral.beyond) in _HYPHENS else numeral.beyond
        if tokens.low(at) == "fold":
            size, beyond = numeral.digits.value, at + 1
    if size is None:
        return None
    return Amount(first, beyond, Scale.TIMES, Stated(size, form=Form.FOLD), spelled=word in _FOLDS)


def _often(tokens: Tokens, first: int, word: str) -> Amount | None:
    """Once a day, twice a week: counts with a rate."""
    count = {"once": 1, "twice": 2, "thrice": 3}.get(word)
    if count is None or read_rate(tokens, first + 1) is None:
        return None
    return Amount(first, first + 1, Scale.COUNT, Stated(Fraction(count)), spelled=True)


def _times(tokens: Tokens, first: int) -> Amount | None:
    """Three times as many; three times the average; 2.5 times higher. "Three times a week" is a count."""
    numeral = read_numeral(tokens, first)
    if numeral is None or numeral.digits.value <= 0:
        return None
    at = numeral.beyond
    if (
        tokens.low(at) == "x"
        and tokens.touching(at)
        and tokens.low(at + 1) in ("more", "the", "as", "higher")
    ) or tokens.low(at) == "times":
        at += 1
    else:
        return None
    beyond = _as_many(tokens, at)
    if beyond is None:
        if tokens.low(at) in _COMPARED:
            beyond = at + 1
        elif tokens.low(at) in _THE:
            beyond = at
        else:
            return None
    stated = Stated(numeral.digits.value, numeral.digits.step, Form.FOLD)
    return Amount(first, beyond, Scale.TIMES, stated, spelled=numeral.spelled)


def _part_as(tokens: Tokens, first: int) -> Amount | None:
    """A third as many; half the national average; half as many again, which is one and a half times."""
    part = read_fraction(tokens, first, qualified=True)
    if part is None or part.stated is None or part.stated.form is not Form.FRACTION:
        return None
    beyond = _as_many(tokens, part.beyond)
    if beyond is None:
        compared = tokens.low(first) == "half" and tokens.low(first + 1) in _THE
        compared = compared and any(tokens.low(first + far) in _LEVELS for far in (1, 2, 3))
        return replace(part, scale=Scale.TIMES) if compared else None
    if tokens.low(beyond) == "again":
        stated = Stated(1 + part.stated.value, form=Form.FOLD)
        return replace(part, beyond=beyond + 1, scale=Scale.TIMES, stated=stated)
    return replace(part, beyond=beyond, scale=Scale.TIMES)
