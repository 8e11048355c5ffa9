"""A spreadsheet that came back, opened without trusting it: its cells with their types, and what is odd about them.

Nothing in the file is run and nothing outside it is fetched. A file with macros or links to other files is not
opened; formulas and errors are marked, cell by cell.
"""

from __future__ import annotations

import csv
import io
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType

from respondent.errors import MissingLibraryError, RespondentError
from respondent.ooxml.cells import Scanned, scan
from respondent.ooxml.faults import (
    DamagedPackageError,
    EncryptedPackageError,
    NotWordError,
    OversizedPackageError,
    PackageError,
    UnsafePackageError,
)
from respondent.ooxml.package import read_parts
from respondent.reading.cells import csv_rows, number_of

LARGEST = 50 * 1024 * 1024
"""Bytes that a file may have."""

MOST_CELLS = 2_000_000
_MOST_SHEETS = 1_000

CellValue = str | Decimal | date | datetime | time | timedelta | bool
"""What a cell holds; a datetime is also a date."""

_AGAIN = "Save it as an Excel workbook (.xlsx), and send that."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class UnopenedError(RespondentError):
    """A spreadsheet that is not opened: `why` is a sentence, `remedy` says what to do."""

    def __init__(self, name: str, why: str, remedy: str) -> None:
        self.why = why
        self.remedy = remedy
        super().__init__(f"{name} was not opened. {why} {remedy}")


@dataclass(frozen=True, slots=True)
class CameSheet:
    """One sheet: the cells that hold anything by row and column, counted from 0.

    `formulas` and `errors` are cells that hold such; `merged` says of each cell that lies under another which one.
    """

    name: str
    cells: Mapping[tuple[int, int], CellValue]
    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    rows: int = 0
    width: int = 0

    def text(self, row: int, column: int) -> str:
        """A cell's text, without the space around it; a number or a date gives none."""
        value = self.cells.get((row, column))
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class CameBook:
    """A file that came back: its name and its sheets, in their order."""

    name: str
    sheets: tuple[CameSheet, ...]


