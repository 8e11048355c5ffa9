"""Digits above and below the line, so that the mark of a note typed after 1,249 does not make it 12,491."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised_digits(text: str) -> str:
    """The text, each digit of it as Unicode's raised one; nothing else changes, nor does the length."""
    return text.translate(_RAISED)


def lowered_digits(text: str) -> str:
    """The text, each digit of it as Unicode's lowered one."""
    return text.translate(_LOWERED)
