"""Plain text: paragraphs between blank lines, the lines of one joined again.

A line that ends long before the margin was ended on purpose (an address, a list): its end stays a new line.
Where that is not plain, the lines are joined, because a figure torn from its words would be read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from respondent.model.draft import Passage, PassageKind
from respondent.model.layout import Layout
from respondent.reading.lines import Line, lines_of
from respondent.reading.stretches import Stretches

_BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪·–]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")

_NUMBER = re.compile(r"[ \t]*\(?[0-9]{1,3}[.)]")


def read_plain(text: str) -> tuple[Passage, ...]:
    """The paragraphs and list items of a plain text."""
    passages = []
    for lines in _paragraphs(lines_of(text)):
        for kind, item in _items(lines):
            if passage := _joined(item).passage(kind, layout=_layout(kind, item[0], lines)):
                passages.append(passage)
    return tuple(passages)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines between blank ones."""
    paragraph: list[Line] = []
    for line in lines:
        if line.blank:
            if paragraph:
                yield paragraph
            paragraph = []
        else:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _items(lines: list[Line]) -> Iterator[tuple[PassageKind, list[Line]]]:
    """A paragraph whole; or, where it begins with a bullet, each of its items without the bullet."""
    if not _BULLET.match(lines[0].text):
        yield PassageKind.PARAGRAPH, lines
        return
    item: list[Line] = []
    for line in lines:
        bullet = _BULLET.match(line.text)
        if bullet and item:
            yield PassageKind.ITEM, item
            item = []
        item.append(line.cut(bullet.end()) if bullet else line)
    yield PassageKind.ITEM, item


def _layout(kind: PassageKind, first: Line, lines: list[Line]) -> Layout:
    """Of an item, whether its bullet is a number; `first` has lost the bullet."""
    if kind is not PassageKind.ITEM:
        return Layout()
    whole = next(line for line in lines if line.number == first.number)
    return Layout(ordered=_NUMBER.match(whole.text) is not None, list_id="list")


def _joined(lines: list[Line]) -> Stretches:
    """The lines as one text, with a space where the margin broke them."""
    text = Stretches(collapse=True)
    margin = max(len(line.text) for line in lines)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        text.add(line.text.rstrip(), line.number, line.column)
        if following is None:
            break
        end = line.column + len(line.text.rstrip())
        if _ended(line.text, following.text, margin):
            text.break_line(line.number, end)
        else:
            text.add(" ", line.number, end)
    return text


def _ended(line: str, following: str, margin: int) -> bool:
    """Whether the next word would have fitted on the line easily, and does not look as if it ran on from it."""
    word = following.split(maxsplit=1)[0]
    fits = len(line.strip()) + 1 + len(word) <= margin * 2 // 3
    return fits and (word[0].isupper() or line.rstrip()[-1] in ".,:;!?")
