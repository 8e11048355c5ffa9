"""git's index held while a branch moves on, so that nobody's commit can be made from an index that is behind.

git takes the index by making ``index.lock``, writes the new one into it and gives it the index's name. So do we; a
lock that a save left when it was killed is known by its content, and the next save lifts it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from time import monotonic, sleep

from respondent.writing.locks import BusyError

_OURS = b"held by respondent while it saves\n"
_BREATH = 0.02


class IndexLock:
    """The index of the repository whose own folder is `git_folder`; `folder` is for what is prepared."""

    def __init__(self, git_folder: Path, folder: Path) -> None:
        self._index = git_folder / "index"
        self._lock = git_folder / "index.lock"
        self._sign = folder / "index.sign"
        self.prepared = folder / "index"

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the index, with a copy of it at `prepared`, to be changed there. Raises BusyError, and OSError."""
        self._take(seconds)
        try:
            self.prepared.with_name("index.lock").unlink(
                missing_ok=True
            )  # of a git of a save that was killed
            with suppress(FileNotFoundError):
                copyfile(self._index, self.prepared)
            yield
        finally:
            self.prepared.unlink(missing_ok=True)
            self._lift()

    def replace(self) -> None:
        """Let what is prepared be the index. Raises OSError."""
        self.prepared.replace(self._index)

    def sweep(self) -> None:
        """Lift the lock of a save that was killed. Whoever calls this holds the lock of those who save."""
        self._lift()

    def _take(self, seconds: float) -> None:
        until = monotonic() + seconds
        self._sign.write_bytes(_OURS)
        while True:
            try:
                _named(self._sign, self._lock)
            except FileExistsError:
                if monotonic() >= until:
                    raise BusyError from None
                sleep(_BREATH)
            else:
                return

    def _lift(self) -> None:
        try:
            ours = self._lock.read_bytes() == _OURS
        except OSError:
            return
        if ours:
            with suppress(FileNotFoundError):
                self._lock.unlink()


def _named(sign: Path, lock: Path) -> None:
    """Let the lock be there with its content at once. Raises FileExistsError where there is one."""
    if os.name == "nt":
        sign.rename(lock)  # which refuses there where the name is taken
        return
    try:
        os.link(sign, lock)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        with lock.open("xb") as file:
            file.write(_OURS)
