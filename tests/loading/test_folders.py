"""Which files of a folder are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from respondent.loading.folders import RECORD, TEMPLATE, Ending, files_below
from respondent.model.diagnostic import Diagnostic


def walk(root: Path, ending: Ending = RECORD) -> tuple[list[str], list[Diagnostic]]:
    """The paths that are found below a folder, and what is said."""
    files, problems = files_below(os.path.realpath(root), [(str(root), "e")], ending)
    return [file.shown for file in files], problems


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_files_come_by_their_paths_from_all_folders(tmp_path: Path) -> None:
    make(tmp_path, "b.yaml", "a/z.yaml", "a/b/c.yaml", "a.yaml", "a.csv", "notes.txt", "report.pdf")

    assert walk(tmp_path) == (["e/a.yaml", "e/a/b/c.yaml", "e/a/z.yaml", "e/b.yaml"], [])


@pytest.mark.parametrize(
    "name",
    [".hidden.yaml", ".git/a.yaml", "~$a.yaml", ".DS_Store", "__MACOSX/a.yaml", "Thumbs.db", "desktop.ini"],
)
def test_what_the_computer_keeps_for_itself_is_passed_over_without_a_word(tmp_path: Path, name: str) -> None:
    make(tmp_path, name, "a.yaml")

    assert walk(tmp_path) == (["e/a.yaml"], [])


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yaml", "a.YML", "a.yaml.txt", "a.yml.txt"])
def test_a_record_with_another_ending_is_reported_with_the_right_one(tmp_path: Path, name: str) -> None:
    make(tmp_path, f"x/{name}")

    files, problems = walk(tmp_path)

    assert files == []
    assert [(str(p.span), p.code.id, p.severity) for p in problems] == [(f"e/x/{name}", "S205", "warning")]
    assert "Rename it to “a.yaml”" in problems[0].remedy


@pytest.mark.parametrize("name", ["a.j2", "a.MD.J2", "a.md.jinja", "a.md.jinja2", "a.md.j2.txt"])
def test_a_template_with_another_ending_is_reported_with_the_right_one(tmp_path: Path, name: str) -> None:
    make(tmp_path, name, "README.md", "b.md.j2")

    files, problems = walk(tmp_path, TEMPLATE)

    assert files == ["e/b.md.j2"]
    assert [p.code.id for p in problems] == ["S205"]
    assert "Rename it to “a.md.j2”" in problems[0].remedy


@pytest.mark.parametrize(
    "copy",
    [
        "crime-data-LAPTOP-7A2B3C.yaml",
        "crime-data-Annas-MacBook.yaml",
        "crime-data (1).yaml",
        "crime-data - Copy.yaml",
        "crime-data - Copy (2).yaml",
        "crime-data copy.yaml",
        "crime-data copy 2.yaml",
        "crime-data (Anna's conflicted copy 2025-02-18).yaml",
        "crime-data (Case Conflict).yaml",
        "crime-data.sync-conflict-20250218-101500-ABCDEF.yaml",
    ],
)
def test_a_second_copy_that_a_program_left_is_reported_and_not_read(tmp_path: Path, copy: str) -> None:
    make(tmp_path, "crime-data.yaml", copy)

    files, problems = walk(tmp_path)

    assert files == ["e/crime-data.yaml"]
    assert [(p.code.id, p.severity) for p in problems] == [("S206", "warning")]
    assert "“crime-data.yaml”" in problems[0].message


@pytest.mark.parametrize("name", ["crime-data-2024.yaml", "crime-data-LAPTOP.yaml", "crime-data (1).yaml"])
def test_a_name_alone_makes_no_copy(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)

    assert walk(tmp_path) == ([f"e/{name}"], [])


def test_a_folder_under_a_record_s_name_is_reported(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml/b.yaml", "c.yaml")

    files, problems = walk(tmp_path)

    assert files == ["e/c.yaml"]
    assert [(str(p.span), p.code.id) for p in problems] == [("e/a.yaml", "S204")]


def test_a_link_within_the_workspace_is_followed_once(tmp_path: Path) -> None:
    make(tmp_path, "a/x.yaml")
    (tmp_path / "y.yaml").symlink_to(tmp_path / "a" / "x.yaml")
    (tmp_path / "again").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "round").symlink_to(tmp_path)

    files, problems = walk(tmp_path)

    assert len(files) == 2
    assert "e/y.yaml" in files
    assert problems == []


def test_a_link_out_of_the_workspace_is_reported_and_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "inside/a.yaml", "outside/b.yaml", "outside/c.txt")
    root = tmp_path / "inside"
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "file.yaml").symlink_to(tmp_path / "outside" / "b.yaml")
    (root / "c.txt").symlink_to(tmp_path / "outside" / "c.txt")

    files, problems = walk(root)

    assert files == ["e/a.yaml"]
    assert sorted((str(p.span), p.code.id) for p in problems) == [
        ("e/file.yaml", "S207"),
        ("e/folder", "S207"),
    ]


def test_a_link_that_leads_in_a_circle_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert walk(tmp_path) == (["e/loop.yaml"], [])


def test_folders_in_each_other_may_be_very_deep(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 200)
    make(tmp_path, f"{deep}/a.yaml")

    assert walk(tmp_path) == ([f"e/{deep}/a.yaml"], [])


def test_a_folder_that_may_not_be_read_is_reported_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "secret/a.yaml", "b.yaml")
    scan = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)

    files, problems = walk(tmp_path)

    assert files == ["e/b.yaml"]
    assert [(str(p.span), p.code.id) for p in problems] == [("e/secret", "S203")]
    assert "not allowed" in problems[0].message


def test_a_name_that_moves_the_cursor_or_is_no_text_is_shown_without_that(tmp_path: Path) -> None:
    (tmp_path / "a\nb.yaml").touch()
    odd = os.fsencode(tmp_path) + b"/c\xff.yaml"
    Path(os.fsdecode(odd)).touch()

    files, _ = walk(tmp_path)

    assert files == ["e/a�b.yaml", "e/c�.yaml"]
