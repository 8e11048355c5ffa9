"""A table's record and its CSV file, put together."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from respondent.loading.cells import BREAK, MARKS, Cell, CellFormError, is_formula, read_cell
from respondent.loading.csvtext import CsvText, Line, capped, read_csv, without_note
from respondent.loading.numbers import NumberFormError, WrittenNumber
from respondent.loading.pending import PendingTable
from respondent.model.codes import (
    C102,
    C107,
    C108,
    C109,
    C110,
    C111,
    C112,
    C113,
    C114,
    C115,
    C116,
    C117,
)
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.evidence import DataTable, Row
from respondent.model.lineage import Given
from respondent.model.period import Period, PeriodFormError, parse_period
from respondent.model.quantity import Quantity
from respondent.model.span import Span
from respondent.model.unit import Nature
from respondent.model.workspace import did_you_mean

MOST_COMPARED = 1000
"""Names of groups among which the nearest to a wrong one is looked for."""

_CARRIED = tuple(
    f.name for f in fields(PendingTable) if f.name in {other.name for other in fields(DataTable)}
)
"""What a table takes from its record as it is."""


def complete_table(
    pending: PendingTable, csv: bytes, csv_path: str
) -> tuple[DataTable | None, tuple[Diagnostic, ...]]:
    """The table with its rows, and everything that is wrong with them.

    `csv_path` is the file's path as people see it. There is no table where the file cannot be taken apart or
    lacks a column that the record names. A row without a key, or with another row's, is left out; a cell that
    is no number is unknown, so that nothing is ever worked out with it.
    """
    text, problems = read_csv(csv, csv_path)
    if text is None:
        return None, problems
    if missing := _missing_columns(pending, text):
        return None, (*problems, *missing)
    reading = _Reading(pending, text)
    for line in text.rows:
        reading.add(line)
    if not text.rows and not problems:
        remedy = "Put a line under the head for each row."
        reading.problems.append(
            C102.at(Span(csv_path), "This table has the names of its columns and no rows.", remedy)
        )
    rows = reading.all_rows()
    found = [*capped(reading.problems, csv_path), *_groups(pending, rows, csv_path)]
    carried = {name: getattr(pending, name) for name in _CARRIED}
    return DataTable(**carried, columns=text.columns, rows=rows), (*problems, *found)


def _missing_columns(pending: PendingTable, text: CsvText) -> list[Diagnostic]:
    """What the record says of columns that the file does not have."""
    named = [(f"key.{index}", column) for index, column in enumerate(pending.key)]
    named += [("value", pending.value_column)]
    named += [("place.column", pending.place_column)] if pending.place_column else []
    named += [("period.column", pending.period_column)] if pending.period_column else []
    named += [(f"complete.{column}", column) for column, _ in pending.complete]
    return [
        C107.at(
            pending.place_of(path),
            f"The table {text.path} has no column “{column}”.",
            did_you_mean(column, text.columns),
        )
        for path, column in named
        if column not in text.columns
    ]


@dataclass(slots=True)
class _Reading:
    """The rows of a table so far, by their keys as they would be compared, and what is wrong with them."""

    pending: PendingTable
    text: CsvText
    rows: dict[tuple[str, ...], Row] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    signs: dict[str | None, int] = field(default_factory=dict)  # each sign's first line
    breaks: dict[tuple[str, ...], list[Period]] = field(default_factory=dict)  # in each series

    def add(self, line: Line) -> None:
        """Read one more row."""
        columns, pending = self.text.columns, self.pending
        cells = {name: without_note(cell) for name, cell in zip(columns, line.cells, strict=True)}
        value = line.cells[columns.index(pending.value_column)]
        cells[pending.value_column] = value
        self._refuse_formulas(line)
        key = self._key(line, cells)
        if key is None:
            return
        cell = self._value(line, value)
        period = self._period(line, cells)
        quantity = None
        if cell.number and (period or not pending.period_column):
            quantity = self._quantity(cell.number, key, cells, period, broken=BREAK in cell.marks)
        if BREAK in cell.marks and period:
            self.breaks.setdefault(self._series(key), []).append(period)
        row = Row(key, MappingProxyType(cells), quantity, cell.marks, Span(self.text.path, line.number, 1))
        self.rows[_compared(key)] = row

    def all_rows(self) -> tuple[Row, ...]:
        """The rows, each figure with the number of breaks that its series has had by then."""
        return tuple(self._after_breaks(row) if self.breaks else row for row in self.rows.values())

    def _after_breaks(self, row: Row) -> Row:
        figure = row.quantity
        if figure is None or figure.period is None:
            return row
        first = figure.period.first
        passed = sum(broken.first <= first for broken in self.breaks.get(self._series(row.key), ()))
        return replace(row, quantity=replace(figure, breaks=passed)) if passed else row

    def _series(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """What the rows of one series have in common: their key without the period."""
        columns = zip(self.pending.key, _compared(key), strict=True)
        return tuple([part for column, part in columns if column != self.pending.period_column])

    def _key(self, line: Line, cells: dict[str, str]) -> tuple[str, ...] | None:
        """The row's key, or None where it has none of its own."""
        key = tuple([cells[column] for column in self.pending.key])
        blank = next((c for c, part in zip(self.pending.key, key, strict=True) if not part), None)
        if blank:
            message = f"This row has no {blank}, which is its key."
            self._note(C108, line, blank, message, "Fill the cell, or delete the row.")
            return None
        if total := next((part for part in key if _plain(part) in _TOTALS), None):
            message = f"The row “{total}” would be added to the rows that it is the total of."
            self._note(
                C117, line, self.pending.key[0], message, "Take it out; keep it as a statistic of its own."
            )
            return None
        if first := self.rows.get(_compared(key)):
            message = f"“{', '.join(key)}” stands twice, first in line {first.span.line}."
            self._note(
                C109,
                line,
                self.pending.key[0],
                message,
                "Keep one of the two rows, or add a column to the key.",
            )
            return None
        return key

    def _value(self, line: Line, text: str) -> Cell:
        """What the value cell says; one that says nothing that is understood is unknown."""
        column = self.pending.value_column
        try:
            cell = read_cell(text)
        except NumberFormError as error:
            remedy = f"Where there is no number, write {MARKS}."
            if not is_formula(text):  # reported already
                self._note(C110, line, column, str(error), remedy)
            return Cell(None, ("not a number",))
        except CellFormError as error:
            self._note(C110, line, column, str(error), "Write a number, or a mark alone.")
            return Cell(None, ("not a number",))
        if cell.number and (problem := self._other_unit(cell.number, line)):
            self._note(
                C112, line, column, problem, "Write all cells in the table's unit, with its sign or without."
            )
            return Cell(None, ("in another unit",))
        if cell.number and cell.number.value < 0 and self.pending.unit.nature is Nature.COUNT:
            message = f"A number of {self.pending.unit.plural} is below nought."
            self._note(
                C116, line, column, message, "Check it: if it is a change, say so in the table's title."
            )
        return cell

    def _other_unit(self, number: WrittenNumber, line: Line) -> str | None:
        """What is wrong where a sign says another unit than the record, or stands in some cells only."""
        unit, sign = self.pending.unit, number.symbol
        allowed = {Nature.PERCENT: "%", Nature.MONEY: "£"}.get(unit.nature)
        if sign and sign != allowed:
            return f"This cell has a “{sign}”, but the table's unit is {unit.singular}."
        self.signs.setdefault(sign, line.number)
        if len(self.signs) == 1 or unit.nature is Nature.MONEY:
            return None
        other = next(first for known, first in self.signs.items() if known != sign)
        if sign:
            return f"This cell has a “%”, and the one in line {other} has none: is 0.5 there 50% or 0.5%?"
        return f"This cell has no “%”, and the one in line {other} has one: is 0.5 here 50% or 0.5%?"

    def _period(self, line: Line, cells: dict[str, str]) -> Period | None:
        """The row's own period, or the table's."""
        column = self.pending.period_column
        if not column:
            return self.pending.period
        try:
            return _parse_period(cells[column])
        except PeriodFormError as error:
            self._note(C114, line, column, str(error), "Correct the cell.")
            return None

    def _quantity(
        self,
        number: WrittenNumber,
        key: tuple[str, ...],
        cells: dict[str, str],
        period: Period | None,
        *,
        broken: bool,
    ) -> Quantity:
        """The row's figure, with all that the record and the other cells say of it."""
        pending = self.pending
        value = Fraction(number.value)
        half = max(pending.precision or Fraction(0), Fraction(number.step or 0)) / 2
        own = tuple([(n, cell) for n, cell in cells.items() if n != pending.value_column and cell])
        place = cells[pending.place_column] if pending.place_column else pending.place
        return Quantity(
            value=value,
            low=value - half,
            high=value + half,
            unit=pending.unit,
            lineage=Given(pending.id, key, label=", ".join(key)),
            written=number.value,
            per=pending.per,
            measure=pending.measure,
            period=period,
            place=place or None,
            dimensions=pending.dimensions + own,
            break_in_series=broken,
            prices=pending.prices,
            index_base=pending.index_base,
        )

    def _refuse_formulas(self, line: Line) -> None:
        """Report the cells that a spreadsheet would run, or could not."""
        for column, cell in zip(self.text.columns, line.cells, strict=True):
            if cell[:1] in _FORMULA_SIGNS and is_formula(cell):
                message = f"“{cell[:40]}” is a formula, or what a spreadsheet left of one."
                self._note(C111, line, column, message, "Put what it comes to in its place.")

    def _note(self, code: Code, line: Line, column: str, message: str, remedy: str) -> None:
        place = self.text.place(line.number, self.text.columns.index(column))
        self.problems.append(code.at(place, message, remedy))


