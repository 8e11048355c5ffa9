"""Somebody's text as it reads: passages in order, each character of which can be found again in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from respondent.model.layout import Layout


class PassageKind(StrEnum):
    """What part of a text a passage is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    CELL = "table cell"
    CAPTION = "caption"
    QUOTATION = "quotation"
    NOTE = "note"
    HEADER = "header or footer"
    TEXT_BOX = "text box"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, cell or note, as plain text without markup.

    `places` are (offset in the text, line, column) where a stretch of the text begins in the file, ascending;
    within a stretch columns count on. In a Word file a line is the ordinal of the paragraph in its part, and
    `part` names the part ("word/document.xml"). `labels` are, for a table's cell, the headings of its row and
    column; `level` is a heading's level; `cell` is a table's cell's row and column, from 0, and how many columns it
    covers. `layout` says how the passage looks; passages that differ in it alone are the same text. `sources`,
    where they were asked for, say from which elements of a Word file's part the text comes: (offset in the text,
    the
    element's number among those of the part, offset in the element's text), ascending.
    """

    text: str
    kind: PassageKind
    places: tuple[tuple[int, int, int], ...]
    part: str | None = None
    labels: tuple[str, ...] = ()
    level: int = 0
    cell: tuple[int, int, int] | None = field(default=None, compare=False)
    layout: Layout = field(default=Layout(), compare=False, repr=False)
    sources: tuple[tuple[int, int, int], ...] = field(default=(), compare=False, repr=False)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column at which the character at `offset` stands in the file."""
        start, line, column = self.places[max(0, bisect_right(self.places, (offset, 1 << 60, 0)) - 1)]
        return line, column + offset - start

    def source(self, offset: int) -> tuple[int, int] | None:
        """The element from which the character at `offset` comes, and which of its characters it is."""
        if not self.sources:
            return None
        start, element, at = self.sources[max(0, bisect_right(self.sources, (offset, 1 << 60, 0)) - 1)]
        return element, at + offset - start


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that anyone wrote: its file's name and its passages in the order in which they read."""

    name: str
    passages: tuple[Passage, ...]
