"""What templates call: figures and totals, periods, quotations, citations, claims, tables and rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from respondent.errors import ArithmeticRefusedError
from respondent.model.codes import L102, T220, T221, T223
from respondent.model.document import ClaimKind
from respondent.model.evidence import DataTable, Finding, Quotation, Source, Statistic
from respondent.model.lineage import Given
from respondent.model.period import Period
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.workspace import NotFoundError, WithheldError, did_you_mean, unreadable, withheld
from respondent.prose.periods import write_period
from respondent.rendering.faces import (
    POISON,
    Figure,
    Function,
    MisusedError,
    RowFace,
    RowText,
    Token,
    Words,
)
from respondent.rendering.lines import BLOCK_SYNTAX
from respondent.rendering.printed import Basis, PrintedCitation, PrintedQuotation, ProseEnd, ProseStart
from respondent.rendering.session import current
from respondent.rendering.tables import set_table
from respondent.rendering.tokens import PLACE, without_places

T = TypeVar("T")

_LEADING = re.compile(r"^(?:\s|[\U00100000-\U0010fffd])+")
_TRAILING = re.compile(r"(?:\s|[\U00100000-\U0010fffd])+$")


def figure(record_id: object, /, **key: object) -> object:
    """The figure of a statistic, or of the one row of a table that the key chooses."""
    name, chosen = text_of(record_id), texts_of(key)
    quantity = _found(lambda: current().workspace.figure(name, **chosen), name, chosen)
    return POISON if quantity is None else Figure(quantity)


def total(record_id: object, /, **group: object) -> object:
    """The sum of a table's rows in a group, or of all of them."""
    name, chosen = text_of(record_id), texts_of(group)
    quantity = _found(lambda: current().workspace.total(name, **chosen), name, chosen)
    return POISON if quantity is None else Figure(quantity)


def change(record_id: object, /) -> object:
    """A statistic's published change."""
    name = text_of(record_id)
    quantity = _found(lambda: current().workspace.change(name), name, {})
    return POISON if quantity is None else Figure(quantity)


def period(record_id: object, /, **key: object) -> object:
    """The period that a figure or a table is about, in the house form."""
    name, chosen = text_of(record_id), texts_of(key)
    found = _found(lambda: _period(name, chosen), name, chosen)
    if found is None:
        return POISON
    days, given = found
    return Words(write_period(days, current().workspace.settings.financial_year), ClaimKind.PERIOD, given)


def quotation(record_id: object, /) -> object:
    """Somebody's words."""
    session, name = current(), text_of(record_id)
    record = _found(lambda: session.workspace.get(Quotation, name), name, {})
    if record is None:
        return POISON
    return Token(session.print(PrintedQuotation(record, session.bases.of_record(record))))


def cite(record_id: object, /, locator: object = None) -> object:
    """A citation of a source, or of what a record rests on, without words of its own."""
    basis = _basis(record_id, locator)
    return POISON if basis is None else Token(current().print(PrintedCitation(basis)))


def claim(record_id: object, /, locator: object = None, *, caller: Callable[[], str]) -> str:
    """The prose between ``{% claim %}`` and ``{% endclaim %}``, bound to a record."""
    session = current()
    basis = None if POISON in (record_id, locator) else _basis(record_id, locator)
    prose = _trimmed(caller())
    if (wrong := _not_running(without_places(prose))) is not None:
        session.report(
            T223, wrong, "A claim is running text in one paragraph: begin and end it there.", "claim"
        )
    if basis is None:
        return prose
    return session.print(ProseStart(basis)) + prose + session.print(ProseEnd())


def table(
    record_id: object,
    /,
    columns: object = None,
    total: object = False,  # noqa: FBT002 - a template's keyword
    caption: object = None,
    **group: object,
) -> object:
    """A record's rows as a table."""
    session, name, chosen = current(), text_of(record_id), texts_of(group)
    record = _found(lambda: session.workspace.get(DataTable, name), name, {})
    if record is None:
        return POISON
    printed = _found(lambda: set_table(record, chosen, columns, caption, total=total is True), name, chosen)
    return POISON if printed is None else Token(session.print(printed))


