"""What somebody sent and what came of it, kept for them in memory for a while, never on the disk."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TypeVar

from respondent.web.refusals import NotFoundError

T = TypeVar("T")

FOR = 3600.0
"""Seconds after which it is forgotten, if nobody looked at it since."""

MOST_OF_ONE = 5
MOST_BYTES = 256_000_000


@cache
def kept() -> Kept:
    """What this process keeps; owners are sessions, which no two people share."""
    return Kept()


@dataclass(slots=True)
class _Entry:
    owner: str
    value: object
    size: int
    until: float


@dataclass(slots=True)
class Kept:
    """Values by tokens that nobody can guess, each for one owner; the oldest go first when there is too much."""

    clock: Callable[[], float] = time.monotonic
    most_of_one: int = MOST_OF_ONE
    most_bytes: int = MOST_BYTES
    most_bytes_of_one: int = MOST_BYTES
    _entries: OrderedDict[str, _Entry] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def put(self, owner: str, value: object, size: int) -> str:
        """Keep a value of about so many bytes; gives its token."""
        token = secrets.token_urlsafe(18)
        with self._lock:
            self._entries[token] = _Entry(owner, value, size, self.clock() + FOR)
            self._forget_old(owner)
        return token

    def get(self, owner: str, token: str, kind: type[T]) -> T:
        """The value. Raises NotFoundError, in words for whoever asks, if it is not there, or another's."""
        with self._lock:
            self._forget_old(owner)
            entry = self._entries.get(token)
            if entry is None or entry.owner != owner or not isinstance(entry.value, kind):
                raise _gone()
            entry.until = self.clock() + FOR
            self._entries.move_to_end(token)
            return entry.value

    def of(self, owner: str, kind: type[T]) -> tuple[tuple[str, T], ...]:
        """All values of one kind that are kept for an owner, the newest first, with their tokens."""
        with self._lock:
            self._forget_old(owner)
            return tuple(
                (token, entry.value)
                for token, entry in reversed(self._entries.items())
                if entry.owner == owner and isinstance(entry.value, kind)
            )

    def replace(self, token: str, value: object) -> None:
        """Keep another value under a token, if it is still there."""
        with self._lock:
            if (entry := self._entries.get(token)) is not None:
                entry.value = value

    def forget(self, owner: str, token: str) -> None:
        """Keep it no longer. Raises NotFoundError as `get` does: nobody is told of another's that it is gone."""
        with self._lock:
            if (entry := self._entries.get(token)) is None or entry.owner != owner:
                raise _gone()
            del self._entries[token]

    def _forget_old(self, owner: str) -> None:
        now = self.clock()
        for token in [token for token, entry in self._entries.items() if entry.until < now]:
            del self._entries[token]
        own = [(token, entry.size) for token, entry in self._entries.items() if entry.owner == owner]
        size = sum(size for _, size in own)
        while own and (len(own) > self.most_of_one or (len(own) > 1 and size > self.most_bytes_of_one)):
            token, less = own.pop(0)
            size -= less
            del self._entries[token]
        while sum(entry.size for entry in self._entries.values()) > self.most_bytes:
            self._entries.popitem(last=False)


def _gone() -> NotFoundError:
    return NotFoundError(
        "What you sent is kept for an hour, and only the newest few. Send it again, please.",
        title="We no longer have this file",
    )
