"""Whether a number is a statistic, by the words about it: "one" as a pronoun, "our three recommendations".

A number below ten with "the" or "its" before it counts things that the reader has met ("the four forces"), unless
they are happenings, which somebody has counted ("the three deaths").
"""

from __future__ import annotations

from fractions import Fraction

from respondent.prose.mentions.amounts import Amount
from respondent.prose.mentions.numerals import NUMBER_WORDS
from respondent.prose.mentions.rates import read_rate
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import HAPPENINGS

SMALL = 10
"""Numbers in words below this, with nothing about them, count the people and things of a text."""

_OWN = frozenset(
    "recommendation ask reason point question step section chapter part annex annexe proposal priority "
    "principle theme aim objective pillar test demand appendix paragraph page key issue area concern "
    "suggestion request change example figure table".split()
)  # fmt: skip
_MADE = frozenset("out offers suggest suggests make makes making made has have".split())
_ADJECTIVES = frozenset("main key other clear simple broad core further specific important following".split())
_OWNERS = frozenset("our these following my main key".split())
_MET = frozenset("the these those our its their his her my both all".split())
_PARTS = frozenset(
    "half most third thirds quarter quarters all none each both cent % many fifths majority any".split()
)
_SAW = frozenset("was were been recorded reported saw had with".split())
_HOLD = frozenset("than least over under most nearly almost exactly about around only just".split())


def count_of_document(tokens: Tokens, amount: Amount) -> Reason | None:
    """The reason, where the number counts the text's own parts: "our three recommendations", "these two asks"."""
    if not amount.plain or amount.stated is None or amount.stated.value > 20:
        return None
    before = tokens.low(amount.first - 1)
    owned = before in _OWNERS
    at = amount.beyond
    for _ in range(3):
        if tokens.low(at) not in _ADJECTIVES:
            break
        at += 1
    word = tokens.low(at)
    own = word in _OWN or _singular(word) in _OWN
    if own and (
        owned or (before in _MADE and _singular(word) in ("recommendation", "ask", "section", "chapter"))
    ):
        return Reason.COUNT_OF_DOCUMENT
    return None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def is_small(tokens: Tokens, amount: Amount) -> bool:
    """Whether this is a number in words below ten that stands alone."""
    if tokens.low(amount.beyond - 1) == "dozen":
        return False
    return amount.plain and amount.spelled and amount.stated is not None and amount.stated.value < SMALL


def is_pronoun(amount: Amount, tokens: Tokens) -> bool:
    """Whether this is the word "one" alone."""
    return (
        is_small(tokens, amount)
        and amount.stated is not None
        and amount.stated.value == Fraction(1)
        and tokens.low(amount.first) == "one"
        and not (tokens.low(amount.first - 1) in _SAW and tokens.low(amount.beyond) in HAPPENINGS)
    )


def is_known(tokens: Tokens, amount: Amount) -> bool:
    """Whether this is a few of what the text has named: "the two areas", "its three wards", "two of the trusts"."""
    stated = amount.stated
    if not amount.plain or amount.upper or stated is None or not 1 < stated.value < SMALL or stated.value % 1:
        return False
    if read_rate(tokens, amount.beyond) or _happened(tokens, amount.beyond):
        return False
    before = tokens.low(amount.first - 1)
    if before in ("first", "last", "latest", "same", "main"):
        before = tokens.low(amount.first - 2)
    if before in _MET or before.endswith(("'s", "s'")):
        named = tokens[amount.beyond].kind is Kind.MARK or _is_a_noun(tokens, amount.beyond)
        return named and not _has_parts(tokens, amount.first - 2)
    return before not in _HOLD and amount.spelled and _is_of_known(tokens, amount.beyond)


def _happened(tokens: Tokens, at: int) -> bool:
    """Whether what is counted here happened: deaths, offences, complaints."""
    for index in range(at, at + 6):
        if tokens[index].kind is not Kind.WORD:
            return False
        if tokens.low(index) in HAPPENINGS:
            return True
    return False


def _is_a_noun(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind is Kind.WORD and tokens.low(at) not in _NO_NOUNS


_NO_NOUNS = frozenset(
    "in recorded reported seen that last a for during out of per more fewer less times who at on by".split()
)


def _has_parts(tokens: Tokens, at: int) -> bool:
    """Whether "two of" or "half" stands before: the whole of a part is to be checked."""
    if tokens.low(at) != "of":
        return False
    return (
        tokens[at - 1].kind is Kind.NUMBER
        or tokens.low(at - 1) in NUMBER_WORDS
        or tokens.low(at - 1) in _PARTS
    )


def _is_of_known(tokens: Tokens, at: int) -> bool:
    """Whether "of the trusts" follows, and not "of the 43 forces"."""
    if tokens.low(at) != "of" or tokens.low(at + 1) not in (_MET | {"them", "us", "whom"}):
        return False
    return not any(
        tokens[index].kind is Kind.NUMBER or tokens.low(index) in NUMBER_WORDS
        for index in range(at + 2, at + 4)
    )
