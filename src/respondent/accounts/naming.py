"""What people call themselves and how they are written to, as it may stand in commits, pages and headers."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 100
LONGEST_EMAIL = 254  # RFC 5321, less the angle brackets
_JOINERS = "\u200c\u200d"  # within emoji, and in Persian and Indic names
_BREAKS_AUTHOR = set("<>")
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)+")


def tidy_name(text: str) -> str | None:
    """A name as it is kept, with single spaces; None if it is empty, too long, or would break a commit's author.

    Apostrophes, emoji and any script are welcome. What turns the direction of writing round or cannot be seen is
    taken out, so that nobody's name can pass for another's.
    """
    seen = "".join(
        mark
        for mark in unicodedata.normalize("NFC", text)
        if mark in _JOINERS or unicodedata.category(mark) != "Cf"
    )
    name = " ".join(seen.split())
    if not name or len(name) > LONGEST_NAME or _BREAKS_AUTHOR & set(name):
        return None
    if any(unicodedata.category(mark) in {"Cc", "Cs", "Co", "Cn"} for mark in name):
        return None
    return name if any(unicodedata.category(mark)[0] in "LNS" for mark in name) else None


def tidy_email(text: str) -> str | None:
    """An e-mail address as it is kept; None if it is none. Whether mail reaches it, only mail can tell."""
    email = unicodedata.normalize("NFC", text.strip())
    if len(email) > LONGEST_EMAIL or email.startswith("-") or not _ADDRESS.fullmatch(email):
        return None
    return None if any(unicodedata.category(mark)[0] == "C" for mark in email) else email


def email_key(text: str) -> str:
    """What two ways of writing one address share; any text has one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text.strip()).casefold())
