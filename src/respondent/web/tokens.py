"""Tokens that only this server can make: those in forms, and the notice that is carried to the next page."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest, digest

_SALT = 12


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said at the top of the next page; `kind` is "success", "information" or "warning"."""

    text: str
    kind: str = "success"


def form_token(secret: bytes, session: str) -> str:
    """A token for one form of a session; each is another one, so that its bytes betray nothing when compressed."""
    salt = secrets.token_bytes(_SALT)
    return urlsafe_b64encode(salt + _signed(secret, b"form", salt, session)).decode("ascii")


def is_form_token(secret: bytes, session: str, token: str) -> bool:
    """Whether a form's token was made for this session by this server."""
    raw = _decoded(token)
    if raw is None or not session:
        return False
    salt, given = raw[:_SALT], raw[_SALT:]
    return compare_digest(given, _signed(secret, b"form", salt, session))


def packed_notice(secret: bytes, session: str, notice: Notice) -> str:
    """A notice as the value of a cookie that nobody else can make."""
    body = json.dumps([notice.kind, notice.text[:1000]]).encode("ascii")
    return urlsafe_b64encode(_signed(secret, b"notice", body, session) + body).decode("ascii")


def unpacked_notice(secret: bytes, session: str, value: str) -> Notice | None:
    """The notice in a cookie; None if there is none, or if it was made by somebody else."""
    raw = _decoded(value)
    if not raw:
        return None
    given, body = raw[:32], raw[32:]
    if not compare_digest(given, _signed(secret, b"notice", body, session)):
        return None
    kind, text = json.loads(body)
    return Notice(text, kind)


def _signed(secret: bytes, purpose: bytes, data: bytes, session: str) -> bytes:
    whole = b"\0".join((purpose, sha256(data).digest(), session.encode("utf-8", "replace")))
    return digest(secret, whole, "sha256")


def _decoded(text: str) -> bytes | None:
    try:
        return urlsafe_b64decode(text.encode("ascii"))
    except (UnicodeEncodeError, Error, ValueError):
        return None
