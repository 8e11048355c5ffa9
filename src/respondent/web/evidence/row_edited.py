"""A row's form as it was sent: the row as it was read, the cells that are wanted, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from respondent.model.edit import Change, RowEdit
from respondent.model.evidence import DataTable
from respondent.web.evidence.draft import unpacked
from respondent.web.record_form.pasted import one_line
from respondent.web.refusals import NoStateError, NotFoundError
from respondent.web.visit import Visit

KEY_SIGN = "\x1f"
"""Between the parts of a row's key in an address."""


@dataclass(frozen=True, slots=True)
class RowEdited:
    """The form of a row; `before` are its cells as they were read, None for a new row.

    `cells` are those that are wanted, of each column of the table. `goes`: the row is to be taken out.
    """

    table: DataTable
    cells: Mapping[str, str]
    before: Mapping[str, str] | None
    goes: bool = False
    why: str = ""
    comment: str = ""

    @property
    def is_new(self) -> bool:
        """Whether the table does not have the row yet."""
        return self.before is None

    @property
    def is_as_it_came(self) -> bool:
        """Whether its sender has typed nothing."""
        return self.cells == (self.before or dict.fromkeys(self.table.columns, ""))

    @property
    def key(self) -> str:
        """The key of the row that was read, as an address has it; empty for a new row."""
        return KEY_SIGN.join(self._key_of(self.before)) if self.before else ""

    @property
    def edit(self) -> RowEdit:
        """What is wanted."""
        return RowEdit(
            self._key_of(self.before or self.cells), self.before, None if self.goes else self.cells
        )

    @property
    def change(self) -> Change:
        """The same as a change of the table."""
        return Change(self.table.id, rows=(self.edit,))

    @property
    def has_other_columns(self) -> bool:
        """Whether the table's columns are not those of the row that was read."""
        return self.before is not None and set(self.before) != set(self.table.columns)

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong, by the names of inputs; "" for what is wrong with all of it."""
        if self.goes:
            return {}
        key = self._key_of(self.cells)
        found = {
            f"cell.{c}": f"Write the {c}: it tells the rows apart."
            for c in self.table.key
            if not self.cells[c]
        }
        same = self.before is not None and key == self._key_of(self.before)
        if not same and not found and any(row.key == key for row in self.table.rows):
            found[f"cell.{self.table.key[0]}"] = f"There is a row “{', '.join(key)}” already."
        if self.cells == self.before:
            found[""] = "You have not changed anything yet."
        return found

    @property
    def is_met(self) -> bool:
        """Whether the table says what is wanted: the form was sent twice, or somebody else did the same."""
        rows = {row.key: row.cells for row in self.table.rows}
        before, key = self.before, self._key_of(self.cells)
        old = self._key_of(before) if before is not None else key
        if self.goes:
            return old not in rows
        return self.cells != before and rows.get(key) == self.cells and (old == key or old not in rows)

    @property
    def twin(self) -> str:
        """The row that says what the one that is to go said, by another key: perhaps it is called so now; or ""."""
        before, key = self.before or {}, self.table.key
        if not self.goes or not before.keys() - set(key):
            return ""
        return next(
            (
                ", ".join(row.key)
                for row in self.table.rows
                if all(row.cells.get(column) == said for column, said in before.items() if column not in key)
            ),
            "",
        )

    def over(self, now: Mapping[str, str] | None) -> RowEdited:
        """The form bound to the row as it is now: cells that its sender left alone say what they say now."""
        old, there = self.before or {}, now or {}
        cells = {
            column: there.get(column, said) if said == old.get(column, "") else said
            for column, said in self.cells.items()
        }
        return replace(self, cells=cells, before=now)

    def over_the_table(self) -> RowEdited:
        """The form bound to the row that has its key in the table now, whatever its columns are."""
        key = self._key_of(self.before or {})
        return self.over(next((row.cells for row in self.table.rows if row.key == key), None))

    def _key_of(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """The key that a row with these cells has."""
        return tuple(cells.get(column, "") for column in self.table.key)


def opened_row(visit: Visit) -> RowEdited:
    """The form of the row that the address names, or of a new one. Raises NotFoundError."""
    table, key = _table(visit), visit.query.raw("key")
    if not key:
        return RowEdited(table, dict.fromkeys(table.columns, ""), None)
    wanted = tuple(key.split(KEY_SIGN))
    row = next((one for one in table.rows if one.key == wanted), None)
    if row is None:
        raise NotFoundError
    return RowEdited(table, row.cells, row.cells)


def sent_row(visit: Visit) -> RowEdited:
    """The form that was sent. Raises NotFoundError, and NoStateError where it does not say what was read."""
    table, form = _table(visit), visit.form
    was = unpacked(form.raw("was")) if form.raw("was") else None
    if form.raw("was") and was is None:
        raise NoStateError
    before = {name: str(value) for name, value in was.items()} if was is not None else None
    return RowEdited(
        table,
        {column: _said(form.raw(f"cell.{column}"), (before or {}).get(column)) for column in table.columns},
        before,
        form.get("step") in ("remove", "save-remove") and before is not None,
        form.get("why"),
        form.get("comment"),
    )


def _said(typed: str, before: str | None) -> str:
    """What a cell is to say; a box shows one line, and one that was left alone says what it said in several."""
    said = one_line(typed)
    return before if before is not None and said == one_line(before) else said


def _table(visit: Visit) -> DataTable:
    record = visit.record
    if not isinstance(record, DataTable):
        raise NotFoundError
    return record
