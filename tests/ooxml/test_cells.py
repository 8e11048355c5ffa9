"""Formulas, errors and the reach of a sheet, out of its own XML."""

from __future__ import annotations

import pytest

from respondent.ooxml.cells import Scanned, scan
from respondent.ooxml.faults import DamagedPackageError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(rows: str, names: tuple[str, ...] = ("A",), namespace: str = MAIN) -> dict[str, bytes]:
    sheets = "".join(f'<sheet name="{name}" r:id="r1"/>' for name in names)
    return {
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{R}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><sheets>{sheets}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{R}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'
        ).encode(),
    }


def ods(rows: str) -> dict[str, bytes]:
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f'<d xmlns:table="t" xmlns:c="c"><table:table table:name="A">{rows}</table:table></d>'
        ).encode(),
    }


def found(parts: dict[str, bytes]) -> Scanned:
    scanned = scan(parts)
    assert scanned is not None
    return scanned["A"]


def test_formulas_and_errors_are_found_with_and_without_addresses() -> None:
    rows = (
        '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c></row>'
        '<row><c><v>1</v></c><c r="e3"/></row>'
    )
    assert found(xlsx(rows)) == Scanned(frozenset({(1, 1)}), frozenset({(1, 2)}), 3, 3)


@pytest.mark.parametrize("namespace", [MAIN, "urn:other"])
@pytest.mark.parametrize("address", ["XFD1048576", "xfd1048576", "zzzzzz1"])
def test_a_cell_far_out_shows_however_it_is_written(address: str, namespace: str) -> None:
    rows = f'<row r="1"><c r="{address}"><v>1</v></c></row>'
    assert found(xlsx(rows, namespace=namespace)).cells > 10_000_000


def test_a_place_that_is_none_and_two_sheets_of_one_name_are_damage() -> None:
    with pytest.raises(DamagedPackageError, match="no place"):
        scan(xlsx('<row r="1"><c r="1A"><v>1</v></c></row>'))
    with pytest.raises(DamagedPackageError, match="same name"):
        scan(xlsx("", ("A", "A")))


def test_a_workbook_without_its_main_part_is_damaged() -> None:
    with pytest.raises(DamagedPackageError, match="main part"):
        scan({"xl/other.xml": b"<x/>"})
    with pytest.raises(DamagedPackageError, match="main part"):
        scan({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})


def test_what_is_no_workbook_is_not_scanned() -> None:
    assert scan({"word/document.xml": b"<x/>"}) is None


def test_repeated_cells_and_rows_are_counted_without_being_made() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="99999999999999"><other/>'
        '<table:table-cell table:number-columns-repeated="1000"/><table:table-cell><p>x</p></table:table-cell>'
        "</table:table-row>"
    )
    assert found(ods(rows)).cells > 10**12


def test_formulas_and_errors_of_an_opendocument_sheet_are_found() -> None:
    rows = (
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:formula="of:=1+1"><p>2</p></table:table-cell>'
        '<table:table-cell c:value-type="error"><p>#REF!</p></table:table-cell></table:table-row>'
    )
    assert found(ods(rows)) == Scanned(frozenset({(0, 2)}), frozenset({(0, 3)}), 1, 4)
