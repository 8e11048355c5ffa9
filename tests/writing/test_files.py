from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from respondent.errors import HeldOpenError, UnwritableFileError
from respondent.writing import files
from respondent.writing.files import holds, sweep, write_folder, write_new, write_whole

OLD, NEW = b"the old letter", b"the new letter"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB; only the machine's administrator can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_new_file_is_written_in_folders_that_were_missing(tmp_path: Path) -> None:
    write_whole(tmp_path / "out" / "letters" / "letter.docx", NEW)
    assert (tmp_path / "out" / "letters" / "letter.docx").read_bytes() == NEW
    assert names(tmp_path / "out" / "letters") == ["letter.docx"]


def test_an_old_file_is_replaced(letter: Path) -> None:
    write_whole(letter, NEW)
    assert letter.read_bytes() == NEW
    assert names(letter.parent) == ["letter.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_permission_bits_are_kept(letter: Path) -> None:
    letter.chmod(0o640)
    write_whole(letter, NEW)
    assert letter.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_a_new_file_gets_the_bits_that_any_new_file_would(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_whole(tmp_path / "letter.docx", NEW)
    assert (tmp_path / "letter.docx").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_very_long_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".docx")
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


def test_a_file_knows_what_it_holds(letter: Path, tmp_path: Path) -> None:
    assert holds(letter, OLD)
    assert not holds(letter, NEW)
    assert not holds(letter, OLD + b"!")
    assert not holds(tmp_path / "missing.docx", OLD)


# What fails leaves the old file, and nothing else


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EIO, "input/output error. Check the disk"),
        (errno.EROFS, "you may not write there"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file_and_says_why(
    letter: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    owner = os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, fail)
    with pytest.raises(UnwritableFileError, match=words):
        write_whole(letter, NEW)
    monkeypatch.undo()
    assert letter.read_bytes() == OLD
    assert names(letter.parent) == ["letter.docx"]


def test_a_failure_leaves_no_new_file_where_there_was_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableFileError, match=r"Make some room on it, then try again\.$"):
        write_whole(tmp_path / "letter.docx", NEW)
    assert names(tmp_path) == []


