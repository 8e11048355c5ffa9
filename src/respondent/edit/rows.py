"""Changing rows of a CSV file so that every other row stays as it was, byte for byte.

In a row that is changed, only the cells that are to be others are written anew, between quotation marks where they
stood so or need it. The result is read again and compared with what was wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from respondent.loading.csvtext import CsvText, read_csv, without_note
from respondent.model.edit import RowEdit
from respondent.model.workspace import did_you_mean
from respondent.yamltext.splice import CannotSpliceError

_CELL = re.compile(r'[ \t]*"(?:[^"]|"")*"[^,\r\n]*|[^,\r\n]*')
_LINE_END = re.compile("\r\n|\r|\n")
_NEEDS_MARKS = re.compile(r'[,"\r\n]|^\s|\s$')


@dataclass(slots=True)
class _Raw:
    """A row as it stands in the text: where it begins and ends, without its end of line, and its cells in order."""

    start: int
    end: int
    cells: list[tuple[int, int]]


def rows_spliced(
    data: bytes, key: Sequence[str], edits: Iterable[RowEdit], value: str | None = None
) -> bytes:
    """A CSV file with rows changed, added at its end and taken out; `key` are its key columns.

    `value` is the column of the values, in which a note after a cell is kept as a part of it. Raises
    CannotSpliceError where the file has errors, or lacks a row or a column that an edit names.
    """
    wanted = tuple(edits)
    before = _read(data)
    for column in key:
        if column not in before.columns:
            raise CannotSpliceError(f"The table has no column “{column}”, which is its key.")
    text = data.decode("utf-8")
    rows = _raw_rows(text, before)
    places = {_key_of(before, line.cells, key): at for at, line in enumerate(before.rows)}
    changes: list[tuple[int, int, str]] = []
    for edit in wanted:
        at = places.get(edit.key)
        if edit.before is None and at is not None:
            raise CannotSpliceError(f"There is a row “{', '.join(edit.key)}” already.", "Change that row.")
        if edit.before is not None and at is None:
            near = did_you_mean(", ".join(edit.key), [", ".join(one) for one in places])
            raise CannotSpliceError(f"There is no row “{', '.join(edit.key)}”.", near)
        _check_columns(edit.after or {}, before.columns)
        if at is None:
            changes.append(_added(text, before.columns, edit))
        elif edit.after is None:
            changes.append((_line_before(text, rows[at].start), rows[at].end, ""))
        else:
            changes += _cells(text, rows[at], before, before.rows[at].cells, edit.after, value)
    after = _made(text, changes).encode("utf-8")
    _hold(before, _read(after), key, wanted, value)
    return after


def stale_rows(
    data: bytes, key: Sequence[str], edits: Iterable[RowEdit], value: str | None = None
) -> list[RowEdit]:
    """The edits of rows that are there but not as they were read, each with the row as it is now as `after`.

    Takes what `rows_spliced` takes. Raises CannotSpliceError where the file has errors.
    """
    text = _read(data)
    rows = {_key_of(text, line.cells, key): line.cells for line in text.rows}
    found = []
    for edit in edits:
        cells = rows.get(edit.key)
        if cells is None or edit.before is None:
            continue
        now = {
            name: _says(cell, name, value).strip() for name, cell in zip(text.columns, cells, strict=False)
        }
        if any(now.get(name) != cell.strip() for name, cell in edit.before.items()):
            found.append(replace(edit, after=now))
    return found


def _read(data: bytes) -> CsvText:
    text, problems = read_csv(data, "")
    if text is None or problems:
        place = f" in line {problems[0].span.line}" if problems and problems[0].span.line else ""
        raise CannotSpliceError(f"The table has an error{place}: {problems[0].message if problems else ''}")
    return text


def _key_of(text: CsvText, cells: Sequence[str], key: Sequence[str]) -> tuple[str, ...]:
    return tuple(without_note(cells[text.columns.index(column)]) for column in key)


def _check_columns(cells: Mapping[str, str], columns: Sequence[str]) -> None:
    for column in cells:
        if column not in columns:
            raise CannotSpliceError(
                f"The table has no column “{column}”.", did_you_mean(column, tuple(columns))
            )


def _raw_rows(text: str, table: CsvText) -> list[_Raw]:
    """The rows of the table as they stand in the text."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    found_rows = []
    for line in table.rows:
        at = starts[line.number - 1]
        if at == 0 and text.startswith("\ufeff"):
            at = 1
        start, cells = at, []
        while True:
            cell = _CELL.match(text, at)
            end = cell.end() if cell else at
            cells.append((at, end))
            if text[end : end + 1] != ",":
                break
            at = end + 1
        found_rows.append(_Raw(start, end, cells))
    return found_rows


def _cells(
    text: str, row: _Raw, table: CsvText, old: Sequence[str], new: Mapping[str, str], value: str | None
) -> list[tuple[int, int, str]]:
    found = []
    for name, cell in new.items():
        index = table.columns.index(name)
        if _says(old[index], name, value) == cell or index >= len(row.cells):
            continue
        start, end = row.cells[index]
        quoted = text[start:end].lstrip().startswith('"')
        found.append((start, end, _written(cell, quoted=quoted)))
    return found


def _says(cell: str, column: str, value: str | None) -> str:
    return cell if column == value else without_note(cell)


def _added(text: str, columns: Sequence[str], edit: RowEdit) -> tuple[int, int, str]:
    """A new row below the last one that is not blank."""
    end = len(text.rstrip(" \t\r\n\u00a0"))
    line = _LINE_END.search(text, end)
    end = line.start() if line else len(text)
    found = _LINE_END.search(text)
    cells = edit.after or {}
    row = ",".join(_written(cells.get(column, ""), quoted=False) for column in columns)
    return end, end, (found[0] if found else "\n") + row


def _written(cell: str, *, quoted: bool) -> str:
    if not quoted and not _NEEDS_MARKS.search(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _line_before(text: str, start: int) -> int:
    """Where the line above a row ends, without its end of line."""
    return start - (2 if text[start - 2 : start] == "\r\n" else 1)


def _made(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        if start < at:
            raise CannotSpliceError("Two changes are of one row.", "Make one after the other.")
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


def _hold(
    before: CsvText, after: CsvText, key: Sequence[str], edits: Sequence[RowEdit], value: str | None
) -> None:
    """See that the rows are those that were wanted. Raises CannotSpliceError."""
    rows = [list(line.cells) for line in before.rows]
    keys = [_key_of(before, line.cells, key) for line in before.rows]
    for edit in edits:
        if edit.after is None:
            at = keys.index(edit.key)
            del keys[at], rows[at]
        elif edit.before is None:
            keys.append(edit.key)
            rows.append([edit.after.get(column, "").strip() for column in before.columns])
        else:
            row = rows[keys.index(edit.key)]
            for name, cell in edit.after.items():
                index = before.columns.index(name)
                row[index] = row[index] if _says(row[index], name, value) == cell else cell.strip()
    if after.columns != before.columns or [list(line.cells) for line in after.rows] != rows:
        raise CannotSpliceError("This change cannot be made without touching other rows of the table.")
