"""Workbooks and CSV files of every kind that statistics are published in, and broken ones."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal

import pytest

from respondent.archiving import workbook as module
from respondent.archiving.workbook import Workbook, WorkbookError, is_workbook, read_workbook, shown
from respondent.errors import MissingLibraryError

CellValue = str | int | float | bool | None
Rows = Sequence[Sequence[CellValue]]
Xlsx = Callable[[Mapping[str, Rows]], bytes]
Ods = Callable[[str, Rows], bytes]

FORCES: Rows = [["force", "offences"], ["Gwent", 503], ["Dyfed-Powys", 192.5]]


def test_an_excel_file_gives_its_sheets_with_text_and_exact_numbers(xlsx: Xlsx) -> None:
    book = read_workbook(xlsx({"Notes": [["read me"]], "2023_24": FORCES}), "offences.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Notes", "2023_24"]
    assert book.sheets[1].rows == (
        ("force", "offences"),
        ("Gwent", Decimal(503)),
        ("Dyfed-Powys", Decimal("192.5")),
    )


def test_a_whole_number_in_a_cell_has_no_decimals(xlsx: Xlsx) -> None:
    book = read_workbook(xlsx({"S": [["n"], [503.0], [0.1], [1e15]]}), "n.xlsx")
    assert [shown(row[0]) for row in book.sheets[0].rows] == ["n", "503", "0.1", "1000000000000000"]


def test_a_truth_value_is_text_and_an_empty_cell_is_nothing(xlsx: Xlsx) -> None:
    book = read_workbook(xlsx({"S": [["a", "b", "c"], [True, None, "x"]]}), "n.xlsx")
    assert book.sheets[0].rows[1] == ("TRUE", None, "x")
    assert shown(None) == ""


def test_rows_are_counted_as_the_spreadsheet_counts_them_where_the_first_ones_are_blank(xlsx: Xlsx) -> None:
    book = read_workbook(xlsx({"S": [[], [], ["force"], ["Gwent"]]}), "n.xlsx")
    assert (book.sheets[0].first, book.sheets[0].rows[0]) == (3, ("force",))


def test_an_opendocument_spreadsheet_is_read(ods: Ods) -> None:
    book = read_workbook(ods("Table 1", FORCES), "offences.ods")
    assert book.sheets[0].name == "Table 1"
    assert book.sheets[0].rows[1] == ("Gwent", Decimal(503))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"force,offences\nGwent,503\n", "a.csv"),
        ("\ufeffforce,offences\r\nGwent,503\r\n".encode(), "a.CSV"),
        (b"force\toffences\nGwent\t503\n", "a.tsv"),
        (b"force\toffences\nGwent\t503\n", "a.tab"),
        (b"force;offences\nGwent;503\n", "a.csv"),
        ("force,offences\nGwent,503\n".encode("utf-16"), "a.csv"),
    ],
)
def test_a_csv_file_is_read_whatever_its_separator_and_encoding(data: bytes, name: str) -> None:
    assert read_workbook(data, name).sheets[0].rows == (("force", "offences"), ("Gwent", "503"))


def test_an_empty_cell_of_a_csv_file_is_nothing() -> None:
    assert read_workbook(b"a,b\n,2\n", "a.csv").sheets[0].rows[1] == (None, "2")


def test_bytes_that_are_no_text_are_no_csv_file() -> None:
    with pytest.raises(WorkbookError, match="it holds no text"):
        read_workbook(bytes(range(256)) * 8, "a.csv")


def test_a_cell_that_never_ends_is_refused() -> None:
    with pytest.raises(WorkbookError, match="its rows cannot be told apart"):
        read_workbook(b'a,b\n"' + b"x" * 200_000, "a.csv")


def test_more_cells_than_can_be_held_are_refused(xlsx: Xlsx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    with pytest.raises(WorkbookError, match="more than 3 cells"):
        read_workbook(b"a,b\n1,2\n", "a.csv")
    with pytest.raises(WorkbookError, match="more than 3 cells"):
        read_workbook(xlsx({"S": FORCES}), "a.xlsx")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and then nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_a_damaged_workbook_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(WorkbookError):
        read_workbook(data, "a.xlsx" if data.startswith(b"PK") else "a.xls")


def test_a_word_file_called_a_workbook_is_no_workbook(word: Callable[[Sequence[str]], bytes]) -> None:
    with pytest.raises(WorkbookError, match="the workbook is damaged"):
        read_workbook(word(["Police recorded 503 offences."]), "a.xlsx")


@pytest.mark.no_cover  # it draws its inputs
def test_whatever_byte_is_flipped_a_workbook_is_read_or_refused_in_a_sentence(xlsx: Xlsx, ods: Ods) -> None:
    chance = random.Random(4)
    for whole, name in ((xlsx({"S": FORCES}), "a.xlsx"), (ods("S", FORCES), "a.ods")):
        for _ in range(150):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(WorkbookError):
                assert isinstance(read_workbook(bytes(data), name), Workbook)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"force,offences", "a.csv", True),
        (b"PK\x03\x04", "a.XLSX", True),
        (b"\xd0\xcf\x11\xe0", "a.xls", True),
        (b"<html>", "a.xls", False),
        (b"PK\x03\x04", "a.docx", False),
        (b"force", "a", False),
    ],
)
def test_a_workbook_is_known_by_its_name_and_how_it_begins(data: bytes, name: str, expected: bool) -> None:
    assert is_workbook(data, name) is expected


def test_without_the_library_a_workbook_says_what_to_install(
    xlsx: Xlsx, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingLibraryError, match="python-calamine"):
        read_workbook(xlsx({"S": FORCES}), "a.xlsx")


def test_a_cell_far_out_does_not_take_all_memory(xlsx: Xlsx) -> None:
    parts = {"S": [["a"]]}
    data = xlsx(parts)
    far = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(far, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'r="A1"', b'r="xfd1048576"'))
    with pytest.raises(WorkbookError, match="reach over more than 5,000,000 cells"):
        read_workbook(far.getvalue(), "far.xlsx")