def test_an_interruption_leaves_the_old_file(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(letter, NEW)
    assert letter.read_bytes() == OLD
    assert names(letter.parent) == ["letter.docx"]


def test_a_folder_that_cannot_be_forced_to_the_disk_does_not_stop_the_file(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    write_whole(letter, NEW)
    assert letter.read_bytes() == NEW


def test_a_full_disk_leaves_the_old_file_whole(small_disk: Path) -> None:
    path = small_disk / "letter.docx"
    write_whole(path, b"o" * 30_000)
    with pytest.raises(UnwritableFileError, match="the disk is full"):
        write_whole(path, b"n" * 60_000)
    assert path.read_bytes() == b"o" * 30_000
    assert names(small_disk) == ["letter.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_limit_reached_amid_the_writing_leaves_the_old_file_whole(letter: Path) -> None:
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from respondent.writing.files import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_whole(Path(sys.argv[1]), b'n' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(letter)], capture_output=True, text=True)
    assert "the disk is full" in done.stderr
    assert letter.read_bytes() == OLD
    assert names(letter.parent) == ["letter.docx"]


# Places that cannot be written


def test_a_file_where_the_folder_should_be_is_named_as_the_reason(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(UnwritableFileError, match="what should be its folder is a file"):
        write_whole(tmp_path / "out" / "letter.docx", NEW)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_a_file_two_folders_up_is_named_as_the_reason(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(UnwritableFileError, match="what should be its folder is a file"):
        write_whole(tmp_path / "out" / "letters" / "letter.docx", NEW)


def test_a_folder_where_the_file_should_be_is_named_as_the_reason(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").mkdir()
    with pytest.raises(UnwritableFileError, match="there is a folder of that name"):
        write_whole(tmp_path / "letter.docx", NEW)
    assert names(tmp_path) == ["letter.docx"]


def test_a_path_that_is_too_long_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="its path is too long for this computer"):
        write_whole(tmp_path / ("a" * 300 + ".docx"), NEW)


def test_a_folder_that_may_not_be_written_says_so(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnwritableFileError, match="you may not write there"):
        write_whole(letter, NEW)
    assert letter.read_bytes() == OLD


def test_an_error_without_words_still_has_a_reason(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnwritableFileError, match="the computer gives no reason"):
        write_whole(letter, NEW)


# Files that are open elsewhere


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("joint-letter.docx", "~$int-letter.docx"),
        ("letters.docx", "~$etters.docx"),
        ("ofcom.docx", "~$ofcom.docx"),
    ],
)
def test_a_document_that_word_holds_open_is_left_alone(tmp_path: Path, name: str, mark: str) -> None:
    (tmp_path / name).write_bytes(OLD)
    (tmp_path / mark).write_bytes(b"")
    with pytest.raises(HeldOpenError, match=f"Close {name} in Word, then do the same again"):
        write_whole(tmp_path / name, NEW)
    assert (tmp_path / name).read_bytes() == OLD


def test_a_document_that_libreoffice_holds_open_is_left_alone(letter: Path) -> None:
    (letter.parent / ".~lock.letter.docx#").write_bytes(b"")
    with pytest.raises(HeldOpenError, match=r"Close letter.docx in LibreOffice.*delete the file “\.~lock"):
        write_whole(letter, NEW)
    assert letter.read_bytes() == OLD


class SharingViolationError(PermissionError):
    """What Windows raises where another program has a file open."""

    winerror = 32


class PathNotFoundError(FileNotFoundError):
    """What Windows raises where a path is too long for it."""

    winerror = 3


def test_a_document_that_windows_says_is_in_use_is_left_alone(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SharingViolationError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(HeldOpenError, match=r"Close letter.docx in Word, then do the same again\.$"):
        write_whole(letter, NEW)
    assert letter.read_bytes() == OLD
    assert names(letter.parent) == ["letter.docx"]


def test_a_path_too_long_for_windows_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PathNotFoundError(errno.ENOENT, "The system cannot find the path specified")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnwritableFileError, match="its path is too long"):
        write_whole(tmp_path / ("a" * 200) / "letter.docx", NEW)


def test_a_lock_of_a_moment_is_waited_for(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, attempts = Path.replace, []

    def refuse_twice(path: Path, target: Path) -> Path:
        attempts.append(path)
        if len(attempts) < 3:
            raise SharingViolationError(errno.EACCES, "The process cannot access the file")
        return replace(path, target)

    monkeypatch.setattr(files, "WAITS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "replace", refuse_twice)
    write_whole(letter, NEW)
    assert letter.read_bytes() == NEW
    assert len(attempts) == 3


def test_a_lock_that_stays_is_reported_after_the_last_attempt(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SharingViolationError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(files, "WAITS", (0.0,))
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(HeldOpenError):
        write_whole(letter, NEW)


# Sweeping


def test_what_a_killed_run_left_is_swept_away_and_nothing_else(letter: Path) -> None:
    folder = letter.parent
    (folder / ".respondent-letter.docx-0123456789ab.tmp").write_bytes(b"half")
    (folder / ".respondent-notes.md").write_bytes(b"mine")
    (folder / "respondent-letter.tmp").write_bytes(b"mine")
    (folder / ".respondent-folder.tmp").mkdir()
    sweep(folder)
    assert names(folder) == [
        ".respondent-folder.tmp",
        ".respondent-notes.md",
        "letter.docx",
        "respondent-letter.tmp",
    ]


def test_sweeping_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    sweep(tmp_path / "out")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own on Windows")
def test_a_link_that_looks_like_ours_is_left(letter: Path) -> None:
    link = letter.parent / ".respondent-link.tmp"
    link.symlink_to(letter)
    sweep(letter.parent)
    assert link.is_symlink()
    assert letter.read_bytes() == OLD


def test_what_another_run_is_writing_just_now_is_left(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sweep comes at the worst moment: after the data is on the disk, before the file has its name."""
    replace = Path.replace

    def sweep_first(path: Path, target: Path) -> Path:
        sweep(letter.parent)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", sweep_first)
    write_whole(letter, NEW)
    assert letter.read_bytes() == NEW


def test_a_leftover_that_cannot_be_opened_does_not_stop_the_sweep(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leftover = letter.parent / ".respondent-letter.docx-0123456789ab.tmp"
    leftover.write_bytes(b"half")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    sweep(letter.parent)
    assert names(letter.parent) == ["letter.docx"]


# What is never written over


def test_a_file_that_is_there_is_not_written_over(letter: Path) -> None:
    assert not write_new(letter, NEW)
    assert letter.read_bytes() == OLD
    assert write_new(letter.with_name("new.docx"), NEW)
    assert names(letter.parent) == ["letter.docx", "new.docx"]


def test_a_disk_without_hard_links_keeps_new_files_too(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert write_new(letter.with_name("new.docx"), NEW)
    assert not write_new(letter, NEW)
    assert letter.read_bytes() == OLD
    assert names(letter.parent) == ["letter.docx", "new.docx"]


def test_a_new_file_that_cannot_be_written_is_told(letter: Path) -> None:
    with pytest.raises(UnwritableFileError):
        write_new(letter / "new.docx", NEW)


def test_a_folder_comes_whole_and_never_over_another(tmp_path: Path) -> None:
    assert write_folder(tmp_path / "sent/2025-02-18", {"a.docx": OLD, "b.json": NEW})
    assert not write_folder(tmp_path / "sent/2025-02-18", {"a.docx": NEW})
    assert (tmp_path / "sent/2025-02-18/a.docx").read_bytes() == OLD
    assert names(tmp_path / "sent") == ["2025-02-18"]
    assert names(tmp_path / "sent/2025-02-18") == ["a.docx", "b.json"]


def test_a_folder_whose_name_is_taken_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "2025-02-18"
    rename = Path.rename

    def late(self: Path, target: Path) -> Path:
        folder.mkdir()
        (folder / "theirs").write_bytes(OLD)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    assert not write_folder(folder, {"ours": NEW})
    assert names(tmp_path) == ["2025-02-18"]
    assert names(folder) == ["theirs"]


def test_a_folder_that_cannot_be_written_leaves_nothing(letter: Path) -> None:
    with pytest.raises(UnwritableFileError):
        write_folder(letter.parent / "sent", {"no/such": NEW})
    assert names(letter.parent) == ["letter.docx"]
