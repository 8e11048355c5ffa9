"""Whether a number is a statistic, by the words about it: "one" as a pronoun, "our three recommendations"."""

from __future__ import annotations

from fractions import Fraction

from respondent.prose.mentions.amounts import Amount
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.tokens import Tokens

SMALL = 10
"""Numbers in words below this, with nothing about them, count the people and things of a text."""

_OWN = frozenset(
    "recommendation ask reason point question step section chapter part annex annexe proposal priority "
    "principle theme aim objective pillar test demand appendix paragraph page key issue area concern "
    "suggestion request change example figure table".split()
)  # fmt: skip
_MADE = frozenset("make makes making made has have".split())
_ADJECTIVES = frozenset("main key other clear simple broad core further specific important following".split())
_OWNERS = frozenset("our these following my main key".split())


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
        and (tokens.low(amount.first) == "one")
    )
