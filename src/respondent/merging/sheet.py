"""A CSV table taken apart into rows and cells that keep the text they were written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, ...]

_BLANK = " \t\r\n\u00a0\u200b\ufeff"
_CELL = re.compile(r'"(?:[^"]|"")*"|[^",\n][^,\n]*|')
_LINE = re.compile(r"[^\n]*\n")
_MOST_ROWS = 200_000


class UnfitTableError(Exception):
    """The table's rows or cells cannot be told apart."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its text, with the line end and the blank lines above it, and its cells as written, by column."""

    text: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns by name, its head, and its rows by the key that they are compared by."""

    columns: tuple[str, ...]
    head: SheetRow
    rows: Mapping[Key, SheetRow]
    tail: str


def read_sheet(text: str, key: Sequence[str]) -> Sheet:
    """The table. Raises UnfitTableError where a row has no key of its own, or not all cells."""
    lines = _rows(text)
    above, raw, cells = next(lines, ("", "", ()))
    names = [value_of(cell) for cell in cells]
    columns = tuple([" ".join(name.split()) or f"\0{index}" for index, name in enumerate(names)])
    if len(set(columns)) != len(columns) or not set(key) <= set(columns):
        raise UnfitTableError
    head = SheetRow(above + raw, dict(zip(columns, cells, strict=True)))
    rows: dict[Key, SheetRow] = {}
    tail = ""
    for above, raw, cells in lines:
        if not raw:
            tail = above
            break
        if len(cells) != len(columns) or len(rows) == _MOST_ROWS:
            raise UnfitTableError
        row = SheetRow(above + raw, dict(zip(columns, cells, strict=True)))
        own = key_of(row, key)
        if own in rows or not all(own):
            raise UnfitTableError
        rows[own] = row
    return Sheet(columns, head, rows, tail)


def key_of(row: SheetRow, key: Sequence[str]) -> Key:
    """The row's key as keys are compared: “Gwent” and “gwent ” are one force."""
    return tuple([" ".join(value_of(row.cells[column]).casefold().split()) for column in key])


def value_of(cell: str) -> str:
    """What a cell says, without its quotation marks and the blanks around it."""
    if cell[:1] == '"':
        cell = cell[1:-1].replace('""', '"')
    return cell.strip(_BLANK)


def _rows(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each row's blank lines above it, its text and its cells; blank lines at the end come with an empty row."""
    above, raw = "", ""
    for line in _LINE.findall(text):
        raw += line
        if raw.count('"') % 2:
            continue
        if raw.strip(_BLANK + ","):
            yield above, raw, _cells(raw)
            above = ""
        else:
            above += raw
        raw = ""
    if raw:
        raise UnfitTableError
    if above:
        yield above, "", ()


def _cells(raw: str) -> tuple[str, ...]:
    row = raw.removesuffix("\n")
    if '"' not in row:
        return tuple(row.split(","))
    cells, at = [], 0
    while True:
        found = _CELL.match(row, at)
        cell = found[0] if found else ""
        cells.append(cell)
        at += len(cell)
        if at == len(row):
            return tuple(cells)
        if row[at] != ",":
            raise UnfitTableError
        at += 1
