"""How often something is arranged or people do it: bins emptied every two weeks, a board that meets twice a year."""

from __future__ import annotations

from respondent.prose.mentions.amounts import Amount
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.rates import read_rate
from respondent.prose.mentions.tokens import Tokens

_ARRANGED = frozenset(
    "meet meets met meeting inspected inspect inspects collected collect collects emptied held published publish publishes "
    "reviewed review reviews updated cleaned swept mown checked tested visit visits visited report reports run runs ran leave "
    "leaves depart departs sail sails open opens issued paid washed serviced audited circulated monitored measured sampled "
    "surveyed renewed billed delivered volunteer volunteers volunteered exercise exercises exercised read reads eat eats cycle "
    "cycles cycled walk walks walked swim swims attend attends attended drink drinks smoke smokes play plays shop shops cook "
    "drive drives travel travels feel feels felt use uses go goes went gather gathers sit sits come comes pray bathe train "
    "trains exercise departing running departures served service services taken".split()
)
_BREAKS = frozenset([".", ";", ":", "!", "?"])
_BEFORE, _AFTER = 9, 6
_COUNTED = frozenset("average than nearly almost".split())


def is_schedule(tokens: Tokens, amount: Amount) -> bool:
    """Whether the words about "once a year" or "every two weeks" say that it is arranged so, and nobody counted it."""
    if not _is_often(tokens, amount):
        return False
    words = [*_until_break(tokens, amount.first - 1, -1, _BEFORE)]
    if _COUNTED & set(words):
        return False
    words += _until_break(tokens, amount.beyond, 1, _AFTER)
    return bool(_ARRANGED & set(words))


def _is_often(tokens: Tokens, amount: Amount) -> bool:
    """Once a year; twice a week; every two weeks; three times a term."""
    if amount.scale is Scale.INTERVAL:
        return True
    if tokens.low(amount.first) in ("once", "twice", "thrice"):
        return amount.scale is Scale.COUNT
    few = amount.plain and amount.spelled and tokens.low(amount.beyond) == "times"
    return few and read_rate(tokens, amount.beyond + 1) is not None


def _until_break(tokens: Tokens, at: int, step: int, far: int) -> list[str]:
    words = []
    for index in range(at, at + step * far, step):
        word = tokens.low(index)
        if not word or word in _BREAKS:
            break
        words.append(word)
    return words
