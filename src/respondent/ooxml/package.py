"""Reading a zip package without trusting it: sizes, ratio and names are looked at before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from respondent.ooxml.faults import (
    DamagedPackageError,
    EncryptedPackageError,
    NotWordError,
    OversizedPackageError,
    UnsafePackageError,
)

MOST_PARTS = 4_000
MOST_BYTES = 200 * 1024 * 1024
"""Unpacked, all parts together. A letterhead with photographs has about a tenth of that."""
LARGEST_PART = 100 * 1024 * 1024
HIGHEST_RATIO = 200
"""Unpacked to packed. XML seldom passes 50; zip bombs begin at about 1,000."""
RATIO_COUNTS_FROM = 1024 * 1024
"""A small part may have any ratio: a few kilobytes of blanks do no harm."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_FILES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (rb"{\rtf", "a rich text file (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"version https://git-lfs", "a stand-in that Git LFS left for the real file"),
)
_BAD_NAME = re.compile(r"(^|/)\.\.?(/|$)|^/|\\|^[A-Za-z]:|[\x00-\x1f]|//")
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_DOCTYPE_16 = (
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
    "<!ENTITY".encode("utf-16-le"),
    "<!ENTITY".encode("utf-16-be"),
)


def read_package(data: bytes) -> Mapping[str, bytes]:
    """The parts of a Word package by name (``word/document.xml``), in the order of the file.

    Raises the PackageError that fits: for what is no zip file, is encrypted or cut short, would unpack to too
    much, has names that lead out of a folder, or XML with a document type declaration.
    """
    parts = read_parts(data)
    _refuse_other_packages(parts)
    return parts


def read_parts(data: bytes) -> Mapping[str, bytes]:
    """The parts of any package of XML, a workbook's too: bounded, and without a document type declaration.

    Raises the PackageError that fits.
    """
    _refuse_other_files(data)
    parts = read_zip(data)
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            _refuse_doctype(name, content)
    return parts


def read_zip(data: bytes) -> Mapping[str, bytes]:
    """The parts of any zip file by name, with sizes, ratio and names looked at first. Raises PackageError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
            _look_before_unpacking(members, len(data))
            parts = {member.filename: _unpacked(archive, member) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise DamagedPackageError("it is cut short, or parts of it were overwritten") from error
    return MappingProxyType(parts)


def _refuse_other_files(data: bytes) -> None:
    if not data:
        raise NotWordError("empty")
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise EncryptedPackageError
        raise NotWordError("a Word file of the old kind (.doc, before 2007)")
    beginning = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for mark, what in _OTHER_FILES:
        if beginning[: len(mark)].lower() == mark.lower():
            raise NotWordError(what)
    if not data.startswith(b"PK"):
        raise NotWordError("something else")


def _look_before_unpacking(members: list[zipfile.ZipInfo], packed: int) -> None:
    names = [member.filename for member in members]
    if len(names) > MOST_PARTS:
        raise OversizedPackageError(f"it has {len(names):,} parts")
    total = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members), default=0)
    if total > MOST_BYTES or largest > LARGEST_PART:
        raise OversizedPackageError(f"its {packed:,} bytes would unpack to {total:,}")
    for member in members:
        if member.file_size > max(RATIO_COUNTS_FROM, HIGHEST_RATIO * member.compress_size):
            raise OversizedPackageError(
                f"{member.compress_size:,} bytes of it would unpack to {member.file_size:,}"
            )
        if _BAD_NAME.search(member.filename):
            raise UnsafePackageError(f"a part's name, “{member.filename}”, leads out of the file")
        if member.flag_bits & 1:
            raise EncryptedPackageError
    if len({name.lower() for name in names}) != len(names):
        raise DamagedPackageError("two of its parts have the same name")
    if "" in names:
        raise DamagedPackageError("one of its parts has no name")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A part's content. zipfile stops at the size that the directory states and then compares the checksum."""
    content = archive.read(member)
    if len(content) != member.file_size:
        raise DamagedPackageError(f"“{member.filename}” is cut short")
    return content


def _refuse_other_packages(parts: Mapping[str, bytes]) -> None:
    if "[Content_Types].xml" in parts:
        return
    kind = parts.get("mimetype", b"")
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        raise NotWordError("an OpenDocument file (.odt)")
    if "Index/Document.iwa" in parts:
        raise NotWordError("a Pages document")
    raise NotWordError("a zip file of something else")


def _refuse_doctype(name: str, content: bytes) -> None:
    if _DOCTYPE.search(content) or any(mark in content for mark in _DOCTYPE_16):
        raise UnsafePackageError(f"its part “{name}” has a document type declaration")
