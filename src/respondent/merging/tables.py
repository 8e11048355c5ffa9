"""Three-way merging of CSV tables: rows by their key, cells column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from respondent.merging.decisions import Decide, Decisions
from respondent.merging.fields import below
from respondent.merging.form import Form, form_of, in_form, merged_form
from respondent.merging.order import merged_order, order_of
from respondent.merging.outcome import PLAIN_NAMES, Conflict, Merged, Names, Side
from respondent.merging.records import unmerged, whole_files
from respondent.merging.sheet import Key, Sheet, SheetRow, UnfitTableError, read_sheet, value_of
from respondent.model.edit import ABSENT, Absent

_NO_CHOICE: Mapping[str, Side] = {}


def merge_tables(
    base: bytes | None,
    ours: bytes | None,
    theirs: bytes | None,
    key: Sequence[str],
    *,
    chosen: Mapping[str, Side] = _NO_CHOICE,
    names: Names = PLAIN_NAMES,
) -> Merged:
    """One table with both sides' changes; `key` are the columns that tell its rows apart. None: there is no file.

    Rows and columns that one side added, took out or changed are merged; a row stands as it was written unless both
    sides changed it. What a row does not have of an added column is blank. Rows are in the order of the side that
    moved any, ours if both did. `chosen` decides conflicts by their paths, “Gwent.offences” or, of a row, “Gwent”;
    around the other rows stand git's markers.

    Where the rows of any of the three cannot be told apart, or one side took out a column that the other changed,
    nothing is merged: `data` is None and the one conflict's path is WHOLE.
    """
    settled = whole_files(base, ours, theirs, chosen)
    if settled is not None:
        return settled
    try:
        was = read_table(base, key) if base else None
        here, there = read_table(ours or b"", key), read_table(theirs or b"", key)
        decisions = Decisions(chosen, names)
        merge = _Merge(was[0] if was else None, here[0], there[0], tuple(key), decisions)
        text = merge.text()
        if not decisions.met and merge.cells(read_sheet(text, key)) != merge.expected:
            raise UnfitTableError
    except UnfitTableError:
        return unmerged(base, ours, theirs)
    form = merged_form(was[1] if was else None, here[1], there[1])
    return Merged(in_form(text.replace("\0", ""), form), tuple(decisions.met.values()))


def read_table(data: bytes, key: Sequence[str]) -> tuple[Sheet, Form]:
    """A CSV file's table, and the form of its text. Raises UnfitTableError where its rows cannot be told apart."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitTableError from None
    form = form_of(data, text)
    plain = form.plain(text)
    if plain is None or "\0" in plain:
        raise UnfitTableError
    return read_sheet(plain, key), form


@dataclass(frozen=True, slots=True)
class _Three:
    base: SheetRow | None
    ours: SheetRow | None
    theirs: SheetRow | None


