"""Signs that Word writes in ways of its own: by a font's number, or raised above the line."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.raised import lowered_digits, raised_digits
from respondent.reading.stretches import SYMBOLS, UNKNOWN_SIGN


def sign_of(element: etree._Element) -> str:
    """The character of a `w:sym`, whose font numbers it in hexadecimal."""
    try:
        number = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    if not 0 < number <= 0xFFFF:
        return ""
    font = element.get(w("font"), "").lower()
    if font == "symbol":
        return SYMBOLS.get(number & 0xFF, UNKNOWN_SIGN)
    return UNKNOWN_SIGN if font.startswith(("wingdings", "webdings")) else chr(number)


def raised(text: str, alignment: str) -> str:
    """The text with its digits raised or lowered, as `w:vertAlign` says."""
    if alignment == "superscript":
        return raised_digits(text)
    return lowered_digits(text) if alignment == "subscript" else text
