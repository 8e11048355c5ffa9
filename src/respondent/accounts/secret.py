"""A secret of 256 random bits: whoever has it may enter. It is shown once; only its digest is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field

_BYTES = 32
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Secret:
    """The characters of an invitation's link or of a session's cookie. They are in no `repr` and in no message."""

    text: str = field(repr=False)

    def __str__(self) -> str:
        return "(secret)"

    @property
    def digest(self) -> str:
        """What is kept of it. The secret is random throughout, so that one round of SHA-256 is enough."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def new_secret() -> Secret:
    """A secret that nobody has seen: 43 letters, digits, hyphens and underscores."""
    return Secret(secrets.token_urlsafe(_BYTES))


def secret_of(text: str) -> Secret | None:
    """What somebody sent as a secret; None if no secret looks like that."""
    return Secret(text) if _SHAPE.fullmatch(text) else None
