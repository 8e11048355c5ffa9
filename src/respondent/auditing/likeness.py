"""When two texts are the same but for what word processors change by themselves."""

from __future__ import annotations

import re
from functools import lru_cache

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2007]+")
_SAME = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'}
)
_LIKE_A_BLANK = re.compile(r"[\t\n\r\u00a0\u202f\u2007]")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text with single spaces and straight quotation marks."""
    return _BLANKS.sub(" ", text).strip().translate(_SAME)


def same(one: str, other: str) -> bool:
    """Whether two texts say the same in the same words."""
    return one == other or plain(one) == plain(other)


def flat(text: str) -> str:
    """The text with a space for each blank and straight quotation marks, character for character."""
    return _LIKE_A_BLANK.sub(" ", text).translate(_SAME)


def tail(text: str, length: int) -> str:
    """The last characters of a text, blanks at its end kept, cut where a word begins if it is cut at all."""
    if len(text) <= length:
        return text
    cut = text[-length:]
    return cut.partition(" ")[2] if " " in cut.rstrip() and text[-length - 1] != " " else cut


def head(text: str, length: int) -> str:
    """The first characters of a text, cut where a word ends if it is cut at all."""
    if len(text) <= length:
        return text
    cut = text[:length]
    return cut.rpartition(" ")[0] if " " in cut.lstrip() and text[length] != " " else cut
