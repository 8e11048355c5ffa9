"""Numerals: 1,249; 54.20; 1.26bn; two thousand three hundred; three point four; two and a half million; a dozen.

A descent over tokens that is bounded by the length of the numeral: units within tens within hundreds within
thousands, as `prose.numbers.in_words` writes them, and as people do ("a hundred and six", "twelve hundred").
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import is_plural
from respondent.prose.numbers import Digits, in_words

_UNITS = {in_words(number): number for number in range(20)} | {"nought": 0, "nil": 0}
_TENS = {in_words(number): number for number in range(20, 100, 10)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
}
"""Letters that stand straight after the digits."""

NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS)

_ONLY_MONEY = frozenset(["m", "b", "k"])
"""Those that mean something else (metres, grades) unless it is money, or things counted that follow."""

_LONGEST = 15
"""More digits than this are a reference, not a number of anything."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number that the tokens from `first` up to but not including `beyond` write."""

    first: int
    beyond: int
    digits: Digits
    spelled: bool = False
    article: bool = False
    """Whether its one is “a”: a hundred, a dozen."""


def read_numeral(tokens: Tokens, first: int, *, money: bool = False) -> Numeral | None:
    """The numeral that begins at the token, or None. `money` says that a currency sign stands before it."""
    token = tokens[first]
    if token.kind is Kind.NUMBER:
        return _written(tokens, first, money=money)
    if token.kind is Kind.WORD:
        return _spelled(tokens, first)
    return None


def _written(tokens: Tokens, first: int, *, money: bool) -> Numeral | None:
    """Digits, and the word or the letters after them that scale them."""
    text = tokens[first].text.replace(",", "").replace("\u2009", "").replace("\u202f", "")
    if len(text) > _LONGEST or not text.isascii():
        return None
    number = Decimal(text)
    after = tokens.low(first + 1)
    if tokens.touching(first + 1):
        scale = _SUFFIXES.get(after, 1)
        if after in _ONLY_MONEY and not money and _measures(tokens, after, first + 2):
            scale = 1
        if scale == 1 and after == "-" and tokens.low(first + 2) in SCALES:
            return Numeral(first, first + 3, Digits(number, SCALES[tokens.low(first + 2)]))
        return Numeral(first, first + (2 if scale > 1 else 1), Digits(number, scale))
    if after in SCALES:
        return Numeral(first, first + 2, Digits(number, SCALES[after]))
    if after in _SUFFIXES and after not in _ONLY_MONEY:
        return Numeral(first, first + 2, Digits(number, _SUFFIXES[after]))
    return Numeral(first, first + 1, Digits(number))


def _measures(tokens: Tokens, letter: str, at: int) -> bool:
    """Whether "m" is metres, or "b" and "k" a mark: "5m long", "4b"."""
    if letter == "m":
        return tokens.low(at) in (
            "long",
            "high",
            "tall",
            "wide",
            "deep",
            "away",
            "apart",
            "x",
            "by",
            "sprint",
        )
    return not is_plural(tokens.low(at))


# Numbers in words


def _spelled(tokens: Tokens, first: int) -> Numeral | None:
    negative = tokens.low(first) == "minus"
    start = first + 1 if negative else first
    found = _dozen(tokens, start) or _whole(tokens, start)
    if found is None:
        return None
    value, at, scale = found
    number = Decimal(-value if negative else value)
    if tokens.low(at) == "point" and _UNITS.get(tokens.low(at + 1), 10) < 10:
        number, at = _decimals(tokens, at + 1, number * (scale or 1))
        scale = SCALES.get(tokens.low(at), 0)
        at += 1 if scale else 0
    elif halved := _and_a_half(tokens, at):
        number += Decimal(-5 if negative else 5) / 10
        at = halved
        if not scale and tokens.low(at) in SCALES:
            scale, at = SCALES[tokens.low(at)], at + 1
    return Numeral(first, at, Digits(number, scale or 1), spelled=True, article=tokens.low(start) == "a")


def _dozen(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """A dozen, two dozen, half a dozen; and not "a dozen" of "dozens"."""
    if tokens.follows(at, ("half", "a", "dozen")):
        return 6, at + 3, 0
    if tokens.low(at + 1) != "dozen":
        return None
    count = 1 if tokens.low(at) in ("a", "per") else _UNITS.get(tokens.low(at), _TENS.get(tokens.low(at), 0))
    return (12 * count, at + 2, 0) if count else None


def _whole(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """A whole number: its count, the token beyond, and the one scale word that ends it (0 if there is none).

    "two million" is 2 and a million, as "2 million" is; "two thousand three hundred" is 2,300 and no scale.
    """
    group = _below_thousand(tokens, at)
    if group is None:
        return None
    count, beyond = group
    scale = SCALES.get(tokens.low(beyond), 0)
    if not scale:
        return count, beyond, 0
    total, beyond, alone = count * scale, beyond + 1, True
    while scale > 1 and (rest := _smaller(tokens, beyond, scale)):
        value, beyond, scale = rest
        total, alone = total + value, False
    return (count, beyond, scale) if alone else (total, beyond, 0)


def _smaller(tokens: Tokens, at: int, scale: int) -> tuple[int, int, int] | None:
    """What goes on a number after a scale word: a group of a smaller scale, perhaps after "and" or a comma."""
    joined = tokens.low(at) == "and"
    listed = tokens.low(at) == ","
    start = at + 1 if joined or listed else at
    if tokens.low(start) == "a":
        return None
    group = _below_thousand(tokens, start)
    if group is None:
        return None
    value, beyond = group
    own = SCALES.get(tokens.low(beyond), 1)
    if own >= scale or value == 0 or (listed and own == 1):
        return None
    return value * own, beyond + (1 if own > 1 else 0), own


def _below_thousand(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Hundreds with what follows them, or less; "a" counts before "hundred" and before a scale word."""
    if tokens.low(at) == "a":
        after = tokens.low(at + 1)
        if after in SCALES:
            return 1, at + 1
        small: tuple[int, int] | None = (1, at + 1) if after == "hundred" else None
    else:
        small = _below_hundred(tokens, at)
    if small is None or tokens.low(small[1]) != "hundred" or not small[0]:
        return small
    total, beyond = small[0] * 100, small[1] + 1
    joined = beyond + 1 if tokens.low(beyond) == "and" else beyond
    rest = _below_hundred(tokens, joined)
    if rest is None or not rest[0] or tokens.low(rest[1]) == "hundred":
        return total, beyond
    return total + rest[0], rest[1]


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = tokens.low(at)
    if word in _UNITS:
        return _UNITS[word], at + 1
    if word not in _TENS:
        return None
    dash = tokens.low(at + 1) in ("-", "‑", "–")
    unit = _UNITS.get(tokens.low(at + 2 if dash else at + 1), 0)
    if not 0 < unit < 10:
        return _TENS[word], at + 1
    return _TENS[word] + unit, at + (3 if dash else 2)


def _decimals(tokens: Tokens, at: int, whole: Decimal) -> tuple[Decimal, int]:
    """The digits that are read out after "point"."""
    digits: list[str] = []
    while len(digits) < _LONGEST and (digit := _UNITS.get(tokens.low(at), 10)) < 10:
        digits.append(str(digit))
        at += 1
    fraction = Decimal(f"0.{''.join(digits)}")
    return (whole - fraction if whole < 0 else whole + fraction), at


def _and_a_half(tokens: Tokens, at: int) -> int | None:
    """The token beyond "and a half"."""
    return at + 3 if tokens.follows(at, ("and", "a", "half")) else None
