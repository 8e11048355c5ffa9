"""Files that are locked while somebody works: the system lifts a lock when its process dies, however it dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock as ThreadLock

_BREATH = 0.005


class BusyError(Exception):
    """Somebody else has held the lock for too long."""


class Lock:
    """One at a time, of all threads and processes that hold the lock on the file `path`.

    Where the disk has no locks, as some network drives have none, that is an OSError; `if_possible`, nothing is
    locked.
    """

    def __init__(self, path: Path, *, if_possible: bool = False) -> None:
        self._path = path
        self._if_possible = if_possible
        self._here = ThreadLock()

    @contextmanager
    def held(self, seconds: float | None = None) -> Iterator[int]:
        """Hold the lock, waiting for others as long as it takes, or at most so long; gives the file that it is on.

        A child process that has the file open holds the lock with us. Raises BusyError, and OSError.
        """
        until = None if seconds is None else time.monotonic() + seconds
        if not self._here.acquire(timeout=-1 if seconds is None else seconds):
            raise BusyError
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                self._await(file, until)
                try:
                    yield file
                finally:
                    lift(file)
            finally:
                os.close(file)
        finally:
            self._here.release()

    def _await(self, file: int, until: float | None) -> None:
        try:
            while not take(file):
                if until is not None and time.monotonic() >= until:
                    raise BusyError
                time.sleep(_BREATH)
        except OSError:
            if not self._if_possible:
                raise


if sys.platform == "win32":
    import msvcrt

    def take(file: int) -> bool:
        """Lock an open file, unless somebody else has."""
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def lift(file: int) -> None:
        """Let others lock the file."""
        with suppress(OSError):
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock

    def take(file: int) -> bool:
        """Lock an open file, unless somebody else has. Raises OSError where the disk has no locks."""
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def lift(file: int) -> None:
        """Let others lock the file."""
        with suppress(OSError):
            flock(file, LOCK_UN)
