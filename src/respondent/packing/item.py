"""One file of a submission pack: what it is, and whether it may be published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Audience(StrEnum):
    """Whom a file is for; the value is also the folder that it lies in."""

    REGULATOR = "not-for-publication"
    PUBLIC = "for-publication"


@dataclass(frozen=True, slots=True)
class PackItem:
    """A file by its `name`, with `what` it is, in words."""

    name: str
    what: str
    audience: Audience
    data: bytes

    @property
    def path(self) -> str:
        """Where it lies in the archive."""
        return f"{self.audience}/{self.name}"

    @property
    def sha256(self) -> str:
        """The hash of its bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()
