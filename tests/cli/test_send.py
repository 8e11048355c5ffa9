from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands
from respondent.history.git import find_git

Workspaces = Callable[[dict[str, str]], Path]


@pytest.fixture
def root(workspace: Workspaces, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace, outside git, in which the commands run."""
    root = workspace({})
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    return root


def send(*more: str, on: str = "2025-02-18") -> Result:
    return CliRunner().invoke(commands, ["send", "letter", "--to", "The Minister", "--on", on, *more])


def test_the_folder_is_named_with_what_is_in_it_and_to_whom_it_went(root: Path) -> None:
    done = send("--as", "docx, HTML")
    assert done.exit_code == 0
    assert done.stdout == "sent/letter/2025-02-18: letter.docx, letter.html, to The Minister\n"
    assert done.stderr == "No git commit is noted: the workspace is not in a git repository.\n"
    assert (root / "sent/letter/2025-02-18/letter.docx").is_file()


def test_json_has_the_hashes(root: Path) -> None:
    sent = json.loads(send("--format", "json").stdout)["sent"]
    assert (sent["folder"], sent["to"], sent["on"]) == (
        "sent/letter/2025-02-18",
        ["The Minister"],
        "2025-02-18",
    )
    assert len(sent["manifest_sha256"]) == len(sent["words_sha256"]) == len(sent["files"][0]["sha256"]) == 64


def test_the_commit_is_told_and_what_is_not_committed(root: Path) -> None:
    program = find_git()
    if program is None:
        pytest.skip("git is not installed")
    who = dict.fromkeys(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"], "Office")
    who |= dict.fromkeys(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"], "office@example.org")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run([program, *arguments], cwd=root, env=os.environ | who, check=True, capture_output=True)
    assert send().stderr.startswith("Made from commit ")
    for number in range(6):
        (root / f"note-{number}.txt").write_text("x", encoding="utf-8")
    done = send("--to", "Another")
    assert (
        "with changes that are not committed (note-0.txt, note-1.txt, note-2.txt, note-3.txt, note-4.txt …)"
        in done.stderr
    )


def test_a_document_with_errors_is_refused_with_status_1(root: Path) -> None:
    template = root / "templates/letter.md.j2"
    template.write_text(
        template.read_text(encoding="utf-8").replace("offences", "nothings"), encoding="utf-8"
    )
    done = send()
    assert done.exit_code == 1
    assert "Not sent, nothing was written: letter" in done.stderr
    assert json.loads(send("--format", "json").stdout)["sent"] is None


def test_an_edited_file_in_out_is_told(root: Path) -> None:
    (root / "out").mkdir()
    (root / "out/letter.docx").write_bytes(b"edited")
    assert "letter.docx in “out” is not the file that was frozen" in send().stderr


@pytest.mark.parametrize("on", ["18/02/2025", "20250218", "2025-02-30", "2025-02-1x", "tomorrow"])
def test_a_day_is_written_year_first(root: Path, on: str) -> None:
    done = send(on=on)
    assert done.exit_code == 2
    assert f"“{on}” is no day. Write it as 2025-02-18" in done.stderr
