"""A socket with a deadline for all that is said on it: one who sends a byte a second does not put it off."""

from __future__ import annotations

import socket
import time


class Timed:
    """A socket for so many seconds from now. Its methods raise TimeoutError after that."""

    def __init__(self, inner: socket.socket, seconds: float) -> None:
        self._inner = inner
        self._until = time.monotonic() + seconds

    def recv(self, count: int, /) -> bytes:
        """Some of the next bytes, at most `count`; none at the end."""
        self._inner.settimeout(self._left())
        return self._inner.recv(count)

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._inner.settimeout(self._left())
        self._inner.sendall(data)

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
