"""Text into HTML: nothing that a record says can become markup."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that HTML does not allow; a lone surrogate could not even be saved."""


def text(value: str) -> str:
    """`value` as HTML text or as the value of an attribute in quotation marks."""
    return escape(_FORBIDDEN.sub("\ufffd", value), quote=True)


def attributes(**values: str | None) -> str:
    """Attributes with a space before each, without those that are None.

    An underscore in a name stands for a hyphen; one at its end is dropped (``class_``).
    """
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'
        for name, value in values.items()
        if value is not None
    )
