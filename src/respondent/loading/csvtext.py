"""A CSV file as a head and rows of trimmed cells, each of which knows its line and column.

Read: UTF-8 with or without a byte-order mark, commas, any line ends, quoted cells (RFC 4180). What Excel makes
otherwise, UTF-16, Windows' own encoding, semicolons, is refused with the way to save it again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from respondent.model.codes import C101, C102, C103, C104, C105, C106, C118
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.yamltext.unfinished import unfinished_merges

MOST_ROWS = 200_000
"""Rows that a table may have."""

MOST_COLUMNS = 500
"""Columns that a table may have."""

MOST_PROBLEMS = 25
"""Problems of one kind that are reported one by one for a file; the rest are counted."""

SAVE_AGAIN = "In Excel, choose “Save as” and the type “CSV UTF-8 (comma delimited)”."

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufffd-\uffff"
    "\U000f0000-\U0010ffff]"
)
"""Characters that no table needs: controls, overrides of the reading direction, private use, the marks of loss."""

_NOTE = re.compile(r"\[notes? [0-9]+(?:(?:,| and|,? note)\s*[0-9]+)*\]", re.IGNORECASE)
"""What official tables put after a name: "Wales [Note 6]", "[note 1, note 2]"."""

_BLANK = " \t\r\n\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: the line on which it begins, counted from 1, and its trimmed cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvText:
    """A CSV file: the names of its columns, its rows in order, and its text's lines to find cells in."""

    path: str
    columns: tuple[str, ...]
    head: int
    rows: tuple[Line, ...]
    lines: tuple[str, ...] = field(repr=False)

    def place(self, line: int, cell: int) -> Span:
        """Where a cell of the row that begins on `line` stands; the first is 0."""
        return _place(self.path, self.lines, line, cell)


def read_csv(data: bytes, path: str) -> tuple[CsvText | None, tuple[Diagnostic, ...]]:
    """The file's head and rows, or None where it cannot be taken apart, with everything that is wrong.

    Blank lines and blank columns at the right are passed over. A row with too few or too many cells is
    reported and left out.
    """
    text, problem = _decoded(data, path)
    if text is None or problem:
        return None, (problem,) if problem else ()
    if unfinished := unfinished_merges(text, path, C118):
        return None, unfinished
    lines = tuple(StringIO(text, newline=""))
    if problem := _foreign(lines, path):
        return None, (problem,)
    try:
        read = list(_numbered(lines))
    except csv.Error as error:
        return None, (_broken(error, path, lines),)
    except _TooManyRowsError:
        remedy = "Keep the rows that are needed, or split the table."
        return None, (C106.at(Span(path), f"This table has more than {MOST_ROWS:,} rows.", remedy),)
    if not read:
        remedy = "Its first line needs the columns' names, each further line a row."
        return None, (C102.at(Span(path), "This table is empty.", remedy),)
    return _with_head(read, lines, path)


def without_note(cell: str) -> str:
    """A cell without the notes that an official table has after it: "Wales [Note 6]" is "Wales"."""
    while cell.endswith("]"):
        rest, bracket, note = cell.rpartition("[")
        if not _NOTE.fullmatch(bracket + note):
            break
        cell = rest.rstrip()
    return cell


def capped(problems: list[Diagnostic], path: str) -> list[Diagnostic]:
    """The problems, of each kind no more than a person would read, and how many more there are."""
    kept: list[Diagnostic] = []
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.code.id] = counts.get(problem.code.id, 0) + 1
        if counts[problem.code.id] <= MOST_PROBLEMS:
            kept.append(problem)
    for problem in {p.code.id: p for p in problems}.values():
        more = counts[problem.code.id] - MOST_PROBLEMS
        if more > 0:
            message = f"There are {more:,} more problems of this kind in this table ({problem.code.title})."
            kept.append(problem.code.at(Span(path), message, "Mend the first ones, and look again."))
    return kept


class _TooManyRowsError(Exception):
    """The file has more rows than a table may have."""


def _decoded(data: bytes, path: str) -> tuple[str | None, Diagnostic | None]:
    """The file's text, or why it is none."""
    if data.startswith(b"PK\x03\x04"):
        what = "This is an Excel workbook, although its name ends in .csv."
        return None, C101.at(Span(path), what, SAVE_AGAIN)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        return None, C101.at(Span(path), "This file is not in UTF-8 (it may be in UTF-16).", SAVE_AGAIN)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "This file is not in UTF-8: this line has a letter or sign of another encoding."
        return None, C101.at(Span(path, line, 1), message, SAVE_AGAIN)
    if found := _NOT_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = f"There is a character that does not belong into a table (U+{ord(found[0]):04X})."
        return None, C101.at(Span(path, line, column), message, "Delete it; it may be invisible.")
    return text, None