class _Merge:
    """The merging of three tables; `expected` are the cells that the merged rows should have."""

    def __init__(
        self, base: Sheet | None, ours: Sheet, theirs: Sheet, key: tuple[str, ...], decisions: Decisions
    ) -> None:
        self._sheets = (base, ours, theirs)
        self._ours, self._theirs = ours, theirs
        self._key = key
        self._decisions = decisions
        self._columns = self._merged_columns()
        self.expected: dict[Key, tuple[str, ...]] = {}

    def text(self) -> str:
        """The merged table, with git's markers around rows that nobody has decided. Raises UnfitTableError."""
        rows = [sheet.rows if sheet else {} for sheet in self._sheets]
        texts: dict[Key, str] = {}
        for key in dict.fromkeys([*rows[0], *rows[1], *rows[2]]):
            three = _Three(*(own.get(key) for own in rows))
            text = self._row(key, three)
            if text:
                texts[key] = text
        ids = (tuple(rows[0]), tuple(rows[1]), tuple(rows[2]))
        order = merged_order(*ids, texts)
        if order is None:
            order = order_of(Side.OURS, ids[1], ids[2], texts)
        tail = self._ours.tail if self._ours.tail else ""
        return self._head() + "".join([texts[key] for key in order]) + tail

    def cells(self, sheet: Sheet) -> dict[Key, tuple[str, ...]]:
        """What the rows of a table say, by their keys."""
        if sheet.columns != self._columns:
            return {}
        return {key: _values(row, self._columns) for key, row in sheet.rows.items()}

    def _merged_columns(self) -> tuple[str, ...]:
        """The columns, in the order of the side that moved any. Raises UnfitTableError."""
        columns = [sheet.columns if sheet else () for sheet in self._sheets]
        was, here, there = (set(own) for own in columns)
        for gone, other in ((was - here, self._theirs), (was - there, self._ours)):
            if any(self._changed(column, other) for column in gone):
                raise UnfitTableError
        kept = {name for name in here | there if name not in was or (name in here and name in there)}
        if not set(self._key) <= kept:
            raise UnfitTableError
        order = merged_order(columns[0], columns[1], columns[2], kept)
        return tuple(order_of(Side.OURS, columns[1], columns[2], kept) if order is None else order)

    def _changed(self, column: str, other: Sheet) -> bool:
        """Whether a side changed or added cells of a column that the other took out."""
        base = self._sheets[0]
        if base is None or column not in other.columns:
            return False
        return any(
            key not in base.rows or value_of(row.cells[column]) != value_of(base.rows[key].cells[column])
            for key, row in other.rows.items()
        )

    def _head(self) -> str:
        for sheet in (self._ours, self._theirs):
            if sheet.columns == self._columns:
                return sheet.head.text
        named = {**self._theirs.head.cells, **self._ours.head.cells}
        return ",".join([named[column] for column in self._columns]) + "\n"

    def _row(self, key: Key, three: _Three) -> str:
        """The text of a merged row; empty if it is taken out."""
        ours, theirs = three.ours, three.theirs
        if ours is not None and theirs is not None:
            if ours is theirs or (ours.text == theirs.text and self._ours.columns == self._theirs.columns):
                return self._written(key, ours.cells, ours)
            return self._decisions.marked(
                None,
                lambda side: self._both(key, three, ours, theirs, self._decisions.by(side)),
                self._before(three),
            )
        left = ours if ours is not None else theirs
        if left is None:
            return ""
        if three.base is None:
            return self._written(key, left.cells, left)
        if _same_where_shared(three.base, left):
            return ""
        return self._decisions.marked(
            None, lambda side: self._one(key, three, self._decisions.by(side)), self._before(three)
        )

    def _before(self, three: _Three) -> str:
        return "" if three.base is None else self._text(three.base.cells)

    def _both(self, key: Key, three: _Three, ours: SheetRow, theirs: SheetRow, decide: Decide) -> str:
        """A row that both sides have, cell by cell."""
        cells = {column: self._cell(column, three, decide) for column in self._columns}
        return self._written(key, cells, ours, theirs)

    def _cell(self, column: str, three: _Three, decide: Decide) -> str:
        base, ours, theirs = (
            None if row is None else row.cells.get(column) for row in (three.base, three.ours, three.theirs)
        )
        if ours is None or theirs is None:
            return (ours if ours is not None else theirs) or ""
        was, here, there = (ABSENT if cell is None else value_of(cell) for cell in (base, ours, theirs))
        if here == there or there == was:
            return ours if ours != base else theirs
        if here == was:
            return theirs
        conflict = Conflict(below(_name(three, self._key), column), was, here, there)
        return ours if decide(conflict) is Side.OURS else theirs

    def _one(self, key: Key, three: _Three, decide: Decide) -> str:
        """A row that one side took out and the other changed."""
        was, here, there = (_plain(row) for row in (three.base, three.ours, three.theirs))
        side = decide(Conflict(_name(three, self._key), was, here, there))
        row = three.ours if side is Side.OURS else three.theirs
        self.expected.pop(key, None)
        return "" if row is None else self._written(key, row.cells, row)

    def _written(self, key: Key, cells: Mapping[str, str], *rows: SheetRow) -> str:
        """A row with these cells: as it stands in one of the two tables, if it does, else written anew."""
        self.expected[key] = tuple([value_of(cells.get(column, "")) for column in self._columns])
        for row in rows:
            if tuple(row.cells) == self._columns and all(row.cells[c] == cells[c] for c in self._columns):
                return row.text
        return self._text(cells)

    def _text(self, cells: Mapping[str, str]) -> str:
        return ",".join([cells.get(column, "") for column in self._columns]) + "\n"


def row_name(row: SheetRow, key: Sequence[str]) -> str:
    """What a row is called: its key as it is written."""
    return ", ".join([value_of(row.cells[column]) for column in key])


def _name(three: _Three, key: Sequence[str]) -> str:
    row = three.ours or three.theirs or three.base
    return row_name(row, key) if row else ""


def _values(row: SheetRow, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple([value_of(row.cells[column]) for column in columns])


def _plain(row: SheetRow | None) -> Mapping[str, str] | Absent:
    return ABSENT if row is None else {column: value_of(cell) for column, cell in row.cells.items()}


def _same_where_shared(base: SheetRow, left: SheetRow) -> bool:
    """Whether a row says what it said, in the columns that it had."""
    return all(
        value_of(cell) == value_of(base.cells[column]) if column in base.cells else not value_of(cell)
        for column, cell in left.cells.items()
    )
