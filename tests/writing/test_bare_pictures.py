"""Pictures without what they say about themselves, and with every pixel as it was."""

from __future__ import annotations

import struct
import zlib

import pytest

from respondent.writing.bare_pictures import bare_picture

CANARY = b"Reepicheep"


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
PIXELS = chunk(b"IDAT", zlib.compress(b"\0\1\2\3"))
SIZE = chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1))
END = chunk(b"IEND", b"")
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def test_a_png_keeps_what_is_seen_and_loses_the_rest() -> None:
    told = b"".join(chunk(name, CANARY) for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt"))
    data = SIGNATURE + HEAD + SIZE + told + PIXELS + END + CANARY
    assert bare_picture(data) == SIGNATURE + HEAD + SIZE + PIXELS + END


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def test_a_jpeg_keeps_what_bears_on_its_colours_and_size() -> None:
    jfif, icc, adobe = segment(0xE0, b"JFIF\0\1"), segment(0xE2, b"ICC_PROFILE\0x"), segment(0xEE, b"Adobe\0")
    tables, scan = segment(0xDB, b"\0" * 65), segment(0xDA, b"\0" * 4) + b"pixels\xff\xd9"
    told = segment(0xE1, b"Exif\0\0" + CANARY) + segment(0xED, CANARY) + segment(0xFE, CANARY)
    told += segment(0xE2, b"MPF\0" + CANARY) + b"\xff"
    data = b"\xff\xd8" + jfif + told + icc + adobe + tables + scan + CANARY
    assert bare_picture(data) == b"\xff\xd8" + jfif + icc + adobe + tables + scan


def test_a_gif_keeps_its_frames_and_its_loop() -> None:
    head = b"GIF89a\1\0\1\0\x80\0\0" + b"\0" * 6
    loop = b"!\xff\x0bNETSCAPE2.0\x03\1\0\0\0"
    frame = b"!\xf9\4\0\0\0\0\0" + b",\0\0\0\0\1\0\1\0\0" + b"\2\2\x44\1\0"
    comment = b"!\xfe" + bytes([len(CANARY)]) + CANARY + b"\0"
    xmp = b"!\xff\x0bXMP DataXMP" + bytes([len(CANARY)]) + CANARY + b"\0"
    assert bare_picture(head + comment + loop + xmp + frame + b";" + CANARY) == head + loop + frame + b";"


@pytest.mark.parametrize(
    "data", [b"", b"no picture", SIGNATURE + b"\0", b"\xff\xd8\xff", b"GIF89a\1", b"\xff\xd8\xff\xda"]
)
def test_what_is_cut_short_or_no_picture_stays_as_it_is(data: bytes) -> None:
    assert bare_picture(data) in {data, SIGNATURE}
