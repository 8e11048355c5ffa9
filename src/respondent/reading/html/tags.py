"""The tokens of HTML: tags, comments and character references, each with its place, in time linear in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]{0,5000}+\"|'[^']{0,5000}+')*+)>"
)
"""A start or an end tag. A quoted value is bounded, so that a quotation mark too many costs little."""

REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A character reference such as `&pound;` or `&#163;`."""

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'/]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']++)))?+"
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
"""Elements whose content is no HTML and no text of the page."""

_SPECIAL = re.compile("[<&]")


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    REFERENCE = auto()
    START = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token at `start`: text as it stands or as it reads, or a tag's name in small letters and its attributes."""

    kind: TokenKind
    start: int
    text: str
    attributes: str = ""


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a page in order, without comments, declarations, scripts and styles."""
    at = 0
    while at < len(text):
        special = _SPECIAL.search(text, at)
        if special is None:
            yield Token(TokenKind.TEXT, at, text[at:])
            return
        if special.start() > at:
            yield Token(TokenKind.TEXT, at, text[at : special.start()])
        at = special.start()
        if (end := _after_aside(text, at)) is not None:
            at = end
        elif reference := REFERENCE.match(text, at):
            yield Token(TokenKind.REFERENCE, at, html.unescape(reference[0]))
            at = reference.end()
        elif tag := TAG.match(text, at):
            kind = TokenKind.END if tag["end"] else TokenKind.START
            name = tag["name"].lower()
            at = tag.end()
            if kind is TokenKind.START and name in _RAW:
                at = _after_raw(text, at, name)
            else:
                yield Token(kind, tag.start(), name, tag["attributes"])
        else:
            yield Token(TokenKind.TEXT, at, text[at])
            at += 1


def attributes_of(token: Token) -> dict[str, str]:
    """A start tag's attributes, their names in small letters and their values as they read."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(token.attributes):
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["name"].lower(), html.unescape(value))
    return found


def _after_aside(text: str, at: int) -> int | None:
    """Where a comment or a declaration at `at` ends; one that never ends takes the rest, as in browsers."""
    for begin, end in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
        if text.startswith(begin, at):
            found = text.find(end, at + len(begin))
            return len(text) if found < 0 else found + len(end)
    return None


def _after_raw(text: str, at: int, name: str) -> int:
    closing = re.compile(f"</{name}[^<>]*>", re.IGNORECASE).search(text, at)
    return closing.end() if closing else len(text)
