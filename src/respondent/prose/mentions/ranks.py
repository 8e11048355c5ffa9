"""Superlatives over a series, which state no number: a record high, the highest since 2016/17, the most."""

from __future__ import annotations

from respondent.prose.mentions.amounts import Amount, is_free
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.phrases import noun_after
from respondent.prose.mentions.taken import Taken
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, is_plural

_RECORDED = frozenset(
    "high low highs lows level levels number numbers total amount figure figures rate rates".split()
)
_SERIES = frozenset(
    "highest lowest largest smallest biggest greatest fewest worst longest shortest steepest sharpest "
    "fastest slowest best".split()
)  # fmt: skip
_ALONE = frozenset(["highest", "lowest", "fewest", "most"])
_LEVELS = frozenset(
    "level levels number numbers rate rates total figure figures proportion share percentage count".split()
)
_HAVING = frozenset(
    "had has have having with recorded saw logged reported received registered made took".split()
)
"""After these "the most image offences" ranks; "the most vulnerable children" are only very vulnerable."""

_ADJECTIVAL = ("able", "ible", "ful", "ous", "ive", "ed", "ant", "ent", "ing")
_FAR = 7
_ENDS = frozenset([",", ";", ":", ".", "!", "?", ")", "–", "—"])


def read_rank(tokens: Tokens, first: int, taken: Taken) -> Amount | None:
    """The superlative over a series that begins at the token."""
    word = tokens.low(first)
    if word == "record" and tokens.low(first + 1) in _RECORDED and tokens.low(first - 1) not in ("to", "on"):
        beyond = first + 2
        start = first - 1 if tokens.low(first - 1) in ("a", "the") else first
    elif (
        word in ("the", "its", "their")
        and tokens.low(first - 1) != "at"
        and (tokens.low(first + 1) in _SERIES or tokens.low(first + 1) == "most")
    ):
        start, found = first, _superlative(tokens, first + 1)
        if found is None:
            return None
        beyond = found
    else:
        return None
    if not is_free(tokens, start, start + 2, taken):
        return None
    return Amount(start, beyond, Scale.RANK, None, spelled=True)


def _superlative(tokens: Tokens, at: int) -> int | None:
    """The token beyond the superlative, where it ranks a series."""
    word, after = tokens.low(at), tokens.low(at + 1)
    for index in range(at + 1, min(at + _FAR, len(tokens))):
        if tokens.low(index) in _ENDS:
            break
        if beyond := _reaches_back(tokens, index):
            return beyond
    if word not in _ALONE:
        return None
    if after in _LEVELS or (word in ("most", "fewest") and is_plural(after)):
        return at + 2
    if word == "fewest" or (
        word == "most" and tokens.low(at - 2) in _HAVING and not after.endswith(_ADJECTIVAL)
    ):
        found = noun_after(tokens, at + 1, frozenset(), several=True)
        if found and is_plural(tokens.low(found[1] - 1)):
            return found[1]
    ends = (
        tokens[at + 1].kind is Kind.MARK
        or after in PREPOSITIONS
        or after in CONJUNCTIONS
        or after in AUXILIARIES
    )
    return at + 1 if ends and after not in ("-", "‑", "to", "or") else None


def _reaches_back(tokens: Tokens, at: int) -> int | None:
    """The token beyond "on record", "ever", "in ten years"; "since 2016/17" is what it is compared with."""
    word, after = tokens.low(at), tokens.low(at + 1)
    if word == "since":
        return at
    if word == "ever":
        return at + 1
    if word == "on" and after == "record":
        return at + 2
    if word in ("in", "for"):
        for index in (at + 2, at + 3, at + 4):
            if tokens.low(index) in ("years", "decade", "decades", "months"):
                return index + 1
    return None
