"""Characters that stand for things while a template is text: private-use ones, which no input may hold.

What a template prints (a figure, a record's text, a quotation) is one *token*, a single character of the first
supplementary private-use plane, so that Markdown passes it by as it would a letter. Where a piece of text came
from is a *place mark*, two characters of the second such plane: the template's number and the line's.
"""

from __future__ import annotations

import re

_FIRST_TOKEN, _LAST_TOKEN = 0xF0000, 0xFFFFD
_FIRST_TEMPLATE, _FIRST_LINE, _LAST_LINE = 0x100000, 0x108000, 0x10FFFD

MOST_TOKENS = _LAST_TOKEN - _FIRST_TOKEN + 1
MOST_TEMPLATES = _FIRST_LINE - _FIRST_TEMPLATE
MOST_LINES = _LAST_LINE - _FIRST_LINE

TOKEN = re.compile("[\U000f0000-\U000ffffd]")
PLACE_PAIR = re.compile("[\U00100000-\U00107fff][\U00108000-\U0010fffd]")
PLACE = re.compile("([\U00100000-\U00107fff])([\U00108000-\U0010fffd])")
TOKEN_OR_PLACE = re.compile("[\U000f0000-\U000ffffd]|[\U00100000-\U00107fff][\U00108000-\U0010fffd]")
PLACE_CHARACTERS = re.compile("[\U00100000-\U0010fffd]+")

RESERVED = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Private-use characters: the ones above, and those that other programs give a meaning of their own."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Control characters, which no text for people needs; Python-Markdown uses two of them as marks of its own."""


def token(index: int) -> str:
    """The character that stands for the `index`-th printed thing, from 0."""
    return chr(_FIRST_TOKEN + index)


def token_index(character: str) -> int:
    """Which printed thing a token stands for."""
    return ord(character) - _FIRST_TOKEN


def place_mark(template: int, line: int) -> str:
    """The mark of a line, counted from 1, of the template with that number."""
    return chr(_FIRST_TEMPLATE + template) + chr(_FIRST_LINE + line)


def read_place(mark: str) -> tuple[int, int]:
    """The template's number and the line that a mark gives."""
    return ord(mark[0]) - _FIRST_TEMPLATE, ord(mark[1]) - _FIRST_LINE


def without_places(text: str) -> str:
    """The text less its place marks."""
    return text if text.isascii() else PLACE_CHARACTERS.sub("", text)
