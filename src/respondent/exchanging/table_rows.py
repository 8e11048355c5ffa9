"""The rows of a table's sheet: figures changed, new and taken out."""

from __future__ import annotations

import json
from collections.abc import Mapping

from respondent.exchanging.cells import (
    Says,
    figure_problem,
    note_question,
    says,
    standing_in_table,
)
from respondent.exchanging.finding import Found, in_words
from respondent.exchanging.reading import Intake
from respondent.model.codes import H101, H103, H106
from respondent.model.evidence import DataTable
from respondent.model.imported import ProposedRow, Standing
from respondent.model.period import PeriodFormError, parse_period

_Cells = Mapping[str, str]


def read_table(sheet: Found, intake: Intake) -> None:
    """Take in what the rows of a table's sheet ask for; what is wrong is noted."""
    name = sheet.key.removeprefix("table:")
    rows = list(sheet.rows())
    table = intake.record_now(name, sheet, rows[0] if rows else 0, ["table"])
    if isinstance(table, DataTable):
        if any(column not in sheet.columns for column in table.key):
            return  # the missing column has been told
        _Table(sheet, table, name, intake).read(rows)


class _Table:
    """One table: the rows that the workbook had, those that there are now, and the sheet's."""

    def __init__(self, sheet: Found, table: DataTable, name: str, intake: Intake) -> None:
        self.sheet, self.table, self.intake = sheet, table, intake
        self.now: dict[tuple[str, ...], _Cells] = {row.key: row.cells for row in table.rows}
        self.sure = intake.kept.there and name not in intake.kept.doubtful
        self.was: dict[tuple[str, ...], _Cells] = {
            tuple(json.loads(item)): cells
            for (key, _, item), cells in intake.kept.rows.items()
            if key == sheet.key and item and self.sure
        }
        self.keys = {_plain(key): key for key in (*self.now, *self.was)}
        self.parts = {
            column: tuple(dict.fromkeys(key[at] for key in self.keys.values()))
            for at, column in enumerate(table.key)
        }

    def read(self, rows: list[int]) -> None:
        """Compare the rows with those that there were and are."""
        seen: dict[tuple[str, ...], int] = {}
        broken = False
        for row in rows:
            key = self._key(row)
            if key is None:
                broken = True
            elif key in seen:
                message = (
                    f"“{', '.join(key)}” stands twice, first in row {seen[key] + 1}: this row was not read."
                )
                self._note(H106, row, self.table.key[0], message, "Keep one of the two rows.")
            else:
                seen[key] = row
                self._read_row(row, key)
        if not broken:  # else a row that seems to be gone may be the one whose key cannot be told
            for key, was in self.was.items():
                if key not in seen and key in self.now:
                    standing = Standing.READY if _same(was, self.now[key]) else Standing.CLASH
                    place = in_words(self.sheet.sheet)
                    self._propose(place, ProposedRow(key, place, was, self.now[key], None, standing))

    def _key(self, row: int) -> tuple[str, ...] | None:
        parts = []
        for column in self.table.key:
            said = says(self.sheet, row, column, None, self.intake.problems, *self.parts[column])
            if said is None:
                return None
            if said.readings:
                note_question(said, self.sheet, row, column, column, self.intake.problems)
                return None
            if not said.text:
                message = f"This row has no {column}, by which it is told from others."
                self._note(H103, row, column, message, "Fill the cell, or empty the whole row.")
                return None
            parts.append(" ".join(said.text.split()))
        key = tuple(parts)
        return self.keys.get(_plain(key), key)

    def _read_row(self, row: int, key: tuple[str, ...]) -> None:
        was, now = self.was.get(key), self.now.get(key)
        wants = dict(now) if now is not None else dict.fromkeys(self.table.columns, "")
        wants |= dict(zip(self.table.key, key, strict=True))
        worst: Standing | None = None if was is not None or now is not None else Standing.READY
        for column in self.table.columns:
            if column in self.table.key:
                continue
            before = (
                was.get(column, "") if was is not None else None if now is not None or not self.sure else ""
            )
            current = now.get(column, "") if now is not None else ""
            said = says(
                self.sheet, row, column, None, self.intake.problems, *(t for t in (before, current) if t)
            )
            if said is None or not self._accepts(said, row, column, before, current):
                continue
            figures = column == self.table.value_column
            standing = standing_in_table(said.text, before, current, figures=figures)
            if standing is not None:
                wants[column] = said.text
                worst = _worse(worst, Standing.CLASH if was is not None and now is None else standing)
        if worst is not None:
            place = in_words(self.sheet.sheet, row)
            self._propose(place, ProposedRow(key, place, was, now, wants, worst))

    def _accepts(self, said: Says, row: int, column: str, was: str | None, now: str) -> bool:
        """Whether a cell can be what its column holds; if not, that is noted."""
        if said.readings:
            note_question(said, self.sheet, row, column, column, self.intake.problems)
            return False
        if said.text in {was, now} or not said.text:
            return True
        if column == self.table.value_column and (wrong := figure_problem(said.text)):
            self._note(H101, row, column, f"{column}: {wrong[0]}", wrong[1])
            return False
        if column == self.table.period_column:
            try:
                parse_period(said.text)
            except PeriodFormError as error:
                self._note(H101, row, column, f"{column}: {error}", "Correct the cell.")
                return False
        return True

    def _propose(self, place: str, row: ProposedRow) -> None:
        self.intake.want(self.table, place).rows.append(row)

    def _note(self, code: object, row: int, column: str, message: str, remedy: str) -> None:
        self.intake.problems.note(code, self.sheet, row, column, message, remedy)  # type: ignore[arg-type]


def _worse(one: Standing | None, other: Standing) -> Standing:
    order = (Standing.FORM, Standing.READY, Standing.ASKS, Standing.CLASH)
    return other if one is None else max(one, other, key=order.index)


def _same(one: _Cells, other: _Cells) -> bool:
    names = {*one, *other}
    return all(one.get(name, "") == other.get(name, "") for name in names)


def _plain(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(part.casefold().split()) for part in key)
