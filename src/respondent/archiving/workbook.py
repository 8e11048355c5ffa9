"""The cells of an archived CSV, XLSX, XLS or ODS file, read once and without running anything in it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from respondent.errors import MissingLibraryError
from respondent.ooxml.cells import scan
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_zip
from respondent.reading.cells import csv_rows, number_of

MOST_CELLS = 5_000_000
_CSV = ("csv", "tsv", "tab")
_WORKBOOKS = ("xlsx", "xlsm", "xls", "xlsb", "ods")

Cell = str | Decimal | None
"""Text, a number, or nothing. Dates and truth values are text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's rows, of which `first` is the number of the first, as the program that wrote it counts."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file; a CSV file has one, without a name."""

    sheets: tuple[Sheet, ...]


class WorkbookError(Exception):
    """A workbook that cannot be read; the message is a clause."""


def is_workbook(data: bytes, name: str) -> bool:
    """Whether a file is rows and columns: by its name, or by what a zip file has in it."""
    ending = name.rpartition(".")[2].lower()
    return ending in _CSV or (ending in _WORKBOOKS and data[:2] in {b"PK", b"\xd0\xcf"})


def read_workbook(data: bytes, name: str) -> Workbook:
    """The file's sheets. Raises WorkbookError, and MissingLibraryError where the library is missing."""
    if name.rpartition(".")[2].lower() in _CSV:
        return Workbook((Sheet("", _csv(data, name)),))
    if data.startswith(b"PK"):
        try:
            reach = scan(read_zip(data))  # its size, its ratio and its names are looked at as well
        except PackageError as error:
            raise WorkbookError("it " + error.message.removeprefix("The file ").rstrip(".")) from error
        if sum(sheet.cells for sheet in (reach or {}).values()) > MOST_CELLS:
            raise WorkbookError(f"its sheets reach over more than {MOST_CELLS:,} cells")
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise MissingLibraryError("python-calamine", "archive", "to read workbooks") from None
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        count = 0
        for sheet_name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(sheet_name)
            rows = sheet.to_python(skip_empty_area=True)
            count += sum(map(len, rows))
            if count > MOST_CELLS:
                raise WorkbookError(f"it has more than {MOST_CELLS:,} cells")
            first = (sheet.start or (0, 0))[0] + 1
            sheets.append(Sheet(sheet_name, tuple(tuple(map(_cell, row)) for row in rows), first))
    except (CalamineError, ValueError, OSError) as error:
        raise WorkbookError(f"the workbook is damaged ({type(error).__name__})") from error
    return Workbook(tuple(sheets))


def shown(cell: Cell) -> str:
    """A cell as people see it: 1249 with its comma or without is for whoever searches to know."""
    return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else cell


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number_of(value)
    return str(value) or None


def _csv(data: bytes, name: str) -> tuple[tuple[Cell, ...], ...]:
    found = csv_rows(data, name)
    if found is None:
        raise WorkbookError("it holds no text")
    try:
        rows = tuple(tuple(cell or None for cell in row) for row in found)
    except csv.Error as error:
        raise WorkbookError(f"its rows cannot be told apart ({error})") from error
    if sum(map(len, rows)) > MOST_CELLS:
        raise WorkbookError(f"it has more than {MOST_CELLS:,} cells")
    return rows
