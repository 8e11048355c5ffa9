"""The citation sheet as an Excel workbook, opened by openpyxl and by LibreOffice."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.reporting.sheet.conftest import HOSTILE, SHEET, hostile

from respondent.errors import MissingLibraryError
from respondent.model.citation_sheet import CitationSheet
from respondent.reporting.sheet.workbook import LONGEST_CELL, sheet_as_xlsx


def opened(sheet: CitationSheet) -> Workbook:
    return load_workbook(io.BytesIO(sheet_as_xlsx(sheet)))


def page(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def row(book: Workbook, name: str, number: int) -> dict[str, object]:
    heads, cells = (page(book, name)[at] for at in (1, number))
    return {str(head.value): cell.value for head, cell in zip(heads, cells, strict=True)}


def test_there_is_a_sheet_for_claims_one_for_sources_and_one_for_open_questions() -> None:
    assert opened(SHEET).sheetnames == ["Claims", "Sources", "Open questions"]


def test_numbers_days_and_yes_or_no_are_real_ones() -> None:
    first, second = (row(opened(SHEET), "Claims", number) for number in (2, 3))
    assert (first["No."], first["Value"], first["Confidential"]) == (1, 503, False)
    assert first["Verdict of"] == datetime.fromisoformat("2025-03-04")
    assert second["Value"] == pytest.approx(503 / 366)
    assert (second["Confidential"], second["Why confidential"]) == (True, "crime-data: under embargo")
    source = row(opened(SHEET), "Sources", 2)
    assert source["Accessed"] == datetime.fromisoformat("2025-02-10")
    assert (source["Claims"], source["Confidential"]) == (2, False)


def test_a_claim_has_all_that_is_to_be_said_of_it() -> None:
    found = row(opened(SHEET), "Claims", 2)
    assert found["Claim as printed"] == "503"
    assert found["Sentence"] == "Gwent Police recorded 503 offences."
    assert (found["Record"], found["Source"], found["Locator"]) == ("by-force#Gwent", "crime-data", "sheet 3")
    assert (found["Status"], found["Verified by"]) == ("verified", "Reviewer (Our Charity)")
    assert row(opened(SHEET), "Claims", 3)["Derivation"] == "503 offences ÷ 366 days = 1.37 a day"


def test_the_links_lead_where_they_should() -> None:
    book = opened(SHEET)
    heads = [cell.value for cell in page(book, "Claims")[1]]
    cell = page(book, "Claims").cell(2, heads.index("Link") + 1)
    assert cell.value == "Open the passage"
    assert cell.hyperlink is not None
    assert (
        f"{cell.hyperlink.target}#{cell.hyperlink.location}"
        == "https://example.org/crime#:~:text=503%20offences"
    )


def test_headings_stay_in_view_and_every_column_has_a_filter() -> None:
    book = opened(SHEET)
    for name, last, first in (
        ("Claims", "X3", "D2"),
        ("Sources", "O2", "B2"),
        ("Open questions", "F2", "A2"),
    ):
        one = page(book, name)
        assert one.auto_filter.ref == f"A1:{last}"
        assert one.freeze_panes == first
        assert one.print_title_rows == "$1:$1"


def test_no_text_becomes_a_formula_or_breaks_the_file(dangerous: tuple[str, CitationSheet]) -> None:
    text, sheet = dangerous
    book = opened(sheet)
    kinds = {cell.data_type for name in book.sheetnames for row in page(book, name).rows for cell in row}
    assert "f" not in kinds
    assert kinds <= {"s", "n", "b", "d"}
    found = str(row(book, "Claims", 2)["Claim as printed"])
    assert len(found) <= LONGEST_CELL
    if text.isprintable():
        assert found == (text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet_as_xlsx(SHEET) == sheet_as_xlsx(SHEET)


def test_a_sheet_without_claims_is_a_workbook_too() -> None:
    book = opened(CitationSheet(date(2025, 1, 1), (), (), (), ()))
    assert page(book, "Claims").max_row == 1


@pytest.mark.parametrize("text", [text for text in HOSTILE if text[0] in "=+-@"])
def test_libreoffice_opens_it_and_takes_no_text_for_a_formula(text: str, tmp_path: Path, calc: str) -> None:
    path = tmp_path / "claims.xlsx"
    path.write_bytes(sheet_as_xlsx(hostile(text)))
    subprocess.run(
        [
            calc,
            *(f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"),
            *("--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    heads, cells = csv.reader(next(tmp_path.glob("claims*.csv")).read_text("utf-8").splitlines())
    found = dict(zip(heads, cells, strict=True))
    assert found["Claim as printed"] == text
    assert found["Value"].replace(",", "") == "503"


def test_without_the_library_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingLibraryError, match=r"respondent\[xlsx\]"):
        sheet_as_xlsx(SHEET)
