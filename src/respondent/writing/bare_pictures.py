"""A picture without what it says about itself: camera, place, author, comments, an earlier version as thumbnail.

Only parts that change nothing of what is seen are taken out, and pixels are never written anew. PNG (W3C, third
edition): all chunks but those that show the picture. JPEG (ITU-T T.81): comments, and all application segments but
JFIF, Adobe's colour transform and ICC profiles. GIF (89a): comments, plain text and applications but the loop.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"sBIT",
    b"pHYs",
    b"bKGD",
}
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_COMMENT, _TEXT, _APPLICATION = 0xFE, 0x01, 0xFF


def bare_picture(data: bytes) -> bytes:
    """The picture without metadata; bytes that are none of the three kinds, or are cut short, stay as they are."""
    try:
        if data.startswith(_PNG):
            return b"".join(_png(data))
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(data))
        if data.startswith((b"GIF87a", b"GIF89a")):
            return b"".join(_gif(data))
    except (struct.error, IndexError):
        pass
    return data


def _png(data: bytes) -> Iterator[bytes]:
    """The signature and the chunks that are kept; what follows the last chunk is dropped."""
    yield _PNG
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name = data[at + 4 : at + 8]
        if name in _PNG_KEPT:
            yield data[at : at + 12 + length]
        at += 12 + length
        if name == b"IEND":
            return


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that are kept up to the scan, and all that follows, to the end of the image."""
    yield data[:2]
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if marker == 0xDA:
            end = data.rfind(b"\xff\xd9")
            yield data[at : end + 2] if end > at else data[at:]
            return
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or _is_shown(marker, segment):
            yield segment
        at += 2 + length


def _is_shown(marker: int, segment: bytes) -> bool:
    """Whether an application segment bears on the colours or the size."""
    kinds = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
    return marker in kinds and segment[4:].startswith(kinds[marker])


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != _TRAILER:
        start = at
        if data[at] == _IMAGE:
            at = _after_blocks(data, at + 11 + _colours(data[at + 9]))
            yield data[start:at]
            continue
        kind, loops = data[at + 1], data[at + 3 : at + 14] in _GIF_LOOPS
        at = _after_blocks(data, at + 2)
        if kind not in {_COMMENT, _TEXT, _APPLICATION} or (kind == _APPLICATION and loops):
            yield data[start:at]
    yield data[at : at + 1]


def _colours(packed: int) -> int:
    """The bytes of a table of colours."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
