"""What is being saved, written down before it is: whoever finds it after a crash finishes the work, or drops it.

The commit is made whole before the branch moves to it, and the moving is one step of git's. So a save that was cut
off has either happened, and its files are yet to be put into their places, or it has not happened at all.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE

from respondent.model.edit import FileChange
from respondent.writing.files import write_whole

NAME = "save.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A save under way: the commit that keeps it, the branch, and the files with what they were and are to be."""

    commit: str
    branch: str
    files: tuple[FileChange, ...]
    temporary: tuple[str, ...]


class Journal:
    """The journal in a folder of the repository's own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def write(self, entry: Entry) -> None:
        """Keep an entry, on the disk when this returns. Raises UnwritableFileError."""
        files = [
            {"path": one.path, "before": _text(one.before), "after": _text(one.after)} for one in entry.files
        ]
        said = {
            "version": 1,
            "commit": entry.commit,
            "branch": entry.branch,
            "files": files,
            "temporary": list(entry.temporary),
        }
        write_whole(self._path, json.dumps(said).encode())

    def read(self) -> Entry | None:
        """The entry of a save that was cut off; None where there is none, or one that cannot be understood."""
        try:
            said = json.loads(self._path.read_bytes())
            files = tuple(
                FileChange(f["path"], _bytes(f["before"]), _bytes(f["after"])) for f in said["files"]
            )
            return Entry(said["commit"], said["branch"], files, tuple(said["temporary"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def since(self) -> int:
        """When the entry was written, in nanoseconds."""
        with suppress(OSError):
            return self._path.stat().st_mtime_ns
        return 0

    def clear(self) -> None:
        """Forget the entry: all is done, or nothing was."""
        with suppress(FileNotFoundError):
            self._path.unlink()


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


class InPlace:
    """Files written beside their places, complete and on the disk, which then only change their names."""

    def __init__(self, root: Path, files: Sequence[FileChange]) -> None:
        self._root = root
        self._files = files
        self._names = {
            file.path: (Path(file.path).parent / f".respondent-saving-{os.getpid()}-{number}.tmp").as_posix()
            for number, file in enumerate(files)
            if file.after is not None
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Where they are before they have their names, below the root."""
        return tuple(self._names.values())

    def prepare(self) -> None:
        """Write all of them. Raises OSError, and nothing is then left."""
        try:
            for file in self._files:
                if file.after is not None:
                    _write(self._root / self._names[file.path], file.after)
        except OSError:
            self.drop()
            raise

    def put(self, file: FileChange) -> None:
        """Give a file its name, or take it away if it is to go. Raises OSError."""
        path = self._root / file.path
        name = self._names.get(file.path)
        if name is not None:
            with suppress(OSError):
                (self._root / name).chmod(S_IMODE(path.stat().st_mode))
            (self._root / name).replace(path)
            del self._names[file.path]
        elif file.after is None:
            path.unlink(missing_ok=True)

    def drop(self) -> None:
        """Take away what has not got its name."""
        for name in self._names.values():
            with suppress(OSError):
                (self._root / name).unlink()
        self._names.clear()


def _write(path: Path, data: bytes) -> None:
    """Make a new file hold `data`, on the disk when this returns; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
