"""PDF by the real LibreOffice, and what is said without it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from respondent.errors import ConversionFailedError, MissingProgramError
from respondent.writing import libreoffice, pdf
from respondent.writing.pdf import pdf_of, pdfs_of

Program = Callable[[str], str]


def word_file(text: str) -> bytes:
    document = WordDocument()
    document.add_heading("Heading", 1)
    document.add_paragraph(text)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def text_of_pdf(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def stand_in(folder: Path, script: str) -> str:
    """A program that behaves as `script` says, in place of LibreOffice."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a shell script")
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_two_word_files_become_two_tagged_pdfs_in_one_start(program: Program) -> None:
    program("soffice")

    made = pdfs_of({"south/letter": word_file("South Yorkshire"), "west": word_file("West Yorkshire")})

    assert "South Yorkshire" in text_of_pdf(made["south/letter"])
    assert "West Yorkshire" in text_of_pdf(made["west"])
    assert "/StructTreeRoot" in PdfReader(BytesIO(made["west"])).root_object
    assert b"pdfuaid" in made["west"]


def test_no_files_need_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: pytest.fail("looked for a program"))

    assert pdfs_of({}) == {}


def test_what_is_no_word_file_is_named_in_the_message(program: Program) -> None:
    program("soffice")

    with pytest.raises(ConversionFailedError, match="could not make a PDF of “letter”: it gave no PDF"):
        pdf_of(b"PK\x03\x04 broken", "letter")


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_places", lambda: iter(()))

    with pytest.raises(MissingProgramError, match="LibreOffice is needed to write a PDF and was not found"):
        pdf_of(b"", "letter")


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_libreoffice_is_found_where_its_installer_puts_it(
    platform: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "LibreOffice/program/soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(libreoffice, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_PLACES", {})
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)

    assert libreoffice.find_libreoffice() == str(program)


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child"
    program = stand_in(tmp_path, f"(sleep 2; touch {child}) &\nsleep 60")
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: program)
    monkeypatch.setattr(pdf, "START_SECONDS", 0.3)
    monkeypatch.setattr(pdf, "SECONDS_EACH", 0)

    with pytest.raises(ConversionFailedError, match="it did not finish in time"):
        pdf_of(b"", "letter")

    time.sleep(2.5)
    assert not child.exists()


def test_each_run_has_a_profile_of_its_own_that_is_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    script = (
        f'printf "%s\\n" "$@" > {seen}\n'
        'while [ "$1" != --outdir ]; do shift; done\nmkdir "$2"; printf "%%PDF" > "$2/1.pdf"'
    )
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: stand_in(tmp_path, script))

    assert pdf_of(b"", "letter") == b"%PDF"

    profile = next(line for line in seen.read_text("utf-8").splitlines() if "UserInstallation" in line)
    assert profile.startswith("-env:UserInstallation=file:///")
    assert not Path(profile.partition("file://")[2]).parent.exists()
