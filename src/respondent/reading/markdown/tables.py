"""A table of Markdown: lines of cells between bars, the first of them headings."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.model.draft import Passage, PassageKind
from respondent.reading.labels import Cell, Row, labelled
from respondent.reading.lines import Joined, Line
from respondent.reading.markdown.inlines import InlineReader


def read_table(lines: Sequence[Line], inlines: InlineReader) -> list[Passage]:
    """The passages of a table's cells; the line of dashes is not among the lines."""
    rows = []
    for number, line in enumerate(lines):
        cells = [
            Cell(column, inlines.read(Joined.of([cell]), PassageKind.CELL))
            for column, cell in enumerate(_cells(line))
        ]
        rows.append(Row(cells, heading=number == 0))
    return list(labelled(rows))


def _cells(line: Line) -> list[Line]:
    """The cells of a line; a bar after a backslash, or in a code span, does not part them."""
    cells: list[Line] = []
    start, at, text = 0, 0, line.text.rstrip()
    in_code = False
    if text.lstrip().startswith("|"):
        start = at = text.index("|") + 1
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "`":
            in_code = not in_code and "`" in text[at + 1 :]
        elif text[at] == "|" and not in_code:
            cells.append(_cell(line, start, at))
            start = at + 1
        at += 1
    if start < len(text):
        cells.append(_cell(line, start, len(text)))
    return cells


def _cell(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    blanks = len(text) - len(text.lstrip())
    return Line(text.strip(), line.number, line.column + start + blanks)
