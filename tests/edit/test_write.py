"""The files of a change are written whole, all or none, and never over what somebody else has done."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.write import FOLDER, finish, write
from respondent.errors import UnwritableFileError
from respondent.model.edit import FileChange

CHANGES = (
    FileChange("a.yaml", b"kind: x\n", None),
    FileChange("b/c.yaml", None, b"kind: x\n"),
    FileChange("t.csv", b"k\n1\n", b"k\n2\n"),
)


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


OLD = {"a.yaml": b"kind: x\n", "t.csv": b"k\n1\n"}
NEW = {"b/c.yaml": b"kind: x\n", "t.csv": b"k\n2\n"}


@pytest.fixture(name="root")
def root_fixture(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_all_files_are_written_and_git_sees_nothing_else(root: Path) -> None:
    write(root, CHANGES)
    assert files(root) == NEW
    assert (root / FOLDER / ".gitignore").read_bytes() == b"*\n"
    assert not finish(root)


def test_what_changed_meanwhile_is_said_field_by_field(root: Path) -> None:
    (root / "a.yaml").write_bytes(b"kind: y\n")
    with pytest.raises(ChangedMeanwhileError, match="“kind” was “x” and is now “y”"):
        write(root, CHANGES)
    (root / "a.yaml").write_bytes(OLD["a.yaml"])
    (root / "t.csv").write_bytes(b"k\n3\n")
    with pytest.raises(ChangedMeanwhileError, match=r"“t\.csv” was changed"):
        write(root, CHANGES)
    assert files(root) == OLD | {"t.csv": b"k\n3\n"}


@pytest.mark.parametrize("calls", range(9))
def test_a_full_disk_leaves_all_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch, calls: int) -> None:
    (root / FOLDER).mkdir()
    (root / FOLDER / ".gitignore").write_bytes(b"*\n")
    fsync, left = os.fsync, [calls]

    def fill(descriptor: int) -> None:
        if not left[0] and not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            left[0] -= 1
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= left[0] > 0
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fill)
    told = ""
    try:
        write(root, CHANGES)
    except UnwritableFileError as error:
        told = str(error)
    monkeypatch.undo()
    assert files(root) == (OLD if "the disk is full" in told else NEW)
    assert not finish(root)


KILLED = """
import os, sys
from pathlib import Path
from respondent.edit.write import write
from respondent.model.edit import FileChange
calls = int(sys.argv[2])
def dying(real):
    def call(*arguments, **named):
        global calls
        if not calls:
            os.kill(os.getpid(), 9)
        calls -= 1
        return real(*arguments, **named)
    return call
os.fsync, os.replace, os.unlink = dying(os.fsync), dying(os.replace), dying(os.unlink)
Path.replace, Path.unlink = dying(Path.replace), dying(Path.unlink)
write(Path(sys.argv[1]), (
    FileChange("a.yaml", b"kind: x\\n", None),
    FileChange("b/c.yaml", None, b"kind: x\\n"),
    FileChange("t.csv", b"k\\n1\\n", b"k\\n2\\n"),
))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no signal stops a process at once there")
def test_whoever_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    seen = set()
    for calls in (0, 3, 6, 9, 12):
        root = tmp_path / str(calls)
        root.mkdir()
        for name, data in OLD.items():
            (root / name).write_bytes(data)
        done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(calls)], check=False)
        finish(root)
        left = {
            name: data
            for name, data in files(root).items()
            if not name.rpartition("/")[2].startswith(".respondent-")
        }
        assert left in (OLD, NEW), calls
        seen.add((done.returncode == -signal.SIGKILL, left == NEW))
    assert {(True, False), (True, True)} <= seen


def test_what_somebody_changed_after_a_stop_is_not_written_over(root: Path) -> None:
    journal = root / FOLDER / "change.json"
    journal.parent.mkdir()
    journal.write_text(
        '[{"path": "t.csv", "before": "0", "after": "eA=="}, {"path": "n", "before": null, "after": "eA=="}]'
    )
    assert finish(root)
    assert files(root) == OLD | {"n": b"x"}
    assert not journal.exists()


def test_of_many_who_write_at_once_nobody_loses_an_edit(root: Path) -> None:
    path = root / "t.csv"

    def add(writer: int) -> None:
        for edit in range(5):
            while True:
                before = path.read_bytes()
                try:
                    write(root, [FileChange("t.csv", before, before + f"{writer}-{edit}\n".encode())])
                except ChangedMeanwhileError:
                    continue
                break

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, range(6)))
    assert sorted(path.read_text().split()[2:]) == sorted(
        f"{writer}-{edit}" for writer in range(6) for edit in range(5)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_a_link_to_a_file_stays_a_link(root: Path) -> None:
    (root / "real.yaml").write_bytes(b"a: 1\n")
    (root / "link.yaml").symlink_to("real.yaml")
    write(root, [FileChange("link.yaml", b"a: 1\n", b"a: 2\n")])
    assert (root / "link.yaml").is_symlink()
    assert (root / "real.yaml").read_bytes() == b"a: 2\n"


def test_where_nobody_may_write_it_is_said(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_bytes(b"")
    with pytest.raises(UnwritableFileError, match="was not written"):
        write(tmp_path, [FileChange("a", None, b"x")])
    assert not (tmp_path / "a").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="locks are other ones there")
@pytest.mark.parametrize("beside", [False, True])
def test_a_server_that_saves_just_now_is_waited_for(root: Path, beside: bool) -> None:
    from fcntl import LOCK_EX, LOCK_NB, flock

    git = root / (".elsewhere" if beside else ".git")
    (git / "respondent").mkdir(parents=True)
    if beside:
        (root / ".git").write_text(f"gitdir: {git}\n")
    lock = git / "respondent" / "lock"
    lock.touch()
    with ThreadPoolExecutor(1) as pool:
        with lock.open("rb+") as server:
            flock(server, LOCK_EX)
            done = pool.submit(write, root, [FileChange("t.csv", OLD["t.csv"], b"new")])
            own = root / FOLDER / "lock"
            while not own.exists() or _is_free(own):
                pass
            assert (root / "t.csv").read_bytes() == OLD["t.csv"]
        done.result()
    assert (root / "t.csv").read_bytes() == b"new"
    with lock.open("rb+") as server:
        flock(server, LOCK_EX | LOCK_NB)


def _is_free(path: Path) -> bool:
    from fcntl import LOCK_EX, LOCK_NB, flock

    with path.open("rb+") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
    return True