def _foreign(lines: tuple[str, ...], path: str) -> Diagnostic | None:
    """What is said of a file whose columns are not parted by commas."""
    number, head = next(((n, line) for n, line in enumerate(lines, 1) if line.strip(_BLANK)), (1, ""))
    other = next((name for sign, name in ((";", "semicolons"), ("\t", "tabs")) if sign in head), None)
    if "," in head or other is None:
        return None
    return C103.at(Span(path, number, 1), f"The columns are parted by {other}, not by commas.", SAVE_AGAIN)


def _numbered(lines: tuple[str, ...]) -> Iterator[Line]:
    """The rows that are not blank, with the line on which each begins. Raises csv.Error, _TooManyRowsError."""
    reader = csv.reader(lines, strict=True)
    line, count = 1, 0
    for row in reader:
        cells = tuple([cell.strip(_BLANK) for cell in row])
        if any(cells):
            count += 1
            if count > MOST_ROWS + 1:
                raise _TooManyRowsError
            yield Line(line, cells)
        line = reader.line_num + 1


def _broken(error: csv.Error, path: str, lines: tuple[str, ...]) -> Diagnostic:
    """What is said where the quotation marks of a file do not match."""
    reader = csv.reader(lines, strict=True)
    last = 1
    try:
        for _ in reader:
            last = reader.line_num + 1
    except csv.Error:
        pass
    if "limit" in str(error):
        message = "A cell that begins in this row is very long; a quotation mark may be missing."
    else:
        message = "The quotation marks in this row do not match."
    remedy = (
        'A cell with a comma in it stands in quotation marks, "like, this"; a mark in a cell is doubled, "".'
    )
    return C104.at(Span(path, last, 1), message, remedy)


def _with_head(
    read: list[Line], lines: tuple[str, ...], path: str
) -> tuple[CsvText | None, tuple[Diagnostic, ...]]:
    """The first row as names of columns, and the others cut to its width."""
    head = read[0]
    names = [without_note(" ".join(cell.split())) for cell in head.cells]
    while not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        remedy = "Keep the columns that are needed; a row for each year reads better than a column."
        return None, (C106.at(Span(path), f"This table has more than {MOST_COLUMNS} columns.", remedy),)
    problems = []
    for index, name in enumerate(names):
        place = _place(path, lines, head.number, index)
        if not name:
            problems.append(C102.at(place, f"Column {index + 1} has no name.", "Give it one, or delete it."))
        elif (first := names.index(name)) < index:
            message = f"Two columns are called “{name}”, the {_nth(first)} and the {_nth(index)}."
            problems.append(C102.at(place, message, "Rename or delete one of them."))
    if problems:
        return None, tuple(problems)
    table = CsvText(path, tuple(names), head.number, (), lines)
    rows = []
    for row in read[1:]:
        width = len(names)
        if len(row.cells) == width:
            rows.append(row)
        elif len(row.cells) > width and not any(row.cells[width:]):
            rows.append(Line(row.number, row.cells[:width]))
        else:
            problems.append(_ragged(row, table))
    return CsvText(path, tuple(names), head.number, tuple(rows), lines), tuple(capped(problems, path))


def _ragged(row: Line, table: CsvText) -> Diagnostic:
    """What is said of a row that has not as many cells as there are columns."""
    width, cells = len(table.columns), len(row.cells)
    message = f"This row has {cells} cell{'' if cells == 1 else 's'}, but there are {width} columns."
    if width == 1:  # nothing could be told apart by one column: it is the title of a spreadsheet
        message = f"This row has {cells} cells, but the head names one column."
        remedy = "The first line must name the columns: delete the title that stands above them."
        return C105.at(table.place(row.number, width), message, remedy)
    if cells > width:
        remedy = 'A number or name with a comma in it needs quotation marks: "1,249".'
        return C105.at(table.place(row.number, width), message, remedy)
    return C105.at(
        Span(table.path, row.number, 1), message, "Add the cells that are missing; they may be blank."
    )


def _place(path: str, lines: tuple[str, ...], line: int, cell: int) -> Span:
    """The line and column where a cell begins, found by counting commas outside quotation marks."""
    column, quoted = 1, False
    while cell and line <= len(lines):
        for character in lines[line - 1]:
            column += 1
            if character == '"':
                quoted = not quoted
            elif character == "," and not quoted:
                cell -= 1
                if not cell:
                    return Span(path, line, column)
        line, column = line + 1, 1
    return Span(path, line, column)


def _nth(index: int) -> str:
    """The place of a column in words: 0 is "1st"."""
    number = index + 1
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
