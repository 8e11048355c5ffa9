"""Text as two writings of it are compared: blanks, quotation marks, dashes and ellipses are a matter of setting."""

from __future__ import annotations

_FOLDED = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "ʼ": "'", "–": "-", "—": "-", "−": "-",
        "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ",
    }
)  # fmt: skip
"""One character for one: the offsets stay."""


def same_length(text: str) -> str:
    """The text with plain signs, of the same length, so that what is found in it is found in the text."""
    return text.translate(_FOLDED)


def folded(text: str) -> str:
    """What two texts have in common that say the same words."""
    plain = same_length(text).replace("…", "...").replace(". . .", "...")
    while "--" in plain:
        plain = plain.replace("--", "-")
    return " ".join(plain.split())
