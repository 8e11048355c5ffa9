"""The text of PDFs, in a process of its own."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from pypdf import PdfReader, PdfWriter

from respondent.archiving import pdf
from respondent.archiving.pdf import PdfError, extract, pages_of
from respondent.errors import MissingLibraryError


def blank(pages: int = 1, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_pages_come_one_by_one() -> None:
    assert pages_of(blank(3)) == ("", "", "")
    assert extract(blank(2)) == ["", ""]


def test_a_password_or_damage_is_told() -> None:
    assert len(PdfReader(io.BytesIO(blank())).pages) == 1
    with pytest.raises(PdfError, match="password"):
        pages_of(blank(password="secret"))
    with pytest.raises(PdfError, match="damaged"):
        pages_of(b"%PDF-1.7\nnothing")


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(PdfError, match=r"within 0\.001 seconds"):
        pages_of(blank(), seconds=0.001)


@pytest.mark.parametrize(("code", "error"), [("3", MissingLibraryError), ("1", PdfError)])
def test_a_process_that_fails_is_told(
    code: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = subprocess.run
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda *_, **__: run([sys.executable, "-c", f"exit({code})"], capture_output=True),
    )
    with pytest.raises(error):
        pages_of(blank())


def test_it_prints_the_pages_of_what_it_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "_bound_memory", lambda: None)  # it would bound the tests too
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(blank())))

    assert pdf.main() == 0
    assert capsys.readouterr().out == '[""]'
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(blank())))
    assert pdf.main() == 3
