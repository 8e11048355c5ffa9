from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from respondent.cli.main import commands
from respondent.resources import example_files


def init(folder: Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands, ["init", str(folder)])
    return done.exit_code, done.stdout, done.stderr


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_workspace_has_the_example_s_files_and_says_what_they_are(tmp_path: Path) -> None:
    status, out, err = init(tmp_path / "letters")
    assert (status, out) == (0, "")
    assert err.endswith(f"  cd {tmp_path / 'letters'}\n  respondent build\n")
    assert names(tmp_path / "letters") == {name for name, _ in example_files()} | {"README.txt"}
    assert "respondent.yaml" in names(tmp_path / "letters")


def test_the_example_s_files_are_copied_byte_for_byte(tmp_path: Path) -> None:
    init(tmp_path / "letters")
    for name, data in example_files():
        assert (tmp_path / "letters" / name).read_bytes() == data


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = init(Path())
    assert status == 0
    assert err.endswith(" Now try:\n  respondent build\n")


def test_a_folder_s_name_with_a_space_is_shown_as_one_types_it(tmp_path: Path) -> None:
    assert f'  cd "{tmp_path / "my letters"}"\n' in init(tmp_path / "my letters")[2]


def test_a_folder_that_only_git_and_the_finder_have_touched_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".DS_Store").write_bytes(b"")
    assert init(tmp_path)[0] == 0


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "mine.txt").write_bytes(b"mine")
    status, _, err = init(folder)
    assert status == 2
    assert (
        "is not empty, and nothing in it was touched. Name a new folder, such as “respondent init letters-2”"
        in err
    )
    assert names(folder) == {"mine.txt"}


def test_a_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").write_bytes(b"mine")
    status, _, err = init(tmp_path / "letters")
    assert status == 2
    assert "is a file. Name a folder that is empty or not there yet." in err


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync, calls = os.fsync, []

    def fill(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fill)
    status, _, err = init(tmp_path / "letters")
    assert status == 2
    assert "the disk is full" in err
    assert not (tmp_path / "letters").exists()


def test_a_failure_keeps_what_was_in_the_folder_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()

    def fill(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fill)
    assert init(tmp_path)[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == [".git"]
