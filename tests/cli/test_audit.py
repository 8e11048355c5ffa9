"""``respondent audit`` from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from respondent.build import build
from respondent.cli.main import commands
from respondent.reading.draft import read_draft

MAIN = "word/document.xml"


@pytest.fixture
def edited(workspace: Callable[[dict[str, str]], Path]) -> Path:
    """A letter with another figure in it, and a sentence that was added; beside its workspace's settings."""
    root = workspace({})
    data = build(root, ["letter"]).files[0].read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == MAIN:
                part = part.replace(b">38,685<", b">39,865<").replace(
                    b"Yours sincerely", "Some 71 per cent of parents agree, “and nobody asked them”.".encode()
                )
            new.writestr(name, part)
    path = root / "back.docx"
    path.write_bytes(out.getvalue())
    return path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, list(words))
    return result.exit_code, result.stdout, result.stderr


def test_a_false_edit_is_told_and_gives_status_1(edited: Path) -> None:
    status, out, _ = run("audit", str(edited), "-C", str(edited.parent))
    assert status == 1
    assert "✗ A201 claim 1, edited" in out
    assert "“38,685” → “39,865”" in out
    assert "+value: 39,865" in out
    assert "2 claims: 1 unchanged, 1 edited" in out


def test_an_untouched_file_gives_status_0(edited: Path) -> None:
    built = edited.parent / "out/letter.docx"
    status, out, err = run("audit", str(built), "-C", str(edited.parent))
    assert (status, err) == (0, "")
    assert "It says what it was built to say." in out


def test_json_goes_to_standard_output_alone(edited: Path) -> None:
    status, out, _ = run("audit", str(edited), "-C", str(edited.parent), "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert report["built"]["document"] == "letter"
    assert report["false"] is True
    claim = report["claims"][0]
    assert (claim["outcome"], claim["old"], claim["new"]) == ("edited", "38,685", "39,865")
    assert claim["match"] == {"by": "control", "certainty": "sure"}
    assert claim["evidence_now"]["verdict"] == "contradicted"
    assert claim["advice"]["do"] == "put back"


def test_the_page_shows_the_change_in_place_and_loads_nothing(edited: Path) -> None:
    _, out, _ = run("audit", str(edited), "-C", str(edited.parent), "--format", "html")
    assert out.startswith("<!DOCTYPE html>")
    assert '<del class="was">38,685</del>' in out
    assert "default-src 'none'" in out.replace("&#x27;", "'")
    assert "<script" not in out
    assert "http://" not in out


def test_the_audited_file_stays_and_a_copy_has_the_comments(edited: Path, tmp_path: Path) -> None:
    before = edited.read_bytes()
    copy = tmp_path / "commented.docx"
    _, _, err = run("audit", str(edited), "-C", str(edited.parent), "--comments", str(copy))
    assert edited.read_bytes() == before
    assert "comment" in err
    comments = zipfile.ZipFile(copy).read("word/comments.xml").decode()
    assert "Claim 1, edited (A201). It was “38,685”." in comments
    one, other = (read_draft(path.read_bytes(), "x.docx").draft for path in (edited, copy))
    assert one is not None
    assert other is not None
    assert one.passages == other.passages


def test_the_comments_never_go_into_the_audited_file(edited: Path) -> None:
    status, _, err = run("audit", str(edited), "-C", str(edited.parent), "--comments", str(edited))
    assert status == 2
    assert "stays as it is" in err
    status, _, err = run("audit", str(edited), "-C", str(edited.parent), "--comments", "x.txt")
    assert status == 2


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_file_of_somebody_else_is_factchecked(edited: Path, tmp_path: Path, form: str) -> None:
    theirs = tmp_path / "theirs.docx"
    document = Document()
    document.add_paragraph("Police in Gwent recorded 530 offences in 2023/24.")
    document.save(str(theirs))
    words = ("audit", str(theirs), "-C", str(edited.parent), "--format", form)
    status, out, _ = run(*words)
    assert status == 1
    assert "contradicted" in out
    if form == "text":
        copy = tmp_path / "commented.docx"
        run(*words, "--comments", str(copy))
        assert "contradicted" in zipfile.ZipFile(copy).read("word/comments.xml").decode()


def test_a_file_that_is_none_gives_a_sentence_and_status_2(edited: Path, tmp_path: Path) -> None:
    text = tmp_path / "letter.docx"
    text.write_text("no zip", encoding="utf-8")
    status, _, err = run("audit", str(text), "-C", str(edited.parent))
    assert status == 2
    assert "is no Word file" in err
    status, _, err = run("audit", str(tmp_path / "nowhere.docx"), "-C", str(edited.parent))
    assert status == 2
