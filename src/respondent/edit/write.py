"""Writing the files of a change: all of them or none, and only if they are as they were read.

Several files are first put down together in one, the journal. From then on the change is made: whoever is killed
before all files are written, the next who writes, or asks `finish`, does the rest. A lock keeps two processes from
writing at once.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from respondent.edit.files import read_bytes
from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.propose import fields_in
from respondent.errors import RespondentError, UnwritableFileError
from respondent.model.edit import FileChange
from respondent.model.fields import changes_between
from respondent.writing.files import write_whole
from respondent.writing.locks import Lock

FOLDER = ".respondent"
"""What is kept beside the files of a workspace while it is being written; git never sees it."""

JOURNAL = "change.json"


def write(root: Path, files: Sequence[FileChange]) -> None:
    """Make each file be what it is to be. Raises ChangedMeanwhileError where one is not as it was read.

    Also raises UnwritableFileError; whatever is raised, each file is as it was.
    """
    with locked(root):
        _finish(root)
        for one in files:
            _refuse_changed(root, one)
        if len(files) == 1:
            _put(root, files[0].path, files[0].after)
        elif files:
            _write_several(root, files)


def finish(root: Path) -> bool:
    """Do the rest of a change in the middle of which somebody was stopped; whether there was one."""
    if not _journal(root).is_file():
        return False
    with locked(root):
        return _finish(root)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Nobody else writes to the workspace by this way meanwhile, nor does a server; waits for whoever does."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            write_whole(ignore, b"*\n")
        server = _lock_of_server(root)
        with ExitStack() as held:
            for path in (folder / "lock", *([server] if server is not None else [])):
                held.enter_context(Lock(path, if_possible=True).held())
            yield
    except OSError as error:
        why = error.strerror or "the computer gives no reason"
        remedy = "Check the disk, and who may write there."
        raise UnwritableFileError(folder, why[:1].lower() + why[1:], remedy) from error


def _lock_of_server(root: Path) -> Path | None:
    """The lock that “respondent serve” holds while it saves, in the folder that is the git repository's own."""
    for folder in (root.absolute(), *root.absolute().parents):
        git = folder / ".git"
        if git.is_file():  # of a working tree beside the repository it says where its folder is
            git = folder / git.read_text(encoding="utf-8", errors="replace").removeprefix("gitdir:").strip()
        if git.is_dir():
            lock = git / "respondent" / "lock"
            return lock if lock.is_file() else None
    return None


def _refuse_changed(root: Path, one: FileChange) -> None:
    there = read_bytes(root, one.path)
    if there == one.before:
        return
    name = one.path.rpartition("/")[2].removesuffix(".yaml")
    if there is None or one.before is None or not one.path.endswith(".yaml"):
        raise ChangedMeanwhileError(name)
    raise ChangedMeanwhileError(name, changes_between(fields_in(one.before), fields_in(there)))


def _write_several(root: Path, files: Sequence[FileChange]) -> None:
    journal = _journal(root)
    written: list[FileChange] = []
    write_whole(journal, json.dumps([_as_json(one) for one in files]).encode())
    try:
        for one in files:
            written.append(one)
            _put(root, one.path, one.after)
    except RespondentError:
        for one in reversed(written):
            if read_bytes(root, one.path) != one.before:
                _put(
                    root, one.path, one.before
                )  # if that fails too, the journal stays and says what is to be
        journal.unlink()
        raise
    journal.unlink()


def _finish(root: Path) -> bool:
    """Write what the journal says, but over nothing that somebody has changed since."""
    journal = _journal(root)
    try:
        entries = json.loads(journal.read_bytes())
    except FileNotFoundError:
        return False
    for entry in entries:
        there = read_bytes(root, entry["path"])
        if _hash(there) == entry["before"]:
            _put(root, entry["path"], None if entry["after"] is None else b64decode(entry["after"]))
    journal.unlink()
    return True


def _put(root: Path, path: str, data: bytes | None) -> None:
    """Make a file be `data`, or take it away. Raises UnwritableFileError."""
    if data is not None:
        write_whole(Path(os.path.realpath(root / path)), data)  # a link to a file stays one
        return
    try:
        (root / path).unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or "the computer gives no reason"
        remedy = "Close it in other programs, and check who may write there."
        raise UnwritableFileError(root / path, why[:1].lower() + why[1:], remedy) from error


def _as_json(one: FileChange) -> Mapping[str, str | None]:
    after = None if one.after is None else b64encode(one.after).decode()
    return {"path": one.path, "before": _hash(one.before), "after": after}


def _hash(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _journal(root: Path) -> Path:
    return root / FOLDER / JOURNAL
