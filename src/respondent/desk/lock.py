"""One at a time, of all threads and processes that save into one repository."""

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
    """A lock that a file stands for; the system lifts it when the process that holds it dies, however it dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._here = ThreadLock()

    @contextmanager
    def held(self, seconds: float) -> Iterator[int]:
        """Hold the lock, waiting at most so long for others; gives the file that it is on.

        A child process that has the file open holds the lock with us. Raises BusyError, and OSError.
        """
        until = time.monotonic() + seconds
        if not self._here.acquire(timeout=seconds):
            raise BusyError
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                while not _taken(file):
                    if time.monotonic() >= until:
                        raise BusyError
                    time.sleep(_BREATH)
                try:
                    yield file
                finally:
                    _lift(file)
            finally:
                os.close(file)
        finally:
            self._here.release()


if sys.platform == "win32":
    import msvcrt

    def _taken(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lift(file: int) -> None:
        with suppress(OSError):
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock

    def _taken(file: int) -> bool:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lift(file: int) -> None:
        with suppress(OSError):
            flock(file, LOCK_UN)
