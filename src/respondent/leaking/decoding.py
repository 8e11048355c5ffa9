"""Bytes as text, and text that is encoded once more: entities, per cent signs, escapes, base64 and others."""

from __future__ import annotations

import binascii
import codecs
import html
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});?", re.IGNORECASE)
_PERCENT = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_ESCAPE = re.compile(
    r"\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\'([0-9a-f]{2})|_x([0-9a-f]{4})_",
    re.IGNORECASE,
)
_RTF_ESCAPE = re.compile(r"\\u(-?\d{1,6})\s?\??")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/_-]{4}[\r\n]{0,2}){4,}[A-Za-z0-9+/_-]{0,3}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){12,}")
_QUOTED = re.compile(r"=[0-9A-F]{2}|=\r?\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH = 0.95
"""So much of a decoded text must be signs that people read, or it is no text."""


def text_in(data: bytes) -> str | None:
    """The text that bytes are, by their mark, as UTF-8, as UTF-16 without a mark, or as Windows writes it."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if b"\x00" in data[:400]:
        wide = (data.decode(name, "replace") for name in ("utf-16-le", "utf-16-be"))
        return next((text for text in wide if _is_readable(text)), None)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        written = data.decode("cp1252", "replace")
        return written if _is_readable(written) else None


def encoded_in(text: str) -> Iterator[tuple[str, str | bytes]]:
    """Each way in which the text may be encoded, with what it then says; bytes are still to be looked into."""
    if _ENTITY.search(text) and (plain := html.unescape(text)) != text:
        yield "entities", plain
    if _PERCENT.search(text) and (plain := unquote(text, errors="replace")) != text:
        yield "per cent signs", plain
    if _ESCAPE.search(text):
        yield "escapes", _ESCAPE.sub(_character, text)
    if _RTF_ESCAPE.search(text):
        yield "escapes", _RTF_ESCAPE.sub(lambda found: chr(int(found[1]) % 0x10000), text)
    if _QUOTED.search(text):
        yield (
            "quoted-printable",
            quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace"),
        )
    for found in _BASE64.finditer(text):
        if (data := _from_base64(found[0])) is not None:
            yield "base64", data
    for found in _HEX.finditer(text):
        written = text_in(bytes.fromhex(found[0]))
        if written is not None and _is_readable(written):
            yield "hexadecimal", written


def _character(found: re.Match[str]) -> str:
    digits = next(group for group in found.groups() if group)
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else found[0]


def _from_base64(written: str) -> bytes | None:
    """The bytes, where they are a text or a file; a long word is base64 of nothing."""
    plain = re.sub(r"[\r\n]", "", written).rstrip("=").replace("-", "+").replace("_", "/")
    plain = plain[: len(plain) - 1] if len(plain) % 4 == 1 else plain
    try:
        data = binascii.a2b_base64(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return None
    if data.startswith((b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return data
    text = text_in(data)
    return data if text is not None and _is_readable(text) else None


def _is_readable(text: str) -> bool:
    """Whether this is text for people, as far as its signs tell."""
    if not text:
        return False
    good = sum(sign.isprintable() or sign in "\r\n\t" for sign in text) - text.count("\ufffd")
    plain = sum(sign.isalnum() or sign in " .,;:!?-'\"\r\n\t/<>=()&%#@_" for sign in text)
    return good >= _ENOUGH * len(text) and plain >= 0.75 * len(text)