def _groups(pending: PendingTable, rows: tuple[Row, ...], path: str) -> list[Diagnostic]:
    """What is wrong with the groups that the record declares complete."""
    problems = []
    for column, values in pending.complete:
        spelled: dict[str, Row] = {}
        for row in rows:
            name = row.cells[column]
            first = spelled.setdefault(_plain(name), row)
            if first.cells[column] != name:
                spelled[_plain(name)] = row
                message = (
                    f"“{name}” and “{first.cells[column]}” (line {first.span.line}) may be one {column}."
                )
                problems.append(C115.at(row.span, message, "Spell it in one way, or a sum would miss rows."))
        present = list(dict.fromkeys(row.cells[column] for row in rows))
        for index, value in enumerate(values):
            if value not in present:
                place = pending.place_of(f"complete.{column}.{index}")
                message = f"No row of {path} has the {column} “{value}”."
                problems.append(C113.at(place, message, did_you_mean(value, present[:MOST_COMPARED])))
    return capped(problems, path)


def _compared(key: tuple[str, ...]) -> tuple[str, ...]:
    """A key as it is compared: "Gwent" and "gwent " are one force."""
    return tuple([_plain(part) for part in key])


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


_TOTALS = frozenset(["total", "totals", "grand total", "sub-total", "subtotal", "sum", "overall", "all"])
_FORMULA_SIGNS = frozenset("=@+-−#")
_parse_period = lru_cache(maxsize=1024)(parse_period)
