"""Paths that people write in their files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from respondent.loading.paths import is_below, locate, printable
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span

HERE = Span("letter.md.j2", 7, 13)
NOWHERE = "Check its name, or put the file there; paths begin at the folder of respondent.yaml."


@pytest.fixture
def root(tmp_path: Path) -> str:
    """A workspace with a letterhead, beside something that is not in it."""
    (tmp_path / "outside.docx").touch()
    folder = tmp_path / "workspace"
    (folder / "letterheads" / "old").mkdir(parents=True)
    (folder / "letterheads" / "ours.docx").touch()
    return os.path.realpath(folder)


def refused(written: str, root: str) -> Diagnostic:
    path, problem = locate(written, HERE, root, root)
    assert path is None
    assert problem is not None
    assert problem.span == HERE
    return problem


@pytest.mark.parametrize("written", ["letterheads/ours.docx", "./letterheads//ours.docx"])
def test_a_path_leads_down_from_its_folder(root: str, written: str) -> None:
    assert locate(written, HERE, root, root) == (str(Path(root, "letterheads", "ours.docx")), None)
    assert locate("ours.docx", HERE, str(Path(root, "letterheads")), root)[0] is not None


@pytest.mark.parametrize(
    "written",
    [
        "../outside.docx",
        "letterheads/../../outside.docx",
        "letterheads/../letterheads/ours.docx",
        "/etc/passwd",
        "\\\\server\\share\\a.docx",
        "C:/a.docx",
        "c:\\a.docx",
        "~/a.docx",
        "https://example.org/a.docx",
        "file:///etc/passwd",
        "a\0b",
        "a\nb",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(root: str, written: str) -> None:
    problem = refused(written, root)

    assert problem.code.id == "R208"
    assert "Copy the file into the workspace" in problem.remedy


def test_backslashes_are_answered_with_the_right_path(root: str) -> None:
    problem = refused("letterheads\\ours.docx", root)

    assert (problem.code.id, problem.remedy) == ("R208", "Write letterheads/ours.docx.")


def test_a_link_out_of_the_workspace_is_refused(root: str) -> None:
    Path(root, "link.docx").symlink_to(Path(root).parent / "outside.docx")
    Path(root, "up").symlink_to(Path(root).parent)

    assert refused("link.docx", root).code.id == "R208"
    assert "link to something outside" in refused("up/outside.docx", root).message


def test_a_link_within_the_workspace_is_followed(root: str) -> None:
    Path(root, "link.docx").symlink_to(Path(root, "letterheads", "ours.docx"))

    assert locate("link.docx", HERE, root, root)[0] == str(Path(root, "letterheads", "ours.docx"))


def test_a_folder_is_said_to_be_one(root: str) -> None:
    assert refused("letterheads", root).code.id == "R209"


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("letterheads/our.docx", "Did you mean “ours.docx”?"),
        ("ours.docx", "There is one at “letterheads/ours.docx”: write that."),
        ("templates/ours.docx", "There is one at “letterheads/ours.docx”: write that."),
        ("letterheads/zzz.pdf", NOWHERE),
        ("letterheads/old/a.docx", NOWHERE),
        ("nowhere/a.docx", NOWHERE),
        ("x" * 5000, NOWHERE),
    ],
)
def test_a_file_that_is_not_there_is_answered_with_what_is(root: str, written: str, remedy: str) -> None:
    problem = refused(written, root)

    assert (problem.code.id, problem.remedy) == ("R207", remedy)
    assert len(problem.message) < 120


@pytest.mark.parametrize(
    ("there", "written"), [("force.xlsx", "force.csv"), ("force.yaml", None), ("ours.odt", "ours.docx")]
)
def test_a_file_of_another_program_is_to_be_saved_as_what_is_wanted(
    root: str, there: str, written: str | None
) -> None:
    Path(root, there).touch()
    if written is None:
        assert refused("force.csv", root).remedy == NOWHERE
    else:
        (Path(root, "letterheads") / "ours.docx").unlink()
        said = f"There is “{there}”: open it, and save it as “{Path(written).suffix}”."
        assert refused(written, root).remedy == said


def test_the_path_of_rows_begins_at_the_record(root: str) -> None:
    problem = locate("a.csv", HERE, str(Path(root, "letterheads")), root)[1]

    assert problem is not None
    assert problem.remedy == (
        "Check its name, or put the file there; paths begin at the record’s own folder."
    )


def test_only_what_lies_below_the_root_is_in_it() -> None:
    root = str(Path(os.sep, "a", "b"))

    assert is_below(root, root)
    assert is_below(str(Path(root, "c")), root)
    assert not is_below(root + "c", root)
    assert not is_below(str(Path(root).parent), root)
    assert is_below(root, os.sep)


def test_a_name_is_shown_without_what_is_no_character() -> None:
    assert printable("Môn\u202e\n\x1b[31m") == "Môn���[31m"
    assert printable(os.fsdecode(b"c\xff")) == "c�"
