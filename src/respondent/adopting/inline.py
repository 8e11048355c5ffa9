"""A passage's words as Markdown: emphasis, links and the tags that write some of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from respondent.adopting.escaping import broken, escaped, held
from respondent.adopting.stretch import Piece, StretchKind
from respondent.writing.links import safe_target

WIDTH = 112
"""Columns of a line of a template, if no word is longer."""

_FIRM = "\x00"
"""Stands for a space at which no line may be broken, while lines are made."""

_ADDRESS = re.compile(r"[^\s<>{}\"'()\\\[\]`|]+")

_Style = tuple[bool, bool, str]


def one_line(piece: Piece, *, looks: bool = True) -> str:
    """The passage in one line, as a heading or a cell needs it."""
    return _marked(piece, looks=looks).replace("\n", " ").replace(_FIRM, " ")


def lines(piece: Piece, *, looks: bool = True) -> list[str]:
    """The passage in lines; where its author began a new one, so does the document."""
    parts = [part.strip(" ") for part in _marked(piece, looks=looks).split("\n")]
    found: list[str] = []
    for index, part in enumerate(parts):
        filled = [held(line).replace(_FIRM, " ") for line in _filled(part)]
        if filled and index < len(parts) - 1 and any(parts[index + 1 :]):
            filled[-1] = broken(filled[-1])
        found += filled
    return found


def _filled(text: str) -> list[str]:
    """A text in lines of about WIDTH columns."""
    found: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > WIDTH:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*found, line] if line else found


def _marked(piece: Piece, *, looks: bool) -> str:
    """The whole passage; new lines of its author's are kept, and spaces in tags are firm."""
    parts = _parts(piece, looks=looks)
    return "".join(
        _wrapped("".join(text for text, _ in run), style) for style, run in groupby(parts, key=_style)
    )


def _style(part: tuple[str, _Style]) -> _Style:
    return part[1]


def _parts(piece: Piece, *, looks: bool) -> Iterator[tuple[str, _Style]]:
    """The passage cut where its look changes and where tags stand, each part with its look."""
    text = piece.passage.text
    styles = _styles(piece, looks=looks)
    at = 0
    for stretch in piece.stretches:
        yield from _plain(text, at, stretch.start, styles)
        style = styles[stretch.start] if stretch.start < len(styles) else (False, False, "")
        if stretch.kind is StretchKind.CLAIM:
            yield _firm(stretch.code), _between(styles, stretch.start)
            yield from _plain(text, stretch.start, stretch.end, styles)
            yield _firm(stretch.closing), _between(styles, stretch.end)
        elif stretch.code:
            if stretch.kind in (StretchKind.CITATION, StretchKind.NOTE) and 0 < stretch.start <= len(styles):
                style = styles[stretch.start - 1]
            yield _firm(stretch.code) if stretch.kind is not StretchKind.NOTE else stretch.code, style
        at = stretch.end
    yield from _plain(text, at, len(text), styles)


def _between(styles: list[_Style], at: int) -> _Style:
    """How what is put between two characters looks: as both do, or plain."""
    beside = styles[at - 1 : at + 1] if at else []
    return beside[0] if len(beside) == 2 and beside[0] == beside[1] else (False, False, "")


def _plain(text: str, start: int, end: int, styles: list[_Style]) -> Iterator[tuple[str, _Style]]:
    while start < end:
        stop = start
        while stop < end and styles[stop] == styles[start]:
            stop += 1
        yield "\n".join(escaped(line) for line in text[start:stop].split("\n")), styles[start]
        start = stop


def _styles(piece: Piece, *, looks: bool) -> list[_Style]:
    """How each character looks."""
    styles: list[_Style] = [(False, False, "")] * len(piece.passage.text)
    for look in piece.passage.layout.looks if looks else ():
        target = (safe_target(look.target) or "") if _ADDRESS.fullmatch(look.target) else ""
        styles[look.start : look.end] = [(look.bold, look.italic, target)] * (look.end - look.start)
    return styles


def _firm(code: str) -> str:
    bare = code.lstrip(" ")
    return code[: len(code) - len(bare)] + bare.replace(" ", _FIRM)


def _wrapped(text: str, style: _Style) -> str:
    """The text in signs of emphasis and as a link; blanks at its ends stay outside."""
    core = text.strip(" \n")
    bold, italic, target = style
    if not core or style == (False, False, ""):
        return text
    before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
    sign = "*" * (2 * bold + italic)
    marked = f"{sign}{core}{sign}"
    return f"{before}[{marked}]({target}){after}" if target else f"{before}{marked}{after}"
