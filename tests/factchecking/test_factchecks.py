"""A draft's file held against a workspace, by the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent import factcheck, load
from respondent.errors import UnreadableFileError
from respondent.reading.draft import UnreadableDraftError

Workspaces = Callable[[dict[str, str]], Path]

FALSE = "Police in Gwent recorded 530 offences in 2023/24.\n"
ANSWER = """answers:
  - figure: "530"
    sentence: Police in Gwent recorded 530 offences in 2023/24.
    answer: not a statistic
"""


def test_a_file_is_checked_against_a_workspace_by_its_path_or_as_it_was_loaded(workspace: Workspaces) -> None:
    root = workspace({"speech.md": FALSE})
    found = factcheck(root / "speech.md", root)
    assert found.is_false
    assert [one.verdict.value for one in found.assessments] == ["contradicted"]
    assert factcheck(str(root / "speech.md"), load(root)) == found


def test_the_answers_beside_it_count(workspace: Workspaces) -> None:
    root = workspace({"speech.md": FALSE, "speech.md.answers.yaml": ANSWER})
    found = factcheck(root / "speech.md", root)
    assert found.diagnostics == ()
    assert not found.is_false


def test_what_is_wrong_with_the_answers_is_said(workspace: Workspaces) -> None:
    root = workspace({"speech.md": FALSE, "speech.md.answers.yaml": "answers:\n  - figure: x\n"})
    found = factcheck(root / "speech.md", root)
    assert {one.code.id for one in found.diagnostics} == {"B201"}
    assert found.is_false


def test_a_file_that_is_not_there_and_one_that_is_no_draft_are_errors(workspace: Workspaces) -> None:
    root = workspace({})
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnreadableFileError):
        factcheck(root / "speech.md", root)
    with pytest.raises(UnreadableDraftError, match=r"picture\.png|picture|image"):
        factcheck(root / "picture.png", root)
