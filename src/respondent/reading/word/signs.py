"""Signs that Word writes in ways of its own: by a font's number, or raised above the line."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.raised import lowered_digits, raised_digits


def sign_of(element: etree._Element) -> str:
    """The character of a `w:sym`, whose font numbers it in hexadecimal."""
    try:
        number = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return chr(number) if 0 < number <= 0xFFFF else ""


def raised(text: str, alignment: str) -> str:
    """The text with its digits raised or lowered, as `w:vertAlign` says."""
    if alignment == "superscript":
        return raised_digits(text)
    return lowered_digits(text) if alignment == "subscript" else text
