"""Passwords as argon2id hashes, with the parameters that RFC 9106 recommends where memory is short.

A hash takes 64 MB and a good part of a second of one core, so that only a few are made at a time, however many ask.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from respondent.errors import MissingLibraryError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

AT_ONCE = 2
_UNKNOWN = "a password that no account has"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a hash costs: passes, memory in KiB and lanes. The default is RFC 9106's second recommendation."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a password is right; `renewed` is its hash at today's cost, where the one that is kept is not."""

    right: bool
    renewed: str | None = field(default=None, repr=False)


class Hasher:
    """Makes hashes and holds passwords against them. Raises MissingLibraryError without argon2-cffi."""

    def __init__(self, cost: Cost = Cost()) -> None:
        self._argon2 = _argon2(cost)
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._nobody = self.hash(_UNKNOWN)

    def hash(self, password: str) -> str:
        """The hash of a new password, with its salt and cost."""
        with self._turns:
            return self._argon2.hash(_as_bytes(password))

    def verify(self, kept: str | None, password: str) -> Verdict:
        """Whether the password is that of the hash. Where there is no account, None, it takes just as long."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            with self._turns:
                self._argon2.verify(self._nobody if kept is None else kept, _as_bytes(password))
        except (VerificationError, InvalidHashError):
            return Verdict(right=False)
        if kept is None:
            return Verdict(right=False)
        renewed = self.hash(password) if self._argon2.check_needs_rehash(kept) else None
        return Verdict(right=True, renewed=renewed)


def _argon2(cost: Cost) -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise MissingLibraryError("argon2-cffi", "serve", "to keep passwords safely") from error
    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes)


def _as_bytes(password: str) -> bytes:
    """The same bytes from every keyboard: composed and decomposed letters are one (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
