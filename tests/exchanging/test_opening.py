"""Files that come back: hostile ones are refused in words, and nothing in a file is run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook
from tests.exchanging.conftest import Exchange

from respondent.exchanging.opening import LARGEST, CameBook, UnopenedError, open_book, place_of


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def saved(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def why(data: bytes, name: str = "back.xlsx") -> str:
    with pytest.raises(UnopenedError) as refused:
        open_book(data, name)
    return str(refused.value)


def test_cells_come_with_their_types() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.append(["text", 1249, 54.2, date(2024, 6, 1), True, None, "=1+1"])
        sheet.append(["merged"])
        sheet.append([None, None, "x"])
        sheet.merge_cells("A2:B3")

    (sheet,) = open_book(saved(fill), "back.xlsx").sheets
    assert [sheet.cells.get((0, at)) for at in range(6)] == [
        "text",
        Decimal(1249),
        Decimal("54.2"),
        date(2024, 6, 1),
        True,
        None,
    ]
    assert sheet.formulas == {(0, 6)}
    assert sheet.merged == {(1, 1): (1, 0), (2, 0): (1, 0), (2, 1): (1, 0)}


def test_a_cell_is_called_as_spreadsheets_call_it() -> None:
    assert [place_of(0, 0), place_of(6, 3), place_of(9, 26), place_of(0, 701)] == ["A1", "D7", "AA10", "ZZ1"]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "back.xlsx", "is no spreadsheet"),
        (b"%PDF-1.7", "back.xlsx", "is no spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "back.xls", "of the old kind (.xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "back.xlsx",
            "protected by a password",
        ),
        (
            packed({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}),
            "back.xlsx",
            "is no spreadsheet",
        ),
        (b"PK\x03\x04 broken", "back.xlsx", "is damaged"),
        (packed({"xl/../../etc/passwd": b"x"}), "back.xlsx", "no spreadsheet program writes"),
        (packed({"xl/a.xml": b"0" * 50_000_000}), "back.xlsx", "would unpack to far more"),
        (bytes(range(256)) * 9, "back.csv", "It holds no text"),
        (b"a" * (LARGEST + 1), "back.csv", "more than 50 MB"),
    ],
)
def test_what_is_no_workbook_of_ours_is_refused_in_words(data: bytes, name: str, words: str) -> None:
    assert words in why(data, name)


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("xl/vbaProject.bin", b"x", "macros"),
        ("xl/macrosheets/sheet1.xml", b"<x/>", "macros"),
        ("xl/workbook.bin", b"x", "binary"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "linked to other files"),
        ("xl/connections.xml", b"<x/>", "linked to other files"),
        ("xl/evil.xml", b'<!DOCTYPE x [<!ENTITY a "a">]><x/>', "no spreadsheet program writes"),
    ],
)
def test_macros_links_and_document_types_are_refused(
    exchange: Exchange, part: str, content: bytes, words: str
) -> None:
    assert words in why(packed({**parts_of(exchange.sent), part: content}))


def test_a_cell_far_out_does_not_make_room_for_all_before_it() -> None:
    def fill(book: Workbook) -> None:
        book.worksheets[0]["A1"] = "x"
        book.worksheets[0]["XFD1048576"] = "x"

    assert "reach over more than" in why(saved(fill))


def test_cells_repeated_without_end_are_refused() -> None:
    table = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    assert "reach over more than" in why(
        packed({"mimetype": kind, "content.xml": table.encode()}), "back.ods"
    )


@pytest.mark.parametrize("cut", [40, 400, 4_000, -30])
def test_a_file_that_was_cut_off_is_damaged(exchange: Exchange, cut: int) -> None:
    assert "damaged" in why(exchange.sent[:cut])


def test_a_part_that_is_no_xml_is_damaged(exchange: Exchange) -> None:
    parts = parts_of(exchange.sent)
    assert "damaged" in why(packed({**parts, "xl/worksheets/sheet2.xml": b"<worksheet"}))
    assert "damaged" in why(packed({**parts, "xl/sharedStrings.xml": b"<sst"}))


def test_bytes_changed_anywhere_give_a_workbook_or_words(exchange: Exchange) -> None:
    parts = parts_of(exchange.sent)
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    opened = 0
    for number in range(60):
        name = names[number % len(names)]
        content = bytearray(parts[name])
        content[(number * 7919) % len(content)] = 60 + number % 3
        try:
            opened += isinstance(open_book(packed({**parts, name: bytes(content)}), "back.xlsx"), CameBook)
        except UnopenedError:
            continue
    assert opened


def test_a_csv_file_may_have_semicolons() -> None:
    (sheet,) = open_book("a;b\n1;“x”\n".encode("utf-8-sig"), "back.csv").sheets
    assert sheet.cells == {(0, 0): "a", (0, 1): "b", (1, 0): "1", (1, 1): "“x”"}
