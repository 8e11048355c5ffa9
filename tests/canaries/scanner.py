"""A scanner for canaries that shares nothing with Respondent: it opens whatever it can and looks at every byte.

It knows only names that no text has, so it need not judge anything: a canary that is anywhere is found.
"""

from __future__ import annotations

import base64
import html
import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator

_TAGS = re.compile(r"<[^>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_DATA = re.compile(r"base64,([A-Za-z0-9+/=\s]+)")
_PNG = b"\x89PNG\r\n\x1a\n"


def everything_in(data: bytes) -> Iterator[str]:
    """Every text that can be made of the bytes, and of all that is packed in them."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield member.comment.decode("latin-1")
                yield from everything_in(archive.read(member))
        return
    for name in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        text = data.decode(name, "ignore")
        yield text
        if name == "utf-8":
            yield from _read_otherwise(text)
    if data.startswith(_PNG):
        yield from _chunks(data)
    if b"%PDF" in data[:1024]:
        yield from _pdf(data)


def _read_otherwise(text: str) -> Iterator[str]:
    """The text without tags, with entities and per cent signs resolved, and what it holds as base64."""
    bare = _TAGS.sub("", text)
    yield bare
    yield html.unescape(bare)
    yield html.unescape(text)
    yield urllib.parse.unquote(text)
    for found in _DATA.findall(text):
        yield from everything_in(base64.b64decode(found))


def _chunks(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        content = data[at + 8 : at + 8 + length]
        for start in range(len(content)):
            if content[start] == 0x78:
                try:
                    yield zlib.decompress(content[start:]).decode("latin-1")
                except zlib.error:
                    continue
        at += 12 + length


def _pdf(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    for found in _STREAM.findall(data):
        try:
            yield zlib.decompress(found).decode("latin-1")
        except zlib.error:
            continue
    reader = PdfReader(io.BytesIO(data))
    yield str(reader.metadata)
    for page in reader.pages:
        yield page.extract_text()
        yield page.extract_text().replace("\n", "")


def canaries_in(data: bytes, canaries: frozenset[str]) -> frozenset[str]:
    """Those of the canaries that are anywhere in the file, also as digits with or without their commas."""
    left = set(canaries)
    for text in everything_in(data):
        squeezed = re.sub(r"[\s,\u00a0\u2009\u202f\u200b\u00ad]", "", text).casefold()
        left -= {canary for canary in left if canary.casefold() in squeezed}
        if not left:
            break
    return canaries - left
