"""Which addresses a document may link to: http, https and mailto, and no others.

Record text comes from strangers; a ``javascript:`` or ``file:`` address must reach no reader of any format.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]", re.IGNORECASE)

_KEPT = "!#$%&'()*+,/:;=?@[]~"
"""What an address may hold besides letters, digits and ``-._``: all else is written as %XX."""


def safe_target(target: str) -> str | None:
    """The address as it may be written into a file, or None where it is not allowed.

    Spaces, quotation marks, angle brackets, backslashes and letters beyond ASCII come out as %XX.
    """
    target = target.strip()
    if not _ALLOWED.match(target):
        return None
    return quote(target.encode("utf-8", "replace"), safe=_KEPT)
