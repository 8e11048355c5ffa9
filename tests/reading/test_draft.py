"""Which files are read, and as what; what is said of the others. Nothing is raised."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

import pytest

from respondent.model.draft import PassageKind
from respondent.reading import draft as reading
from respondent.reading.draft import read_draft

Docx = Callable[..., bytes]
Packed = Callable[[Mapping[str, str | bytes]], bytes]
P = "<w:p><w:r><w:t>Police recorded 1,249 offences.</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def codes(data: bytes, name: str) -> list[str]:
    return [problem.code.id for problem in read_draft(data, name).diagnostics]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("a.md", ["heading", "list item"]),
        ("a.MARKDOWN", ["heading", "list item"]),
        ("a.txt", ["paragraph", "list item"]),
        ("a", ["paragraph", "list item"]),
        ("a.html", ["paragraph"]),
    ],
)
def test_text_is_read_by_its_names_ending(name: str, kinds: list[str]) -> None:
    read = read_draft(b"# A\n\n* b", name)
    assert read.draft is not None
    assert [passage.kind.value for passage in read.draft.passages] == kinds
    assert read.draft.name == name
    assert read.diagnostics == ()


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.md", "a.doc"])
def test_a_web_page_is_one_whatever_it_is_called(name: str) -> None:
    read = read_draft(b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html><h1>Head</h1>", name)
    assert read.draft is not None
    assert [(p.text, p.kind) for p in read.draft.passages] == [("Head", PassageKind.HEADING)]
    assert codes(b"<html><p>Text", name) == ["B109"]


def test_a_word_file_is_one_whatever_it_is_called(docx: Docx) -> None:
    read = read_draft(docx(P), "draft.txt")
    assert read.draft is not None
    assert read.draft.passages[0].text == "Police recorded 1,249 offences."
    assert [problem.code.id for problem in read.diagnostics] == ["B109"]
    assert codes(docx(P), "draft.DOCX") == []


def test_plain_text_called_a_word_file_is_read_and_said_to_be_text() -> None:
    assert codes(b"Dear Minister", "letter.docx") == ["B109"]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"%PDF-1.7", "B101", "a PDF"),
        (rb"{\rtf1\ansi Hello}", "B101", "a rich text file"),
        (OLE + b"\0" * 600, "B101", "of the old kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "B103", "password"),
        (b"\x89PNG\r\n\x1a\n", "B101", "a picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "B101", "a picture"),
        (b"\x7fELF\0\0\0\1\2\3", "B101", "some other program"),
        (b"\1\2\3\4abc", "B101", "some other program"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "B101", "saved as XML"),
        (b"PK\x03\x04 cut short", "B102", "damaged"),
    ],
)
def test_another_kind_of_file_is_called_what_it_is_with_a_way_on(data: bytes, code: str, words: str) -> None:
    read = read_draft(data, "draft.docx")
    assert read.draft is None
    (problem,) = read.diagnostics
    assert problem.code.id == code
    assert words in problem.message
    assert problem.remedy
    assert problem.span.path == "draft.docx"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "an OpenDocument file"),
        ({"Index/Document.iwa": "x"}, "a Pages document"),
        ({"photo.jpg": "x"}, "a zip file of something else"),
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}, "an Excel workbook"),
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}, "a PowerPoint presentation"),
    ],
)
def test_another_kind_of_package_is_called_what_it_is(
    parts: dict[str, str | bytes], words: str, packed: Packed
) -> None:
    (problem,) = read_draft(packed(parts), "draft.docx").diagnostics
    assert problem.code.id == "B101"
    assert words in problem.message


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b" \r\n\t", b"<!-- nothing -->", b"---\ntitle: x\n---\n"]
)
def test_a_draft_without_text_is_read_and_said_to_have_none(data: bytes) -> None:
    read = read_draft(data, "a.md")
    assert read.draft is not None
    assert read.draft.passages == ()
    assert [problem.code.id for problem in read.diagnostics] == ["B108"]


@pytest.mark.parametrize(
    "data",
    [
        "£5 – “é”".encode(),
        b"\xef\xbb\xbf" + "£5 – “é”".encode(),
        b"\xff\xfe" + "£5 – “é”".encode("utf-16-le"),
        b"\xfe\xff" + "£5 – “é”".encode("utf-16-be"),
        b"\xff\xfe\0\0" + "£5 – “é”".encode("utf-32-le"),
    ],
)
def test_every_usual_encoding_is_read_without_its_mark(data: bytes) -> None:
    read = read_draft(data, "a.txt")
    assert read.draft is not None
    (passage,) = read.draft.passages
    assert passage.text == "£5 – “é”"
    assert passage.place(0) == (1, 1)
    assert read.diagnostics == ()


def test_windows_encoding_is_read_with_a_note_that_says_so() -> None:
    read = read_draft("Fine\ncost £5 – “é”".encode("cp1252"), "a.txt")
    assert read.draft is not None
    assert read.draft.passages[0].text == "Fine cost £5 – “é”"
    (problem,) = read.diagnostics
    assert problem.code.id == "B107"
    assert problem.span.line == 2


def test_bytes_that_no_encoding_has_come_out_as_the_sign_for_that() -> None:
    read = read_draft(b"a\x81b\xff\xfe", "a.txt")
    assert read.draft is not None
    assert read.draft.passages[0].text.startswith("a�b")


def test_fifty_megabytes_of_text_are_refused_with_what_can_be_read() -> None:
    read = read_draft(b"word " * 10 * 1024 * 1024, "a.txt")
    assert read.draft is None
    (problem,) = read.diagnostics
    assert problem.code.id == "B104"
    assert "50 MB" in problem.message
    assert "20 MB" in problem.message


def test_a_word_file_over_a_hundred_megabytes_is_refused() -> None:
    assert codes(b"PK" + bytes(100 * 1024 * 1024), "a.docx") == ["B104"]


def test_a_word_file_with_too_much_text_is_refused(docx: Docx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_TEXT", 10)
    assert codes(docx(P), "a.docx") == ["B104"]


def test_a_zip_bomb_is_refused(packed: Packed) -> None:
    data = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * 40 * 1024 * 1024})
    assert codes(data, "a.docx") == ["B104"]


def test_a_part_too_large_to_parse_is_refused(packed: Packed) -> None:
    noise = b"".join(struct.pack(">L", zlib.crc32(struct.pack(">L", n))) for n in range(500_000))
    data = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": noise * 17})
    assert codes(data, "a.docx") == ["B104"]


def test_a_document_type_declaration_is_refused(packed: Packed) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert codes(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb}), "a.docx") == ["B105"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_word_file_cut_short_is_damaged(share: float, docx: Docx) -> None:
    data = docx(P)
    assert codes(data[: int(len(data) * share)], "a.docx") == ["B102"]


@pytest.mark.parametrize(
    "parts",
    [
        {"word/other.xml": "<x/>"},
        {"word/document.xml": "<x/>"},
        {"word/document.xml": "<x"},
        {"word/document.xml": "<x/>", "_rels/.rels": "<x"},
    ],
)
def test_a_package_without_a_word_document_in_it_is_damaged(
    parts: dict[str, str | bytes], packed: Packed
) -> None:
    assert codes(packed({"[Content_Types].xml": "<Types/>"} | parts), "a.docx") == ["B102"]
