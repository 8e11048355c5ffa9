"""Ranges of parts: between one and two in ten, between a third and a half, one in ten to one in five."""

from __future__ import annotations

from dataclasses import replace

from respondent.prose.mentions.amounts import DASHES, Amount
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.numerals import read_numeral
from respondent.prose.mentions.parts import read_fraction, read_ratio
from respondent.prose.mentions.tokens import Tokens
from respondent.prose.wording_promise import Form, Stated, some_in


def read_part_range(tokens: Tokens, first: int) -> Amount | None:
    """The range of parts that begins at the token, with "between" if that stands before it."""
    between = tokens.low(first - 1) == "between"
    one = _end(tokens, first)
    if one is not None:
        stated, joint = one.stated, one.beyond
    elif (numeral := read_numeral(tokens, first)) and numeral.digits.value.denominator == 1:
        stated, joint = None, numeral.beyond
    else:
        return None
    if not _joins(tokens, joint, between=between):
        return None
    other = _end(tokens, joint + 1)
    if other is None or other.stated is None:
        return None
    if stated is None:
        numeral = read_numeral(tokens, first)
        if numeral is None or other.stated.form is not Form.ONE_IN:
            return None
        stated = some_in(int(numeral.digits.value), other.stated.out_of)
    if not 0 < stated.value < other.stated.value:
        return None
    start = first - 1 if between else first
    return replace(other, first=start, stated=stated, upper=other.stated, spelled=True, plain=False)


def _end(tokens: Tokens, first: int) -> Amount | None:
    """One end of a range: a ratio or a fraction of a whole."""
    found = read_ratio(tokens, first) or read_fraction(tokens, first, qualified=True)
    return found if found and found.scale is Scale.PERCENT and isinstance(found.stated, Stated) else None


def _joins(tokens: Tokens, at: int, *, between: bool) -> bool:
    """Whether the token joins two ends; an "and" does only after "between"."""
    joint = tokens.low(at)
    return joint in ("to", "or") or joint in DASHES or (between and joint == "and")
