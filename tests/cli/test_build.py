from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]

BROKEN = (
    "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    '{{ figure("offense") }}\n'
)


@pytest.fixture
def root(workspace: Workspaces, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace, in which the commands run."""
    root = workspace({})
    monkeypatch.chdir(root)
    return root


def build(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["build", *map(str, arguments)])


def test_the_documents_are_listed_on_standard_output(root: Path) -> None:
    done = build()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "out/letter.docx               2 claims, 1 note\n"
        "out/release-gwent.docx        1 claim, 1 note\n"
        "out/release-dyfed-powys.docx  1 claim, 1 note\n"
    )


def test_what_has_not_changed_is_said_to_be_as_before(root: Path) -> None:
    build("letter")
    assert build("letter").stdout == "out/letter.docx  2 claims, 1 note, as before\n"


def test_several_formats_are_parted_by_commas(root: Path) -> None:
    assert build("letter", "--as", "md, HTML").exit_code == 0
    assert sorted(path.name for path in (root / "out").iterdir()) == ["letter.html", "letter.md"]


def test_documents_outside_the_folder_where_one_is_are_named_in_full(root: Path, tmp_path: Path) -> None:
    done = build("letter", "--out", tmp_path / "sent")
    assert done.stdout.startswith((tmp_path / "sent" / "letter.docx").as_posix())


def test_what_is_not_written_is_said_on_standard_error_with_old_versions(root: Path) -> None:
    build()
    (root / "templates/letter.md.j2").write_text(BROKEN, encoding="utf-8")
    done = build()
    assert done.exit_code == 1
    assert "letter.docx" not in done.stdout
    assert "release-gwent.docx" in done.stdout
    assert "templates/letter.md.j2:8:" in done.stderr
    assert re.search(
        r"^Not written \(templates/letter\.md\.j2:8:\d+ T\d+\): letter$", done.stderr, re.MULTILINE
    )
    assert done.stderr.endswith(
        "From an earlier build, and not up to date – do not send:\n  out/letter.docx\n"
    )


def test_what_one_error_holds_back_is_named_in_one_line(root: Path) -> None:
    (root / "evidence/by-force.csv").write_text(
        "force,offences\nGwent,503\nDyfed-Powys,lots\n", encoding="utf-8"
    )
    assert "Not written (evidence/by-force.csv:3:13 C110): release-gwent" in build().stderr


def test_nothing_is_old_where_nothing_was_built(root: Path) -> None:
    (root / "templates/letter.md.j2").write_text(BROKEN, encoding="utf-8")
    assert "earlier build" not in build().stderr


def test_machines_get_one_object_on_standard_output(root: Path) -> None:
    build("letter")
    (root / "templates/letter.md.j2").write_text(BROKEN, encoding="utf-8")
    done = build("--format", "json", "letter", "release-gwent")
    assert (done.exit_code, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    assert set(report) == {"diagnostics", "documents", "withheld", "summary"}
    (written,) = report["documents"]
    assert written == {
        "document": "release-gwent",
        "file": "out/release-gwent.docx",
        "format": "docx",
        "bytes": (root / "out/release-gwent.docx").stat().st_size,
        "claims": 1,
        "notes": 1,
        "changed": True,
        "draft": False,
    }
    (withheld,) = report["withheld"]
    assert (withheld["document"], withheld["old"]) == ("letter", ["out/letter.docx"])
    assert withheld["codes"] == sorted({d["code"] for d in report["diagnostics"]})


def test_a_workspace_without_documents_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    done = build("-C", tmp_path)
    assert done.stdout == ""
    assert "There is no document to build" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["leter"], "There is no document “leter”. Did you mean “letter”?"),
        (["--as", "docs"], "cannot be written as “docs”"),
        (["--as", ","], "Name a format"),
        (["-C", "/nowhere/at/all"], "there is no such folder"),
    ],
)
def test_what_cannot_be_done_gets_a_sentence_and_status_2(
    root: Path, arguments: list[str], words: str
) -> None:
    done = build(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


def test_an_out_that_is_a_file_gets_a_sentence_and_status_2(root: Path) -> None:
    (root / "out").write_text("mine", encoding="utf-8")
    done = build()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "what should be its folder is a file" in done.stderr


def test_drafts_are_written_whatever_is_wrong_and_the_status_says_that_something_is(root: Path) -> None:
    build()
    (root / "templates/letter.md.j2").write_text(BROKEN, encoding="utf-8")
    done = build("letter", "--draft")
    assert done.exit_code == 1
    assert done.stdout == "out/letter.draft.docx  0 claims, 0 notes\n"
    assert done.stderr.endswith(
        "From an earlier build, and not up to date – do not send:\n  out/letter.docx\n"
    )


def test_a_draft_in_which_nothing_is_wrong_is_no_failure_and_machines_know_it_for_one(root: Path) -> None:
    done = build("letter", "--draft", "--format", "json")
    assert done.exit_code == 0
    (entry,) = json.loads(done.stdout)["documents"]
    assert (entry["draft"], entry["file"]) == (True, "out/letter.draft.docx")


def test_drafts_of_documents_that_are_final_by_now_are_named(root: Path) -> None:
    build("letter", "--draft")
    done = build("letter")
    assert done.exit_code == 0
    assert done.stderr == "Drafts from an earlier build, left as they are:\n  out/letter.draft.docx\n"
