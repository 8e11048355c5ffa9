"""The calls by which a template can write something of given evidence, each with the words that it prints.

Which figure a draft's words mean, the fact-check has said, by the records and rows of its verdict; how the words
come of them is found here, by working out whatever rests on all of those records and on no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from respondent.adopting.escaping import quoted
from respondent.errors import RespondentError
from respondent.model.evidence import DataTable, Row, Statistic
from respondent.model.lineage import leaves
from respondent.model.quantity import Quantity
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity
from respondent.prose.periods import write_period
from respondent.prose.wording import WRITERS

_RATES = ("per_hour", "per_day", "per_week", "per_month", "per_year")
_PAIRS = ("share_of", "change_from", "minus", "plus", "times", "per_population")
_MOST_OPERANDS = 6
"""Figures of which every two are worked into one; with more, only their sum is."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What a template writes for a quantity, without the braces."""

    code: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Call:
    """A tag and what it prints."""

    code: str
    text: str


@dataclass(frozen=True)
class Calls:
    """The calls of one workspace, worked out once for each set of records and rows."""

    workspace: Workspace
    _known: dict[tuple[str, ...], tuple[Call, ...]] = field(default_factory=dict, repr=False)

    def of(self, evidence: tuple[str, ...]) -> tuple[Call, ...]:
        """The calls that rest on just this evidence, as an assessment names it; the simplest come first."""
        known = self._known.get(evidence)
        if known is None:
            known = self._known[evidence] = tuple(self._calls(evidence))
        return known

    def period_of(self, reference: str) -> Call | None:
        """The call that writes the period of a record or a row."""
        operand = self._operand(reference)
        if operand is None or operand.quantity.period is None:
            return None
        text = write_period(operand.quantity.period, self.workspace.settings.financial_year)
        record = self.workspace.records.get(reference.partition("#")[0])
        whole = isinstance(record, DataTable) and record.period is not None
        arguments = quoted(record.id) if whole and record else operand.code.removeprefix("figure(")[:-1]
        return Call(f"{{{{ period({arguments}) }}}}", text)

    def _calls(self, evidence: tuple[str, ...]) -> Iterator[Call]:
        settings = self.workspace.settings
        wanted = frozenset(evidence)
        for expression in self._expressions(evidence):
            if frozenset(str(leaf) for leaf in leaves(expression.quantity.lineage)) != wanted:
                continue
            with suppress(RespondentError):
                yield Call(f"{{{{ {expression.code} }}}}", write_quantity(expression.quantity, settings))
            for name, write in WRITERS.items():
                try:
                    text = write(expression.quantity, settings).text
                except RespondentError:
                    continue
                yield Call(f"{{{{ {expression.code} | {name} }}}}", text)

    def _expressions(self, evidence: tuple[str, ...]) -> Iterator[Expression]:
        """Figures and sums first, then what is worked out of one of them, then of two."""
        operands = list(self._operands(evidence))
        plain = [*operands, *self._changes(evidence)]
        yield from plain
        for operand in plain:
            for name in (*_RATES, "every", "of_base"):
                yield from _worked(operand, name)
        for one in operands:
            for other in operands:
                if one is not other:
                    for name in _PAIRS:
                        yield from _worked_with(one, name, other)

    def _operands(self, evidence: tuple[str, ...]) -> Iterator[Expression]:
        singles = [operand for reference in evidence if (operand := self._operand(reference)) is not None]
        if len(singles) <= _MOST_OPERANDS:
            yield from singles
        by_table: dict[str, list[Row]] = {}
        for reference in evidence:
            if reference in self._rows:
                table, row = self._rows[reference]
                by_table.setdefault(table.id, []).append(row)
        for table_id, rows in by_table.items():
            for members in (rows, rows[1:]):
                if len(members) > 1:
                    yield from self._total(table_id, members)

    def _operand(self, reference: str) -> Expression | None:
        """The figure of a statistic or of a row."""
        record = self.workspace.records.get(reference)
        key: Mapping[str, str] = {}
        if reference in self._rows:
            table, row = self._rows[reference]
            key = dict(zip(table.key, row.key, strict=True))
            reference = table.id
        elif not isinstance(record, Statistic):
            return None
        try:
            quantity = self.workspace.figure(reference, **key)
        except RespondentError:
            return None
        return _expression("figure", reference, key, quantity)

    def _changes(self, evidence: tuple[str, ...]) -> Iterator[Expression]:
        """The change that a statistic's record states."""
        if len(evidence) == 1 and isinstance(self.workspace.records.get(evidence[0]), Statistic):
            try:
                quantity = self.workspace.change(evidence[0])
            except RespondentError:
                return
            yield Expression(f"change({quoted(evidence[0])})", quantity)

    def _total(self, table_id: str, members: list[Row]) -> Iterator[Expression]:
        """The sums of groups whose rows are just these."""
        wanted = {row.key for row in members}
        for column, value in members[0].cells.items():
            if any(row.cells[column] != value for row in members) or not value:
                continue
            try:
                if {row.key for row in self.workspace.rows(table_id, **{column: value})} != wanted:
                    continue
                quantity = self.workspace.total(table_id, **{column: value})
            except RespondentError:
                continue
            if (found := _expression("total", table_id, {column: value}, quantity)) is not None:
                yield found

    @cached_property
    def _rows(self) -> Mapping[str, tuple[DataTable, Row]]:
        """Each row by the name that an assessment has for it."""
        return {
            str(row.quantity.lineage): (table, row)
            for table in self.workspace.records.values()
            if isinstance(table, DataTable)
            for row in table.rows
            if row.quantity is not None
        }


def _expression(
    function: str, record_id: str, key: Mapping[str, str], quantity: Quantity
) -> Expression | None:
    """The call of a function; None where a column's name cannot stand in one."""
    if not all(column.isidentifier() and column.isascii() for column in key):
        return None
    chosen = "".join(f", {column}={quoted(value)}" for column, value in key.items())
    return Expression(f"{function}({quoted(record_id)}{chosen})", quantity)


def _worked(operand: Expression, name: str) -> Iterator[Expression]:
    try:
        quantity: Quantity = getattr(operand.quantity, name)
    except RespondentError:
        return
    yield Expression(f"{operand.code}.{name}", quantity)


def _worked_with(one: Expression, name: str, other: Expression) -> Iterator[Expression]:
    try:
        quantity: Quantity = getattr(one.quantity, name)(other.quantity)
    except RespondentError:
        return
    yield Expression(f"{one.code}.{name}({other.code})", quantity)
