"""Reading packages that may be anything."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from respondent.ooxml.faults import (
    DamagedPackageError,
    EncryptedPackageError,
    NotWordError,
    OversizedPackageError,
    PackageError,
    UnsafePackageError,
)
from respondent.ooxml.package import MOST_PARTS, read_package

TYPES = ("[Content_Types].xml", b"<Types/>")


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_the_parts_come_by_name_in_the_order_of_the_file() -> None:
    parts = read_package(zipped(TYPES, ("word/document.xml", b"<a/>"), ("word/media/x.png", b"\x89PNG")))
    assert list(parts) == ["[Content_Types].xml", "word/document.xml", "word/media/x.png"]
    assert parts["word/document.xml"] == b"<a/>"


def test_folders_in_the_archive_are_passed_over() -> None:
    assert list(read_package(zipped(TYPES, ("word/", b"")))) == ["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "The file is a PDF"),
        (rb"{\rtf1\ansi", "The file is a rich text file"),
        (b"\xef\xbb\xbf<!doctype html><p>", "The file is a web page"),
        (b"\x89PNG\r\n\x1a\n", "The file is a picture"),
        (b"version https://git-lfs.github.com/spec/v1\n", "The file is a stand-in that Git LFS left"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "The file is a Word file of the old kind"),
        (b"Dear Minister", "The file is something else"),
    ],
)
def test_what_is_no_zip_file_is_called_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(NotWordError, match=what):
        read_package(data)


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ([("mimetype", b"application/vnd.oasis.opendocument.text")], "an OpenDocument file"),
        ([("Index/Document.iwa", b"x")], "a Pages document"),
        ([("photo.jpg", b"x")], "a zip file of something else"),
    ],
)
def test_another_kind_of_package_is_called_what_it_is(members: list[tuple[str, bytes]], what: str) -> None:
    with pytest.raises(NotWordError, match=what):
        read_package(zipped(*members))


def test_a_document_with_a_password_is_known_by_what_word_wraps_it_in() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedPackageError, match="password"):
        read_package(data)


def test_an_encrypted_part_is_not_asked_for_its_password() -> None:
    data = bytearray(zipped(TYPES))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(EncryptedPackageError):
        read_package(bytes(data))


@pytest.mark.parametrize("length", [4, 30, 60, 100])
def test_a_file_that_is_cut_short_is_damaged(length: int) -> None:
    whole = zipped(TYPES, ("word/document.xml", b"<a/>" * 100))
    with pytest.raises(DamagedPackageError, match="cut short"):
        read_package(whole[:length])


def test_a_part_that_was_overwritten_is_damaged() -> None:
    data = bytearray(zipped(TYPES, ("word/document.xml", bytes(range(256)) * 20)))
    start = data.index(b"word/document.xml") + len("word/document.xml") + 4
    data[start : start + 30] = b"\0" * 30
    with pytest.raises(DamagedPackageError):
        read_package(bytes(data))


def test_a_part_shorter_than_the_directory_says_is_damaged() -> None:
    data = bytearray(zipped(TYPES, ("a.bin", b"12345"), compression=zipfile.ZIP_STORED))
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, directory + 24, 500)
    with pytest.raises(DamagedPackageError):
        read_package(bytes(data))


def test_two_parts_of_one_name_are_refused_whatever_their_capitals() -> None:
    with pytest.raises(DamagedPackageError, match="the same name"):
        read_package(zipped(TYPES, ("word/document.xml", b"<a/>"), ("Word/Document.xml", b"<b/>")))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(TYPES, ("word/document.xml", b" " * 60_000_000))
    assert len(bomb) < 100_000
    monkeypatch.delattr(zipfile.ZipFile, "read")
    with pytest.raises(OversizedPackageError, match="would unpack to 60,000,000"):
        read_package(bomb)


def test_many_middling_parts_that_are_too_much_together_are_refused() -> None:
    part = bytes(range(256)) * 4096
    data = zipped(TYPES, *((f"word/{n}.bin", part) for n in range(3)))
    data = data.replace(struct.pack("<L", len(part)), struct.pack("<L", 90_000_000))
    with pytest.raises(OversizedPackageError):
        read_package(data)


def test_a_package_of_very_many_parts_is_refused() -> None:
    with pytest.raises(OversizedPackageError, match="parts"):
        read_package(zipped(TYPES, *((f"{n}", b"") for n in range(MOST_PARTS))))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil.xml", "/etc/passwd", "C:evil.xml", "a//b.xml", "word/./a.xml"]
)
def test_a_name_that_leads_out_of_the_file_is_refused(name: str) -> None:
    with pytest.raises(UnsafePackageError, match="leads out of the file"):
        read_package(zipped(TYPES, (name, b"<a/>")))


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<!doctype a><a/>",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        '<?xml version="1.0" encoding="UTF-16BE"?><!DOCTYPE a><a/>'.encode("utf-16-be"),
    ],
)
def test_a_document_type_declaration_is_refused_in_any_encoding(xml: bytes) -> None:
    with pytest.raises(UnsafePackageError, match="document type declaration"):
        read_package(zipped(TYPES, ("word/document.xml", xml)))


def test_a_picture_may_hold_any_bytes() -> None:
    parts = read_package(zipped(TYPES, ("word/media/a.png", b"<!DOCTYPE")))
    assert parts["word/media/a.png"] == b"<!DOCTYPE"


def test_a_part_without_a_name_is_refused() -> None:
    data = zipped(TYPES, ("word/document.xml", b"<a/>")).replace(b"word/document.xml", b"\0ord/document.xml")
    with pytest.raises(DamagedPackageError, match="no name"):
        read_package(data)


@example(place=168, value=0)
@given(place=st.integers(0, 400), value=st.integers(0, 255))
def test_whatever_byte_is_changed_only_our_errors_come(place: int, value: int) -> None:
    data = bytearray(zipped(TYPES, ("word/document.xml", b"<a>text</a>" * 20)))
    data[place % len(data)] = value
    error: PackageError | None = None
    try:
        read_package(bytes(data))
    except PackageError as raised:
        error = raised
    assert error is None or (error.message.startswith("The file") and error.remedy.endswith("."))
