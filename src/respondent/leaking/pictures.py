"""What a picture says about itself: comments, EXIF, XMP and whatever else stands beside its pixels.

PNG (W3C, third edition), JPEG (ITU-T T.81), GIF (89a), TIFF, WebP and the rest by their readable texts.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS = (_PNG, b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_MOST = 20_000_000
_READABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")

_BIG = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){4,}")


def is_picture(data: bytes) -> bool:
    """Whether bytes are a picture of a known kind."""
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    return data.startswith(_KINDS[:-2]) or (data.startswith(b"BM") and b"\x00" in data[2:14])


def metadata_in(data: bytes) -> Iterator[tuple[str, str]]:
    """Each text beside the pixels, with what it is."""
    try:
        if data.startswith(_PNG):
            yield from _png(data)
            return
        if data.startswith(b"\xff\xd8"):
            yield from _jpeg(data)
            return
    except (struct.error, IndexError):
        pass  # cut short: whatever can be read in it is
    yield from _readable("metadata", data)


def _png(data: bytes) -> Iterator[tuple[str, str]]:
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length
        if name in {b"IDAT", b"PLTE"}:
            continue
        yield from _readable(f"metadata ({name.decode('latin-1')})", content)
        for start in range(min(len(content), 400)):
            if content[start : start + 1] == b"\x78" and (inflated := _inflated(content[start:])):
                yield from _readable(f"metadata ({name.decode('latin-1')})", inflated)
        if name == b"IEND":
            break
    if at < len(data):
        yield from _readable("bytes after the picture", data[at:])


def _inflated(data: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return None


def _jpeg(data: bytes) -> Iterator[tuple[str, str]]:
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            yield from _readable("metadata", data[at + 4 : at + 2 + length])
        at += 2 + length
        if marker == 0xDA:
            break
    end = data.rfind(b"\xff\xd9")
    if 0 <= end < len(data) - 2:
        yield from _readable("bytes after the picture", data[end + 2 :])


def _readable(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The texts in some bytes, of one byte a sign, as UTF-8, and of two."""
    found = [match[0].decode("utf-8", "replace") for match in _READABLE.finditer(data)]
    for start in (0, 1):
        found += [match[0].decode("utf-16-le") for match in _WIDE.finditer(data[start:])]
        found += [match[0].decode("utf-16-be") for match in _BIG.finditer(data[start:])]
    if found:
        yield name, "\n".join(found)
