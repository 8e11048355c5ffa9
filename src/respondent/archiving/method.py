"""A record's `method`, followed: its figures worked out again from the archived CSV, XLSX or ODS.

Understood are `sheet`, `header` (the row with the columns' names, from 1; else the first that has them all),
`where` (columns and the values that rows must have there), one of `sum`, `value` (one row's) and `count: rows`, and
for a table `by`: the column, or by key column the columns, whose values tell its rows apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from respondent.archiving.workbook import Cell, Sheet, Workbook, shown
from respondent.loading.numbers import NumberFormError, parse_number
from respondent.model.listing import listed
from respondent.model.record import Plain
from respondent.model.workspace import did_you_mean

KNOWN = ("sheet", "header", "where", "sum", "value", "count", "by")
_WAYS = ("sum", "value", "count")


class MethodError(Exception):
    """A method that cannot be followed: `message` says why and `remedy` what to do, in sentences."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Worked:
    """What a method gives: the value, from how many rows, and how many of their cells held no number."""

    value: Fraction
    rows: int
    blank: int = 0


@dataclass(frozen=True, slots=True)
class _Table:
    columns: Mapping[str, int]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str

    def column(self, name: str) -> int:
        index = self.columns.get(_plain(name))
        if index is None:
            where = f" on sheet “{self.sheet}”" if self.sheet else ""
            raise MethodError(
                f"There is no column “{name}”{where}.", did_you_mean(_plain(name), tuple(self.columns)[:200])
            )
        return index


def work_out(
    workbook: Workbook, method: Mapping[str, Plain], keys: Sequence[str] = ()
) -> Mapping[tuple[str, ...], Worked]:
    """What the method gives: under () for a statistic, and for a table under each key, in plain lower case.

    `keys` are the key columns of the record's table. Raises MethodError.
    """
    way = _way(method)
    by = _by(method.get("by"), keys)
    where = _where(method.get("where"))
    column = None if way == "count" else str(method[way])
    needed = [*where, *by, *([column] if column else [])]
    table = _table(_sheet(workbook, method.get("sheet")), method.get("header"), needed)
    chosen = [row for row in table.rows if _fits(row, table, where)]
    if not chosen:
        raise MethodError("No row is as “where” says.", "Compare it with the archived file, sign by sign.")
    groups: dict[tuple[str, ...], list[tuple[Cell, ...]]] = {}
    for row in chosen:
        groups.setdefault(tuple(_plain(shown(_at(row, table.column(name)))) for name in by), []).append(row)
    if way == "value" and (crowded := next((rows for rows in groups.values() if len(rows) > 1), None)):
        raise MethodError(
            f"“value” means one row’s, and {len(crowded)} rows are as “where” says.",
            "Add to “where” what tells them apart, or write “sum”.",
        )
    return {key: _worked(rows, table, column) for key, rows in groups.items()}


def _worked(rows: Sequence[tuple[Cell, ...]], table: _Table, column: str | None) -> Worked:
    if column is None:
        return Worked(Fraction(len(rows)), len(rows))
    index = table.column(column)
    numbers = [_number(_at(row, index)) for row in rows]
    known = [number for number in numbers if number is not None]
    if not known:
        raise MethodError(f"No cell of “{column}” in these rows holds a number.")
    return Worked(sum(known, Fraction(0)), len(rows), len(numbers) - len(known))


def _way(method: Mapping[str, Plain]) -> str:
    unknown = [name for name in method if name not in KNOWN]
    if unknown:
        raise MethodError(
            f"“{unknown[0]}” is nothing that can be followed.", f"Understood are {listed(KNOWN)}."
        )
    ways = [name for name in _WAYS if name in method]
    if len(ways) != 1 or not isinstance(method[ways[0]], str):
        raise MethodError(
            "It does not say what to work out.", "Give it one of “sum”, “value” and “count: rows”."
        )
    return ways[0]


def _by(by: Plain, keys: Sequence[str]) -> tuple[str, ...]:
    """The source's columns that stand for the key columns of the record's table, in their order."""
    if not keys:
        if by is not None:
            raise MethodError("“by” is for tables: a statistic has one value.", "Take “by” out.")
        return ()
    if isinstance(by, str) and len(keys) == 1:
        return (by,)
    if isinstance(by, Mapping) and all(isinstance(by.get(key), str) for key in keys):
        return tuple(str(by[key]) for key in keys)
    raise MethodError(
        "It does not say which column of the source tells the rows apart.",
        f"Add “by: {{{', '.join(f'{key}: …' for key in keys)}}}” with that column’s name.",
    )


def _where(where: Plain) -> Mapping[str, frozenset[str]]:
    if where is None:
        return {}
    if not isinstance(where, Mapping):
        raise MethodError("“where” is no list of columns and values.", "Write “where: {Force Name: Gwent}”.")
    wanted = {}
    for name, values in where.items():
        each = values if isinstance(values, tuple) else (values,)
        wanted[name] = frozenset(_plain(str(value)) for value in each)
    return wanted


def _sheet(workbook: Workbook, name: Plain) -> Sheet:
    sheets = workbook.sheets
    if not sheets:
        raise MethodError("The workbook has no sheets.", "Archive the file with the figures.")
    if name is None or not sheets[0].name:  # a CSV file is one, whatever it was saved from had
        if len(sheets) == 1:
            return sheets[0]
        raise MethodError(
            f"The workbook has {len(sheets)} sheets.", f"Add “sheet”: {listed([one.name for one in sheets])}."
        )
    found = next((one for one in sheets if _plain(one.name) == _plain(str(name))), None)
    if found is None:
        raise MethodError(f"There is no sheet “{name}”.", did_you_mean(str(name), [s.name for s in sheets]))
    return found


def _table(sheet: Sheet, header: Plain, needed: Sequence[str]) -> _Table:
    """The rows below the one with the columns' names."""
    wanted = {_plain(name) for name in needed}
    best: Sequence[Cell] = ()
    for index, row in enumerate(sheet.rows):
        names = [_plain(shown(cell)) for cell in row]
        if header is not None:
            if str(index + sheet.first) == str(header):
                return _Table(_columns(names), sheet.rows[index + 1 :], sheet.name)
        elif wanted <= set(names):
            return _Table(_columns(names), sheet.rows[index + 1 :], sheet.name)
        elif sum(map(bool, names)) > sum(map(bool, best)):
            best = row
    if header is not None:
        raise MethodError(f"There is no row {header}.", "Count the rows from the top of the sheet, from 1.")
    near = _Table(_columns([_plain(shown(cell)) for cell in best]), (), sheet.name)
    anywhere = {_plain(shown(cell)) for row in sheet.rows for cell in row}
    for name in needed:
        if _plain(name) not in anywhere:
            near.column(name)
    named = listed([f"“{name}”" for name in needed])
    raise MethodError(f"No row has all of the columns {named}.", "Name columns that stand in one row.")


def _columns(names: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, name in enumerate(names):
        if name:
            columns.setdefault(name, index)
    return columns


def _fits(row: Sequence[Cell], table: _Table, where: Mapping[str, frozenset[str]]) -> bool:
    return all(_plain(shown(_at(row, table.column(name)))) in values for name, values in where.items())


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None


def _number(cell: Cell) -> Fraction | None:
    if isinstance(cell, Decimal):
        return Fraction(cell)
    try:
        return Fraction(parse_number(cell or "").value)
    except NumberFormError:
        return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def plain_keys(keys: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """A row's key as `work_out` gives it."""
    return tuple(_plain(key) for key in keys)
