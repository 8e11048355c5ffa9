"""What people paste, made fit for a record: Word, e-mail and web pages bring characters that nobody sees."""

from __future__ import annotations

import unicodedata

from respondent.yamltext.text import refused_in

_LINE_ENDS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u202f\u2007", " "))
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2068\u2069"))
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")


def cleaned(text: str) -> str:
    """The text with line ends and spaces as records have them, and without what cannot be seen or written.

    What carries meaning stays: joiners in emoji, marks for text from right to left, accents, curly quotes.
    """
    ends = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS).translate(_SPACES)
    kept = "".join(c for c in ends if c == "\n" or _may_stay(c))
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", kept).split("\n")]
    return "\n".join(lines).strip()


def one_line(text: str) -> str:
    """The text cleaned, on one line with single spaces.

    A number copied from a page that reads from right to left brings signs of direction, which mean nothing in it.
    """
    line = " ".join(cleaned(text).split())
    return line if any(map(str.isalpha, line)) else undirected(line)


def undirected(line: str) -> str:
    """The line without marks of direction; those that turn other signs around stay, and the checks say so."""
    return line.translate(_DIRECTIONS).strip()


def _may_stay(character: str) -> bool:
    return character not in _UNSEEN and refused_in(character) is None
