"""The phrases after a number: what is counted, what it is a part of, what it is compared with."""

from __future__ import annotations

from collections.abc import Set

from respondent.prose.mentions.mention import Words
from respondent.prose.mentions.numerals import NUMBER_WORDS
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import (
    AUXILIARIES,
    NOUNS_TOO,
    PREPOSITIONS,
    STOPS,
    VERBS,
    is_plural,
)

_LONG = 8
_LONG_OF = 14
_ENDS = frozenset([",", ";", ":", ".", "!", "?", "(", ")", "–", "—", "“", "”", '"', "[", "]"])
_HYPHENS = frozenset(["-", "‑", "/", "&", "'", "’"])
_COMPARED = frozenset("more less fewer higher lower greater larger smaller".split())
_AFTER_THAN = _ENDS | frozenset("but and while whereas which who because so".split())
_COMPARISONS = (
    ("compared", "with"),
    ("compared", "to"),
    ("in", "comparison", "with"),
    ("relative", "to"),
    ("against",),
    ("versus",),
    ("vs",),
    ("rather", "than"),
    ("than",),
    ("up", "from"),
    ("down", "from"),
    ("up", "on"),
    ("down", "on"),
)
_FIRST = frozenset(phrase[0] for phrase in _COMPARISONS)


def noun_after(tokens: Tokens, at: int, stops: Set[int], *, several: bool) -> tuple[int, int] | None:
    """The tokens of the noun phrase that a number counts: up to its last plural, or its first nouns.

    `several` says that the number is not one, so that a noun in the plural is looked for.
    """
    while tokens.low(at) in _COMPARED or tokens.low(at) in ("such", "different", "other", "separate"):
        at += 1
    if tokens.low(at) == "of" and tokens.low(at + 1) in ("them", "these", "those", "us", "whom", "which"):
        return at, max(at + 2, _run(tokens, at + 2, stops))
    beyond = _run(tokens, at, stops)
    if beyond == at:
        return None
    if not several:
        return at, beyond
    for index in range(beyond - 1, at - 1, -1):
        if is_plural(tokens.low(index)):
            return at, index + 1
    return (at, beyond) if tokens.low(at) not in VERBS else None


def _run(tokens: Tokens, at: int, stops: Set[int]) -> int:
    """The token beyond the words that may belong to one noun phrase."""
    beyond = at
    while beyond < min(at + _LONG, len(tokens)) and beyond not in stops:
        token = tokens[beyond]
        if token.kind is Kind.NUMBER or token.low in _ENDS:
            break
        if token.kind is Kind.MARK and not (
            token.low in _HYPHENS and beyond > at and tokens.touching(beyond)
        ):
            break
        if token.low in STOPS or (token.low.endswith("'s") and beyond == at):
            break
        if token.low in VERBS and not (token.low in NOUNS_TOO and is_plural(tokens.low(beyond + 1))):
            break
        beyond += 1
    while beyond > at and tokens[beyond - 1].kind is Kind.MARK:
        beyond -= 1
    return beyond


def of_after(tokens: Tokens, at: int, *, half: bool = False) -> tuple[int, int] | None:
    """The tokens of "of the offences in England and Wales" after a part; `half` needs no "of"."""
    if tokens.low(at) == "(":
        at = _past_brackets(tokens, at)
    if tokens.low(at) != "of" and not (
        half and tokens.low(at) in ("the", "our", "their", "these", "those", "its")
    ):
        return None
    beyond = at + 1
    while beyond < min(at + _LONG_OF, len(tokens)):
        token = tokens[beyond]
        if token.low in _ENDS or token.low in AUXILIARIES or (token.low in VERBS and beyond > at + 1):
            break
        if (
            token.low in ("to", "by", "from")
            and tokens.low(beyond - 1) != "-"
            and _is_number(tokens, beyond + 1)
        ):
            break
        if (
            token.low in ("who", "which", "that", "where", "for", "because", "but", "while", "than")
            and beyond > at + 1
        ):
            break
        beyond += 1
    while beyond > at + 1 and tokens.low(beyond - 1) in _NEVER_LAST:
        beyond -= 1
    return (at, beyond) if beyond > at + 1 else None


