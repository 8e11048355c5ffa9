"""Text into HTML: nothing that a draft or a record says can become markup."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that HTML does not allow; a lone surrogate could not even be saved."""


def escaped(value: str) -> str:
    """The text as it may stand in an element, or in an attribute in quotation marks."""
    return escape(_FORBIDDEN.sub("\ufffd", value), quote=True)
