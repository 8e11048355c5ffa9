"""Names, addresses and messages as git can keep them, whoever typed them."""

from __future__ import annotations

import unicodedata
from datetime import datetime

LONGEST_NAME = 200
LONGEST_MESSAGE = 20_000

_TURNS_TEXT = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows them, beyond the name's end; letters turn it by themselves."""

_NO_LETTERS = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})


def signed(name: str, email: str, at: datetime) -> bytes:
    """Who did something and when, as git writes it: “Name <address> 1739889005 +0000”."""
    return f"{name_of(name)} <{address_of(email)}> {int(at.timestamp())} +0000".encode()


def name_of(name: str) -> str:
    """A name without line ends, control characters and what ends it for git; “Somebody” where nothing is left."""
    kept = "".join(" " if sign.isspace() else sign for sign in name if _is_shown(sign) or sign.isspace())
    return " ".join(kept.replace("<", " ").replace(">", " ").split())[:LONGEST_NAME] or "Somebody"


def address_of(email: str) -> str:
    """An address without spaces, control characters and angle brackets."""
    return "".join(s for s in email if _is_shown(s) and not s.isspace() and s not in "<>")[:LONGEST_NAME]


def message_of(text: str, otherwise: str) -> bytes:
    """A commit's message: `text` without control characters but line ends, or `otherwise` where it is empty."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    kept = "\n".join("".join(filter(_is_shown, line)).rstrip() for line in lines).strip()
    return f"{kept[:LONGEST_MESSAGE] or otherwise}\n".encode()


def _is_shown(sign: str) -> bool:
    return sign not in _TURNS_TEXT and unicodedata.category(sign) not in _NO_LETTERS