def place_of(row: int, column: int) -> str:
    """How a spreadsheet calls a cell: “D7”; both are counted from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def open_book(data: bytes, name: str) -> CameBook:
    """The sheets of an .xlsx, .ods or .csv file. Raises UnopenedError, and MissingLibraryError."""
    if len(data) > LARGEST:
        raise UnopenedError(name, f"It has more than {LARGEST // 1024**2} MB.", _AGAIN)
    ending = name.rpartition(".")[2].lower()
    if ending in {"csv", "tsv", "txt"} and not data.startswith(b"PK"):
        return CameBook(name, (_csv(data, name),))
    try:
        parts = read_parts(data)
    except PackageError as error:
        raise _not_opened(error, name, data) from error
    try:
        _refuse_odd_parts(parts, name)
        scanned = scan(parts)
    except PackageError as error:
        raise _not_opened(error, name, data) from error
    if scanned is None:
        raise UnopenedError(name, "It is no spreadsheet.", _AGAIN)
    _refuse_size(scanned, name)
    return CameBook(name, tuple(_sheets(data, name, scanned)))


def _not_opened(error: PackageError, name: str, data: bytes) -> UnopenedError:
    match error:
        case EncryptedPackageError():
            remedy = "Open it, and take the password away (File, Info, Protect Workbook)."
            return UnopenedError(name, "It is protected by a password.", remedy)
        case OversizedPackageError():
            return UnopenedError(name, "It would unpack to far more than a workbook needs.", _AGAIN)
        case UnsafePackageError():
            remedy = "Find out where it comes from before you open it."
            return UnopenedError(name, "It holds something that no spreadsheet program writes.", remedy)
        case NotWordError() if data.startswith(_OLE):
            return UnopenedError(name, "It is a workbook of the old kind (.xls, before 2007).", _AGAIN)
        case NotWordError():
            return UnopenedError(name, "It is no spreadsheet.", _AGAIN)
        case DamagedPackageError():
            remedy = "Fetch it again from where it came from, or open it and save it anew."
            return UnopenedError(name, "It is damaged: cut short, or partly written over.", remedy)
        case _:
            return UnopenedError(name, "It cannot be read.", _AGAIN)


def _refuse_odd_parts(parts: Mapping[str, bytes], name: str) -> None:
    lower = {part.lower() for part in parts}
    types = parts.get("[Content_Types].xml", b"")
    if any(part.endswith("vbaproject.bin") or part.startswith("xl/macrosheets/") for part in lower) or (
        b"macroEnabled" in types
    ):
        remedy = "Save it as an Excel workbook (.xlsx), which leaves them out, and send that."
        raise UnopenedError(name, "It holds macros.", remedy)
    if any(part.endswith(".bin") and posixpath.dirname(part) == "xl" for part in lower):
        raise UnopenedError(name, "It is a binary workbook (.xlsb).", _AGAIN)
    if any(part.startswith(("xl/externallinks/", "xl/connections", "xl/querytables/")) for part in lower):
        remedy = "Take the links out (Data, Edit Links, Break Link), and save it anew."
        raise UnopenedError(name, "It is linked to other files or to a database.", remedy)


def _refuse_size(scanned: Mapping[str, Scanned], name: str) -> None:
    """A single cell far out makes a library set aside room for all cells before it."""
    if len(scanned) > _MOST_SHEETS:
        raise UnopenedError(name, f"It has {len(scanned):,} sheets.", "Send the workbook that you were sent.")
    if sum(one.cells for one in scanned.values()) > MOST_CELLS:
        remedy = "Delete the empty rows and columns far below and at the right, and save it anew."
        raise UnopenedError(name, f"Its sheets reach over more than {MOST_CELLS:,} cells.", remedy)


def _sheets(data: bytes, name: str, scanned: Mapping[str, Scanned]) -> Iterable[CameSheet]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise MissingLibraryError("python-calamine", "xlsx", "to read workbooks") from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in book.sheet_names:
            marks = scanned.get(title)
            if marks is None:
                continue  # a chart on a sheet of its own
            sheet = book.get_sheet_by_name(title)
            rows = sheet.to_python(skip_empty_area=False)
            cells = {
                (at, column): _value(value)
                for at, row in enumerate(rows)
                for column, value in enumerate(row)
                if value != "" and value is not None
            }
            merged = _merged(sheet.merged_cell_ranges or (), marks)
            width = max((column for _, column in cells), default=-1) + 1
            yield CameSheet(
                title, MappingProxyType(cells), marks.formulas, marks.errors, merged, len(rows), width
            )
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        remedy = "Open it, save it anew as an Excel workbook (.xlsx), and send that."
        raise UnopenedError(name, f"It is damaged ({type(error).__name__}).", remedy) from error


def _merged(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], marks: Scanned
) -> Mapping[tuple[int, int], tuple[int, int]]:
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, marks.rows)):
            for column in range(left, min(right + 1, marks.width)):
                if (row, column) != (top, left):
                    found.setdefault((row, column), (top, left))
        if len(found) > MOST_CELLS // 10:
            break
    return found


def _value(value: object) -> CellValue:
    if isinstance(value, bool | date | time | timedelta):
        return value
    if isinstance(value, int | float):
        return number_of(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _csv(data: bytes, name: str) -> CameSheet:
    found = csv_rows(data, name)
    if found is None:
        raise UnopenedError(name, "It holds no text.", _AGAIN)
    cells: dict[tuple[int, int], CellValue] = {}
    rows = 0
    try:
        for rows, row in enumerate(found, 1):
            cells |= {(rows - 1, at): cell for at, cell in enumerate(row) if cell}
            if len(cells) > MOST_CELLS:
                raise UnopenedError(name, f"It has more than {MOST_CELLS:,} cells.", _AGAIN)
    except csv.Error as error:
        raise UnopenedError(name, f"Its rows cannot be told apart ({error}).", _AGAIN) from error
    width = max((column for _, column in cells), default=-1) + 1
    return CameSheet("", MappingProxyType(cells), rows=rows, width=width)
