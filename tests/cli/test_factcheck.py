from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "draft.md") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


Drafts = Callable[..., Path]


def factcheck(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["factcheck", *map(str, arguments)])


def test_a_draft_that_is_borne_out_passes(workspace: Workspaces, draft: Drafts) -> None:
    path = draft("# Gwent\n\nPolice in Gwent recorded 503 offences in 2023/24.\n")
    done = factcheck(path, "-C", workspace({}))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"{path.as_posix()}:3:1\n"
        "  Police in Gwent recorded [✓\u00a0503] offences in 2023/24.\n"
        "    ✓ supported 3:26 503 – The evidence has 503 offences for Gwent in 2023/24.\n\n"
        f"{path.as_posix()}: 1 quantity: 1 supported.\n"
    )


def test_a_contradicted_figure_fails_and_machines_get_an_object(workspace: Workspaces, draft: Drafts) -> None:
    path = draft("Police in Gwent recorded 530 offences in 2023/24.\n")
    done = factcheck(path, "-C", workspace({}), "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {
        "file": path.as_posix(),
        "assessments": [
            {
                "text": "530",
                "line": 1,
                "column": 26,
                "verdict": "contradicted",
                "code": "F201",
                "evidence": ["by-force#Gwent"],
                "expected": "503",
                "message": "The evidence has 503 offences for Gwent in 2023/24, not 530.",
            }
        ],
    }


def test_several_drafts_give_an_object_a_line(workspace: Workspaces, draft: Drafts) -> None:
    one, two = draft("No figures.\n"), draft("Gwent recorded 503 offences.\n", "two.txt")
    done = factcheck(one, two, "-C", workspace({}), "--format", "json")
    assert [len(json.loads(line)["assessments"]) for line in done.stdout.splitlines()] == [0, 1]


def test_a_bare_folder_of_records_and_another_workspace_serve_as_evidence(
    workspace: Workspaces, draft: Drafts
) -> None:
    path, root = draft("Police in Gwent recorded 503 offences in 2023/24.\n"), workspace({})
    for folder in (root / "evidence", root):
        done = factcheck(path, "--evidence", folder)
        assert (done.exit_code, "1 supported" in done.stdout) == (0, True)


def test_errors_in_the_evidence_are_reported_and_the_rest_is_used(
    workspace: Workspaces, draft: Drafts
) -> None:
    root = workspace({"evidence/broken.yaml": "kind: statistic\n"})
    done = factcheck(draft("Police in Gwent recorded 503 offences in 2023/24.\n"), "-C", root)
    assert done.exit_code == 0
    assert "evidence/broken.yaml" in done.stderr
    assert "1 supported" in done.stdout


def test_a_draft_that_is_not_there_or_cannot_be_read_is_said_so(
    workspace: Workspaces, draft: Drafts, tmp_path: Path
) -> None:
    missing = factcheck(tmp_path / "missing.md", "-C", workspace({}))
    assert (missing.exit_code, "cannot be read" in missing.stderr) == (2, True)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no more")
    good = draft("Gwent recorded 503 offences.\n")
    both = factcheck(broken, good, "-C", workspace({}))
    assert (both.exit_code, "1 supported" in both.stdout, "broken.docx" in both.stderr) == (2, True, True)


def test_html_is_one_page_for_all_drafts(workspace: Workspaces, draft: Drafts) -> None:
    one, two = draft("Gwent recorded 530 offences.\n"), draft("Gwent recorded 503 offences.\n", "two.txt")
    done = factcheck(one, two, "-C", workspace({}), "--format", "html")
    assert done.exit_code == 1
    assert done.stdout.count("<!DOCTYPE html>") == 1
    assert [done.stdout.count(f"<h2>{name}</h2>") for name in ("draft.md", "two.txt")] == [1, 1]


def test_html_of_nothing_that_could_be_read_is_nothing(
    workspace: Workspaces, draft: Drafts, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no more")
    done = factcheck(broken, "-C", workspace({}), "--format", "html")
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.fixture
def word_draft(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Police in Gwent recorded 530 offences in 2023/24.")
    path = tmp_path / "draft.docx"
    document.save(str(path))
    return path


def test_comments_go_into_another_file_and_the_draft_stays(workspace: Workspaces, word_draft: Path) -> None:
    before, out = word_draft.read_bytes(), word_draft.with_name("commented.docx")
    done = factcheck(word_draft, "-C", workspace({}), "--comments", out)
    assert (done.exit_code, done.stderr) == (1, f"{out.as_posix()}: 1 comment\n")
    assert "1 contradicted (1:26)" in done.stdout
    assert word_draft.read_bytes() == before
    (comment,) = docx.Document(str(out)).comments
    assert comment.text.splitlines() == [
        "“530”: contradicted (F201).",
        "The evidence has 503 offences for Gwent in 2023/24, not 530.",
        "Evidence: by-force#Gwent",
    ]


@pytest.mark.parametrize(
    ("drafts", "out", "message"),
    [
        (["draft.docx", "two.docx"], "out.docx", "one draft at a time"),
        (["draft.md"], "out.docx", "draft.md is none"),
        (["draft.docx"], "out.md", "out.docx"),
        (["draft.docx"], "draft.docx", "another name"),
    ],
)
def test_comments_that_cannot_be_written_are_refused_at_once(
    workspace: Workspaces, word_draft: Path, drafts: list[str], out: str, message: str
) -> None:
    before = word_draft.read_bytes()
    paths = [word_draft.with_name(name) for name in drafts]
    done = factcheck(*paths, "-C", workspace({}), "--comments", word_draft.with_name(out))
    assert (done.exit_code, message in done.stderr) == (2, True)
    assert word_draft.read_bytes() == before


def test_text_that_is_called_a_word_file_gets_no_comments(workspace: Workspaces, draft: Drafts) -> None:
    path = draft("Gwent recorded 530 offences.\n", "letter.docx")
    done = factcheck(path, "-C", workspace({}), "--comments", path.with_name("out.docx"))
    assert (done.exit_code, "Comments can be put into Word files" in done.stderr) == (2, True)
