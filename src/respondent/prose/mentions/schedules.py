"""How often something is arranged: bins emptied every two weeks, a board that meets twice a year."""

from __future__ import annotations

from respondent.prose.mentions.amounts import Amount
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.rates import Rate, read_rate
from respondent.prose.mentions.tokens import Tokens

_ARRANGED = frozenset(
    "meet meets met meeting inspected inspect inspects collected collect collects emptied held published "
    "publish publishes "
    "reviewed review reviews updated cleaned swept mown checked tested visit visits visited report reports "
    "run runs ran leave "
    "leaves depart departs sail sails open opens issued paid washed serviced audited circulated monitored "
    "measured sampled "
    "surveyed renewed billed delivered volunteer volunteers volunteered exercise exercises exercised read "
    "reads eat eats cycle "
    "cycles cycled walk walks walked swim swims attend attends attended drink drinks smoke smokes play "
    "plays shop shops cook "
    "drive drives travel travels feel feels felt use uses go goes went gather gathers sit sits come comes "
    "pray bathe train "
    "trains exercise departing running departures served service services taken".split()
)
_BREAKS = frozenset([".", ";", ":", "!", "?"])
_BEFORE, _AFTER = 9, 6
_COUNTED = frozenset("average than nearly almost".split())


def schedule_end(tokens: Tokens, amount: Amount) -> int | None:
    """The token beyond "once a year" or "every two weeks", where the words about it say that it is arranged so."""
    rate = _often(tokens, amount)
    if rate is None:
        return None
    words = [*_until_break(tokens, amount.first - 1, -1, _BEFORE)]
    if _COUNTED & set(words):
        return None
    words += _until_break(tokens, rate.beyond, 1, _AFTER)
    return rate.beyond if _ARRANGED & set(words) else None


def _often(tokens: Tokens, amount: Amount) -> Rate | None:
    """The rate of "once a year", "every two weeks", "three times a term"."""
    if amount.scale is Scale.INTERVAL:
        return read_rate(tokens, amount.first)
    if tokens.low(amount.first) in ("once", "twice", "thrice") and amount.scale is Scale.COUNT:
        return read_rate(tokens, amount.beyond)
    if amount.plain and amount.spelled and tokens.low(amount.beyond) == "times":
        return read_rate(tokens, amount.beyond + 1)
    return None


def _until_break(tokens: Tokens, at: int, step: int, far: int) -> list[str]:
    words = []
    for index in range(at, at + step * far, step):
        word = tokens.low(index)
        if not word or word in _BREAKS:
            break
        words.append(word)
    return words
