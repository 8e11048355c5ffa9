"""What LibreOffice and pandoc make of the files.

LibreOffice 7.4 drops the tags of controls, and bookmarks within footnotes; those in the text it keeps.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdf
import pytest

from respondent.model.document import Document
from respondent.model.manifest import manifest_of
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.writer import write_word

Program = Callable[[str], str]
Parts = Callable[[bytes], dict[str, bytes]]


@pytest.fixture
def joint_letter(samples: Mapping[str, Document], assets: Mapping[str, bytes], tmp_path: Path) -> Path:
    path = tmp_path / "joint-letter.docx"
    path.write_bytes(write_word(samples["joint-letter"], plain_letterhead(), assets))
    return path


def convert(soffice: str, path: Path, form: str) -> Path:
    """The file that LibreOffice makes of another, with a profile of its own."""
    out = path.parent / "converted"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(path)],
        capture_output=True,
        timeout=180,
        check=True,
    )
    return out / path.with_suffix(f".{form}").name


def test_pandoc_reads_real_footnotes_with_their_sources(joint_letter: Path, program: Program) -> None:
    done = subprocess.run(
        [program("pandoc"), "-t", "markdown-smart", "--wrap=none", str(joint_letter)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", done.stdout, re.MULTILINE))
    assert notes["1"] == "Home Office, *Police recorded crime*, sheet 2023_24."
    assert "Home Office (n 1), 503 offences." in notes["2"]
    assert notes["3"] == "Childline, [www.childline.org.uk](https://www.childline.org.uk/)."
    assert notes["4"] == "Online Safety Act 2023, s 121(2)."
    assert "I told nobody.”[^3]" in done.stdout
    assert "## What 2023/24 shows" in done.stdout


def test_bookmarks_and_the_manifest_survive_a_word_processor_that_drops_tags(
    joint_letter: Path, program: Program, parts: Parts, samples: Mapping[str, Document]
) -> None:
    files = parts(convert(program("soffice"), joint_letter, "docx").read_bytes())
    text = "".join(files[name].decode() for name in ("word/document.xml", "word/footnotes.xml"))
    wanted = re.findall(rb'w:name="(claim_[^"]+)"', parts(joint_letter.read_bytes())["word/document.xml"])
    assert len(wanted) == 10
    assert {name.decode() for name in wanted} <= set(re.findall(r'w:name="(claim_[^"]+)"', text))
    manifest = manifest_of(samples["joint-letter"])
    assert manifest.sha256 in files["docProps/custom.xml"].decode()
    items = [data.decode() for name, data in files.items() if re.fullmatch(r"customXml/item\d+\.xml", name)]
    assert any("urn:respondent:manifest:1" in item for item in items)
    assert text.count("<w:footnoteReference ") == 4


def test_the_letter_becomes_a_pdf_with_page_numbers_and_notes(joint_letter: Path, program: Program) -> None:
    pages = pypdf.PdfReader(convert(program("soffice"), joint_letter, "pdf")).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert len(pages) >= 2
    assert all(f"Page {n} of {len(pages)}" in text for n, text in enumerate(texts, 1))
    whole = " ".join(texts)
    assert "Home Office (n 1), 503 offences." in whole
    assert "Secretary of State" in texts[0]
