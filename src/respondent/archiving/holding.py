"""Records held against the archived copy of their source: does it hold their words and figures.

A machine finds words and numbers; whether they mean what the record says is for a reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from respondent.archiving.method import MethodError, Worked, plain_keys, work_out
from respondent.archiving.searching import Searchable, find_passage, find_value, forms_of, searchable
from respondent.archiving.texts import UnsearchableError, pieces_of
from respondent.archiving.workbook import WorkbookError, is_workbook, read_workbook
from respondent.model.codes import V403, V404, V405, V406, V407
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable, Finding, Quotation, Statistic
from respondent.model.listing import listed
from respondent.model.quantity import Quantity
from respondent.model.record import Plain, Record
from respondent.model.review import ArchivedCopy, QuotedPassage
from respondent.model.shortened import shortened
from respondent.model.unit import Nature

_MOST_NAMED = 5
_SIGNS = {Nature.PERCENT: "%", Nature.MONEY: "£"}


@dataclass(frozen=True, slots=True)
class Held:
    """What was found of a record in a copy: the passage or the value in its surroundings, and what is wrong.

    `worked` says what its method came to, if it has one that could be followed.
    """

    record: str
    passage: QuotedPassage | None = None
    worked: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Opened:
    """A copy opened for holding records against it; its text is got once, when it is first needed."""

    def __init__(self, data: bytes, copy: ArchivedCopy) -> None:
        self.data = data
        self.copy = copy
        self._text: Searchable | None = None

    def text(self) -> Searchable:
        """The text. Raises UnsearchableError."""
        if self._text is None:
            self._text = searchable(pieces_of(self.data, self.copy.name))
        return self._text


def hold(record: Record, copy: Opened) -> Held:
    """A record against its source's copy. Raises MissingLibraryError where a library is not installed."""
    worked, problems = _method(record, copy)
    try:
        passage, wrong = _look(record, copy.text())
    except UnsearchableError as error:
        place = record.place_of("source")
        message = f"The archived copy “{copy.copy.name}” cannot be searched: {error}."
        remedy = "Hold the record against it by eye, with “respondent review show”."
        return Held(record.id, None, worked, (*problems, V407.at(place, message, remedy)))
    return Held(record.id, passage, worked, (*problems, *([wrong] if wrong and worked is None else [])))


def _look(record: Record, text: Searchable) -> tuple[QuotedPassage | None, Diagnostic | None]:
    """The record's words or number in the copy; or what is said where they are not."""
    match record:
        case Statistic(passage=str(words)) | Finding(passage=str(words)):
            found = find_passage(text, words)
            return found, None if found else _no_passage(record, "passage", words)
        case Quotation(text=words):
            found = next((one for part in record.paragraphs if (one := find_passage(text, part))), None)
            missing = next((part for part in record.paragraphs if not find_passage(text, part)), None)
            if missing is None or not record.verbatim:
                return found, None
            return found, _no_passage(record, "text", missing)
        case Statistic(quantity=quantity):
            found = find_value(text, _forms(quantity))
            return found, None if found else _no_value(record)
        case DataTable():
            return _rows(record, text)
        case _:
            return None, None


def _rows(table: DataTable, text: Searchable) -> tuple[QuotedPassage | None, Diagnostic | None]:
    first = None
    missing = []
    for row in table.rows:
        if row.quantity is None:
            continue
        found = find_value(text, _forms(row.quantity))
        first = first or found
        if found is None:
            missing.append(f"{', '.join(row.key)} ({row.cells[table.value_column]})")
    if not missing:
        return first, None
    named = listed(missing[:_MOST_NAMED]) + (
        f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    )
    count = f"{len(missing)} of {len(table.rows)} values {'is' if len(missing) == 1 else 'are'}"
    message = f"{count} not in the archived copy: {named}."
    return first, V404.at(table.place_of("rows"), message, _TO_DO)


_TO_DO = (
    "Compare the record with the source. Where the figure was worked out from others, give it a “method” or a "
    "“passage”; where a newer edition has it, archive that one."
)


