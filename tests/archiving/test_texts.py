"""The text of copies of every kind, with the page or the row that it stands on; and copies that have none."""

from __future__ import annotations

import io
import json
import random
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfWriter

from respondent.archiving.pdf import extract
from respondent.archiving.texts import Piece, UnsearchableError, pieces_of
from respondent.errors import MissingLibraryError

CellValue = str | int | float | bool | None
Rows = Sequence[Sequence[CellValue]]
Xlsx = Callable[[Mapping[str, Rows]], bytes]
Ods = Callable[[str, Rows], bytes]
Paragraphs = Callable[[Sequence[str]], bytes]

WORDS = "Police recorded 503 offences in Gwent."


def locked(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_pdf_gives_its_pages(pdf: Paragraphs) -> None:
    pieces = pieces_of(pdf(["Summary", "Police recorded\n503 offences"]), "report.pdf")
    assert [(piece.page, " ".join(piece.text.split())) for piece in pieces] == [
        (1, "Summary"),
        (2, "Police recorded 503 offences"),
    ]


def test_a_pdf_is_one_whatever_its_name(pdf: Paragraphs) -> None:
    assert pieces_of(pdf([WORDS]), "download")[0].page == 1


def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted(pdf: Paragraphs) -> None:
    assert WORDS in pieces_of(locked(pdf([WORDS]), ""), "a.pdf")[0].text


def test_a_pdf_with_a_password_is_not_searched(pdf: Paragraphs) -> None:
    with pytest.raises(UnsearchableError, match="it is protected by a password"):
        pieces_of(locked(pdf([WORDS]), "secret"), "a.pdf")


def test_a_pdf_with_a_cipher_that_is_not_installed_is_not_searched(pdf: Paragraphs) -> None:
    data = locked(pdf([WORDS]), "secret").replace(b"/V 2", b"/V 9")
    with pytest.raises(UnsearchableError, match=r"the PDF is damaged \(\w+\)"):
        pieces_of(data, "a.pdf")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj << /Type /Catalog >>", b"%PDF" + b"\0" * 500]
)
def test_a_damaged_pdf_is_not_searched(data: bytes) -> None:
    with pytest.raises(UnsearchableError, match="the PDF is damaged"):
        pieces_of(data, "a.pdf")


@pytest.mark.no_cover  # it draws its inputs
def test_whatever_byte_is_flipped_a_pdf_is_read_or_refused_in_a_sentence(
    pdf: Paragraphs, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(4)
    whole = pdf([WORDS, "Another page"])
    for number in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        with suppress(UnsearchableError), monkeypatch.context() as here:
            if number % 20:  # to start a process takes twenty times as long as to read such a file
                here.setattr(subprocess, "run", in_this_process)
            assert pieces_of(bytes(data), "a.pdf")


def in_this_process(
    command: Sequence[str],
    *,
    input: bytes,  # noqa: A002 - as `subprocess.run` has it
    **_: object,
) -> subprocess.CompletedProcess[bytes]:
    """What the process that reads a PDF would print."""
    return subprocess.CompletedProcess(command, 0, json.dumps(extract(input)).encode())


def test_a_scan_has_no_text(pdf: Paragraphs) -> None:
    with pytest.raises(UnsearchableError, match="there is no text in it, as in a scan"):
        pieces_of(pdf(["", ""]), "scan.pdf")


def test_a_workbook_gives_its_rows_with_their_numbers(xlsx: Xlsx) -> None:
    rows: Rows = [["Offences"], [], ["Gwent", None, 503]]
    assert pieces_of(xlsx({"2023_24": rows}), "a.xlsx") == (
        Piece("Offences", sheet="2023_24, row 1"),
        Piece("Gwent 503", sheet="2023_24, row 3"),
    )


def test_an_opendocument_spreadsheet_gives_its_rows(ods: Ods) -> None:
    assert pieces_of(ods("S", [["Gwent", 503]]), "a.ods") == (Piece("Gwent 503", sheet="S, row 1"),)


def test_a_csv_file_gives_its_rows() -> None:
    assert pieces_of(b"force,n\nGwent,503\n", "a.csv")[1] == Piece("Gwent 503", sheet="row 2")


def test_a_workbook_that_cannot_be_read_is_not_searched() -> None:
    with pytest.raises(UnsearchableError, match="it is damaged"):
        pieces_of(b"PK\x03\x04", "a.xlsx")


def test_a_word_file_a_web_page_and_plain_text_give_their_paragraphs(word: Paragraphs) -> None:
    page = f"<!doctype html><title>x</title><p>Summary</p><p>{WORDS}</p>"
    for data, name in (
        (word(["Summary", WORDS]), "a.docx"),
        (page.encode(), "a.html"),
        (f"Summary\n\n{WORDS}\n".encode(), "a.txt"),
    ):
        assert WORDS in [piece.text for piece in pieces_of(data, name)], name


def test_a_web_page_that_is_called_a_workbook_is_read_as_what_it_is() -> None:
    page = f"<html><body><table><tr><td>{WORDS}</td></tr></table></body></html>".encode()
    assert any(WORDS in piece.text for piece in pieces_of(page, "a.xls"))


def test_a_file_of_some_other_program_is_not_searched() -> None:
    with pytest.raises(UnsearchableError) as error:
        pieces_of(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.png")
    assert str(error.value)
    assert not str(error.value).endswith(".")


def test_without_the_library_a_pdf_says_what_to_install(
    pdf: Paragraphs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text("raise ImportError\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))  # the PDF is read by a Python of its own
    with pytest.raises(MissingLibraryError, match="pypdf"):
        pieces_of(pdf([WORDS]), "a.pdf")