def rows(record_id: object, /, **group: object) -> object:
    """The rows of a table, or of a group of it, to go through one by one."""
    name, chosen = text_of(record_id), texts_of(group)
    record = _found(lambda: current().workspace.get(DataTable, name), name, {})
    if record is None:
        return POISON
    found = _found(lambda: current().workspace.rows(name, **chosen), name, chosen)
    return POISON if found is None else [RowFace(row.cells, record.value_column) for row in found]


FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        Function(
            "figure", figure, 'Write figure("id"), or figure("id", column="value") for a row of a table.'
        ),
        Function("total", total, 'Write total("id", column="value"), with the id of a table.'),
        Function("change", change, 'Write change("id"), with the id of a statistic.'),
        Function("period", period, 'Write period("id"), with the id of a statistic or a table.'),
        Function("quotation", quotation, 'Write quotation("id"), with the id of a quotation.'),
        Function("cite", cite, 'Write cite("id") or cite("id", "p 7").'),
        Function(
            "table", table, 'Write table("id", column="value", columns={"column": "Heading"}, total=true).'
        ),
        Function("rows", rows, 'Write {% for row in rows("id", column="value") %}.'),
    )
}

CLAIM = Function(
    "claim",
    claim,
    'Write {% claim "id" %}…{% endclaim %}, or {% claim "id" locator="p 7" %}.',
    takes_poison=True,  # what stands inside is still looked at
)


def text_of(value: object) -> str:
    """An id or a cell's text that a template gave. Raises MisusedError for anything else."""
    if isinstance(value, RowText):
        return value.raw
    if isinstance(value, str):
        return without_places(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise MisusedError


def texts_of(key: Mapping[str, object]) -> dict[str, str]:
    """A key or a group as a template gave it."""
    return {column: text_of(value) for column, value in key.items()}


def _found(look: Callable[[], T], name: str, chosen: Mapping[str, str]) -> T | None:
    """What `look` finds; None, and a report, where there is no such thing or it makes no sense."""
    try:
        return look()
    except WithheldError as error:
        current().report_error(L102, error, name)
    except NotFoundError as error:
        quoted = [word for word in (*chosen.values(), *chosen, name) if f"“{word}”" in error.message]
        current().report_error(T220, error, quoted[0] if quoted else name)
    except ArithmeticRefusedError as error:
        current().report_error(T221, error, name)
    return None


def _period(name: str, chosen: Mapping[str, str]) -> tuple[Period, Given]:
    record = current().workspace.records.get(name)
    if isinstance(record, DataTable) and not chosen and record.period is not None:
        return record.period, Given(name)
    quantity: Quantity = current().workspace.figure(name, **chosen)
    if quantity.period is None or not isinstance(quantity.lineage, Given):
        raise NotFoundError(f"“{name}” states no period.", "Give the record a `period:`.")
    return quantity.period, quantity.lineage


def _basis(record_id: object, locator: object) -> Basis | None:
    session, name = current(), text_of(record_id)
    record = _found(lambda: _evidence(name), name, {})
    if record is None:
        return None
    return session.bases.of_record(record).at(None if locator is None else text_of(locator))


def _evidence(name: str) -> Record:
    record = current().workspace.records.get(name)
    if isinstance(record, Source | Statistic | DataTable | Finding | Quotation):
        return record
    if name in current().workspace.withheld:
        raise withheld(name)
    if record is not None:
        raise NotFoundError(
            f"“{name}” is no evidence.", "Name a source, a finding, a statistic, a table or a quotation."
        )
    if name in current().workspace.broken:
        raise unreadable(name)
    known = [
        other.id
        for other in current().workspace.records.values()
        if isinstance(other, Source | Statistic | DataTable | Finding | Quotation)
    ]
    raise NotFoundError(f"There is no evidence “{name}”.", did_you_mean(name, known))


def _trimmed(prose: str) -> str:
    """The prose without space at its ends; the mark of its first line stays."""
    leading = _LEADING.match(prose)
    marks = PLACE.findall(leading[0]) if leading else []
    return ("".join(marks[-1]) if marks else "") + _TRAILING.sub("", _LEADING.sub("", prose))


def _not_running(prose: str) -> str | None:
    """What is wrong with a claim's prose, if anything."""
    if not prose:
        return "This claim has no words."
    if re.search(r"\n[ \t]*\n", prose):
        return "This claim goes over more than one paragraph."
    if any(BLOCK_SYNTAX.match(line) for line in prose.split("\n")):
        return "There is a heading, a list, a quotation or a table inside this claim."
    return None