def _no_value(record: Statistic) -> Diagnostic:
    shown = record.fields.get("value")
    return V404.at(
        record.place_of("value"), f"{shown} does not stand in the archived copy of its source.", _TO_DO
    )


def _no_passage(record: Record, field: str, words: str) -> Diagnostic:
    return V403.at(
        record.place_of(field),
        f"These words do not stand in the archived copy of the source: “{shortened(words, 80)}”.",
        "Copy them from the source; “…” may stand for words that are left out.",
    )


def _forms(quantity: Quantity) -> tuple[str, ...]:
    written = quantity.written if quantity.written is not None else Decimal(0)
    return forms_of(written, _SIGNS.get(quantity.unit.nature, ""))


# The method


def _method(record: Record, copy: Opened) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """What the record's method comes to, in words, and what is wrong with it."""
    if not isinstance(record, Statistic | DataTable) or record.method is None:
        return None, ()
    try:
        found = _followed(record, record.method, copy)
    except MethodError as error:
        message = f"The method cannot be followed in “{copy.copy.name}”: {error.message}"
        return None, (V406.at(record.place_of("method"), message, error.remedy or "Correct the method."),)
    if isinstance(record, Statistic):
        worked = found[()]
        problems = tuple(_differs(record, record.quantity, worked, "value", ""))
        return f"{_number(worked.value)}, from {_rows_of(worked.rows)} of “{copy.copy.name}”", problems
    problems = tuple(_table_differs(record, found))
    rows = sum(worked.rows for worked in found.values())
    return f"{len(found):,} values, from {_rows_of(rows)} of “{copy.copy.name}”", problems


def _followed(
    record: Statistic | DataTable, method: Mapping[str, Plain], copy: Opened
) -> Mapping[tuple[str, ...], Worked]:
    if not is_workbook(copy.data, copy.copy.name):
        raise MethodError("it is no CSV file or workbook.", "Archive the file with the figures.")
    try:
        workbook = read_workbook(copy.data, copy.copy.name)
    except WorkbookError as error:
        raise MethodError(f"{error}.") from error
    return work_out(workbook, method, record.key if isinstance(record, DataTable) else ())


def _table_differs(table: DataTable, found: Mapping[tuple[str, ...], Worked]) -> Iterator[Diagnostic]:
    for row in table.rows:
        worked = found.get(plain_keys(row.key))
        name = ", ".join(row.key)
        if row.quantity is None:
            continue
        if worked is None:
            message = f"The method finds no rows for {name} in the archived copy."
            yield V406.at(row.span, message, "Spell the name as the source does, or correct “where”.")
        else:
            yield from _differs(table, row.quantity, worked, "rows", f"{name}: ")


def _differs(
    record: Record, quantity: Quantity, worked: Worked, field: str, prefix: str
) -> Iterator[Diagnostic]:
    if _agrees(quantity, worked.value):
        return
    own = _number(quantity.value)
    hold_none = "holds no number" if worked.blank == 1 else "hold no number"
    blank = f" {worked.blank:,} of its cells {hold_none}." if worked.blank else ""
    yield V405.at(
        record.place_of(field),
        f"{prefix}the record says {own}; worked out again from the archived copy it is {_number(worked.value)}, "
        f"from {_rows_of(worked.rows)}.{blank}",
        "Correct the value or the method; then have the record verified again.",
    )


def _agrees(quantity: Quantity, value: Fraction) -> bool:
    """Whether the value is what the record says, at the digits that it gives; a sheet may hold 50% as 0.5."""
    digits = -int(quantity.written.as_tuple().exponent) if quantity.written is not None else 0
    values = [value, value * 100] if quantity.unit.nature is Nature.PERCENT else [value]
    for one in values:
        if quantity.low <= one <= quantity.high:
            return True
        if quantity.is_exact and _rounded(one, digits) == quantity.value:
            return True
    return False


def _rounded(value: Fraction, digits: int) -> Fraction:
    """The value at so many decimals, halves up."""
    scale = Fraction(10) ** digits
    return Fraction((value * scale * 2 + 1) // 2) / scale


def _number(value: Fraction) -> str:
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.4f}".rstrip("0")


def _rows_of(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"
