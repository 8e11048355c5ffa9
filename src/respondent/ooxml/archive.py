"""Writing a zip package: the same parts give the same bytes, and what is packed already is not packed again.

A packed part keeps its raw deflate stream and checksum (PKWARE APPNOTE 6.3, method 8). Every date is
1 January 1980, the first that zip knows; no part has attributes, comments or extra fields.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATED = 8
_FIRST_DAY = (1 << 5) | 1  # 1 January 1980, 00:00


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part ready to be copied into an archive: its name, its raw deflate stream, checksum and full size."""

    name: str
    stream: bytes
    crc: int
    size: int


def pack(name: str, content: bytes, level: int = 6) -> PackedPart:
    """A part from its content; `level` is zlib's, from 1 (quick) to 9 (small)."""
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    stream = squeezer.compress(content) + squeezer.flush()
    return PackedPart(name, stream, zlib.crc32(content), len(content))


def unpack(part: PackedPart) -> bytes:
    """The content of a part that `pack` made."""
    return zlib.decompress(part.stream, -zlib.MAX_WBITS)


def write_archive(parts: Iterable[PackedPart]) -> bytes:
    """The zip archive of the parts, in the order given."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode("utf-8")
        sizes = (part.crc, len(part.stream), part.size)
        local = _LOCAL.pack(
            b"PK\x03\x04", _VERSION, _UTF8_NAMES, _DEFLATED, 0, _FIRST_DAY, *sizes, len(name), 0
        )
        directory.append(
            _CENTRAL.pack(
                b"PK\x01\x02", _VERSION, _VERSION, _UTF8_NAMES, _DEFLATED, 0, _FIRST_DAY, *sizes,
                len(name), 0, 0, 0, 0, 0, offset,
            )
            + name
        )  # fmt: skip
        pieces += (local, name, part.stream)
        offset += len(local) + len(name) + len(part.stream)
    central = b"".join(directory)
    count = len(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0)
    return b"".join((*pieces, central, end))