_NEVER_LAST = PREPOSITIONS | frozenset(["the", "a", "an", "and", "or", "but", "more", "less", "fewer"])


def _past_brackets(tokens: Tokens, at: int) -> int:
    """The token after a short remark in brackets: "three in five (60%) of the adults"."""
    closing = next((index for index in range(at + 1, at + _LONG) if tokens.low(index) == ")"), at)
    return closing + 1


def _is_number(tokens: Tokens, at: int) -> bool:
    """Whether a number begins here."""
    return (
        tokens[at].kind is Kind.NUMBER
        or tokens.low(at) in NUMBER_WORDS
        or tokens.low(at) in ("£", "a", "almost")
    )


def than_after(tokens: Tokens, at: int, *, change: bool) -> tuple[int, int] | None:
    """The tokens of "than in 2022/23", "compared with Kent", "on the year before", soon after `at`."""
    for index in range(at, min(at + _LONG, len(tokens))):
        word = tokens.low(index)
        if word in _ENDS and not (word == "," and index == at):
            return None
        if index > at and tokens.low(at) == "," and index > at + 1:
            return None
        begins = word in _FIRST and any(tokens.follows(index, phrase) for phrase in _COMPARISONS)
        if word == "than" and (
            tokens.low(index - 1) in ("other", "rather") or _begins_a_number(tokens, index + 1)
        ):
            return None
        if begins and word == "against" and tokens[index + 1].kind is Kind.MARK:
            return None
        if begins:
            return index, _end_of_comparison(tokens, index)
        if change and index == at and word in ("below", "above"):
            return index, _end_of_comparison(tokens, index)
        if change and (word == "since" or (word in ("on", "from", "over") and is_time(tokens, index + 1))):
            return index, _end_of_comparison(tokens, index)
    return None


def _begins_a_number(tokens: Tokens, at: int) -> bool:
    """Whether "than" belongs to another mention: "more than double", "fewer than half"."""
    word = tokens.low(at)
    return (
        tokens[at].kind is Kind.NUMBER
        or word in NUMBER_WORDS
        or word in ("double", "triple", "half", "twice", "£")
    )


def is_time(tokens: Tokens, at: int) -> bool:
    """Whether a period or "the year before" begins here."""
    if tokens.low(at) == "the":
        at += 1
    words = [tokens.low(index) for index in range(at, at + 4)]
    if tokens[at].kind is Kind.NUMBER:
        return len(tokens[at].text) == 4
    return any(word in ("year", "month", "quarter", "period", "previous") for word in words) or (
        tokens[at].text[:1].isupper() and tokens[at + 1].kind is Kind.NUMBER
    )


def _end_of_comparison(tokens: Tokens, first: int) -> int:
    beyond = first + 1
    while beyond < min(first + _LONG_OF, len(tokens)) and tokens.low(beyond) not in _AFTER_THAN:
        beyond += 1
    return beyond


def than_before(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """The tokens of "Compared with 2019," at the sentence's beginning."""
    for index in range(first - 1, max(first - _LONG_OF, -1), -1):
        if tokens.low(index) in (".", ";", "!", "?"):
            return None
        if tokens.low(index) == "compared" and tokens.low(index + 1) in ("with", "to"):
            comma = next((at for at in range(index, first) if tokens.low(at) == ","), None)
            return (index, comma) if comma else None
    return None


def those_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """What a multiple multiplies: "double those in North Yorkshire", "twice the national average", "as in Kent"."""
    if tokens.low(at) in ("as", "than") or tokens.low(at) in (
        "the",
        "those",
        "that",
        "what",
        "its",
        "their",
        "of",
    ):
        return at, _end_of_comparison(tokens, at)
    return None


def words_of(tokens: Tokens, found: tuple[int, int] | None) -> Words | None:
    """The phrase with its place."""
    return tokens.words(*found) if found else None
