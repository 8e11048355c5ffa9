"""Parts of a unit, which are numbers no parts of a whole: half a percentage point, a quarter of a per cent."""

from __future__ import annotations

from fractions import Fraction

from respondent.prose.mentions.amounts import Amount, after_percent, after_points
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.numerals import read_numeral
from respondent.prose.mentions.tokens import Tokens
from respondent.prose.wording_promise import Stated

_PARTS = {"quarter": 4, "fifth": 5, "tenth": 10}
_TENTH, _HUNDREDTH = Fraction(1, 10), Fraction(1, 100)


def read_part_of_a_point(tokens: Tokens, first: int) -> Amount | None:
    """The per cent or percentage points that begin there with a fraction in words; None where none do.

    A half and tenths are stated to a tenth, other fractions to a hundredth.
    """
    found = _part(tokens, first)
    if found is None:
        return None
    value, at = found
    if tokens.low(at) not in ("a", "one"):
        return None
    stated = Stated(value, _TENTH if value % _TENTH == 0 else _HUNDREDTH)
    if beyond := after_percent(tokens, at + 1):
        return Amount(first, beyond, Scale.PERCENT, stated, spelled=True)
    if beyond := after_points(tokens, at + 1):
        return Amount(first, beyond, Scale.POINTS, stated, spelled=True)
    if tokens.low(at + 1) == "point":  # of per cent, if the text has just spoken of percentages
        return Amount(first, at + 1, Scale.COUNT, stated, plain=True, spelled=True)
    return None


def _part(tokens: Tokens, first: int) -> tuple[Fraction, int] | None:
    """The fraction, and the token after it and its "of"."""
    if tokens.low(first) == "half":
        return Fraction(1, 2), first + 1
    some = read_numeral(tokens, first)
    many, at = (1, first + 1) if tokens.low(first) == "a" else (0, first)
    if some is not None and some.digits.number % 1 == 0:
        many, at = int(some.digits.value), some.beyond
    size = _PARTS.get(tokens.low(at).removesuffix("s"))
    if size is None or not 0 < many < size or tokens.low(at + 1) != "of":
        return None
    return Fraction(many, size), at + 2
