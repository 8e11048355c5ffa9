"""The two editions of a document in which something is confidential, and how each shows what is."""

from __future__ import annotations

from enum import StrEnum

SCISSORS = "[✂]"
"""What stands in a public edition where something was taken out."""

PUBLIC_LINE = f"Public edition: {SCISSORS} stands where something confidential was left out."
"""What the first page of a public edition says."""

END_MARK = "[END CONFIDENTIAL]"


class Edition(StrEnum):
    """For whom a document is built; the value is also what tells its file's name apart."""

    CONFIDENTIAL = "confidential"
    PUBLIC = "public"


def begin_mark(reason: str) -> str:
    """What stands before a confidential passage, in words, so that it needs no colour."""
    return f"[CONFIDENTIAL: {reason}]"


def marked(text: str, reason: str) -> str:
    """A text that can have no looks, such as a picture's description, between its marks."""
    return f"{begin_mark(reason)} {text} {END_MARK}"
