"""Leaks in every part of a file, however it is packed, split or encoded."""

from __future__ import annotations

import base64
import html
import io
import json
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from docx import Document

from respondent.cli.main import commands
from respondent.leaking.pdf import extract

Search = Callable[..., list[str]]

SECRET = "A briefing by Zebra Chat"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A package of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def word(body: str, more: dict[str, bytes | str] | None = None) -> bytes:
    """A Word file with this in its body."""
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, **(more or {})})


def split(text: str) -> str:
    """A text over runs of three letters."""
    pieces = [text[start : start + 3] for start in range(0, len(text), 3)]
    return "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)


def picture(name: bytes, content: bytes) -> bytes:
    """A PNG with one more chunk."""

    def chunk(kind: bytes, inner: bytes) -> bytes:
        return struct.pack(">I", len(inner)) + kind + inner + struct.pack(">I", zlib.crc32(kind + inner))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(name, content) + pixels + chunk(b"IEND", b"")


def jpeg(marker: int, content: bytes) -> bytes:
    """The frame of a JPEG with one segment."""
    return (
        b"\xff\xd8\xff"
        + bytes([marker])
        + struct.pack(">H", len(content) + 2)
        + content
        + b"\xff\xda\0\2\0\xff\xd9"
    )


RUN = f"<w:r><w:t>{SECRET}</w:t></w:r>"
PLACES: dict[str, bytes] = {
    "runs": word(f"<w:p>{split(SECRET)}</w:p>"),
    "a number over runs": word(f"<w:p>{split('There were 41,207 of them.')}</w:p>"),
    "hidden text": word(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"),
    "a tracked deletion": word(f"<w:p><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"),
    "a field": word(f"<w:p><w:r><w:instrText>HYPERLINK “{SECRET}”</w:instrText></w:r></w:p>"),
    "a tag": word('<w:sdt><w:sdtPr><w:tag w:val="claim:reports-to-zebra@01234567"/></w:sdtPr></w:sdt>'),
    "an alias": word(f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr></w:sdt>'),
    "a bookmark": word('<w:bookmarkStart w:name="reports-to-zebra"/>'),
    "alt text": word(f'<w:p><w:drawing><docPr descr="{SECRET}"/></w:drawing></w:p>'),
    "a number in alt text": word(
        '<w:p><w:drawing><docPr descr="A chart: 41,207 reports"/></w:drawing></w:p>'
    ),
    "a remark in XML": word(f"<!-- {SECRET} -->"),
    "entities in XML": word(f"<w:p><w:r><w:t>{''.join(f'&#{ord(c)};' for c in SECRET)}</w:t></w:r></w:p>"),
    "a comment": word("", {"word/comments.xml": f'<w:comments xmlns:w="{W}"><w:p>{RUN}</w:p></w:comments>'}),
    "a footnote": word(
        "", {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:p>{RUN}</w:p></w:footnotes>'}
    ),
    "a header": word("", {"word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p>{RUN}</w:p></w:hdr>'}),
    "a property": word("", {"docProps/core.xml": f"<x:p xmlns:x='y'><x:title>{SECRET}</x:title></x:p>"}),
    "a template’s name": word(
        "", {"docProps/app.xml": f"<P xmlns='y'><Template>{SECRET}.dotx</Template></P>"}
    ),
    "custom XML": word("", {"customXml/item1.xml": f"<m xmlns='y'>{SECRET}</m>"}),
    "an address": word(
        "",
        {
            "word/_rels/document.xml.rels": (
                '<Relationships xmlns="y"><Relationship Target="https://a.example/?q='
                f'{quote(SECRET)}" TargetMode="External"/></Relationships>'
            )
        },
    ),
    "a chart": word(
        "", {"word/charts/chart1.xml": "<c:chart xmlns:c='y'><c:v>Zebra</c:v><c:v>41207</c:v></c:chart>"}
    ),
    "a workbook in it": word(
        "",
        {
            "word/embeddings/sheet.xlsx": zipped(
                {"xl/worksheets/sheet1.xml": '<s:sheet xmlns:s="y"><s:c><s:v>41207</s:v></s:c></s:sheet>'}
            )
        },
    ),
    "shared strings": zipped(
        {"xl/sharedStrings.xml": f'<s:sst xmlns:s="y"><s:si><s:t>{SECRET}</s:t></s:si></s:sst>'}
    ),
    "a part’s name": zipped({"word/media/reports-to-zebra.png": b"x"}),
    "an OLE file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + b"\0" * 600
    + SECRET.encode("utf-16-le")
    + b"\0" * 600,
    "a package in an OLE file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + zipped({"a.txt": SECRET}) + b"\0" * 40
    ),
    "a picture’s text": picture(b"tEXt", b"Comment\0" + SECRET.encode()),
    "a picture’s packed text": picture(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET.encode())),
    "a picture’s EXIF": picture(b"eXIf", b"MM\0*\0\0" + SECRET.encode()),
    "a picture’s XMP": jpeg(
        0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:d xmlns:x='y'>" + SECRET.encode() + b"</x:d>"
    ),
    "a picture’s wide text": jpeg(0xE1, b"Exif\0\0" + SECRET.encode("utf-16-le")),
    "a JPEG’s comment": jpeg(0xFE, SECRET.encode()),
    "after a picture": picture(b"tEXt", b"a\0b") + SECRET.encode(),
    "a GIF’s comment": b"GIF89a\1\0\1\0\0\0\0!\xfe" + bytes([len(SECRET)]) + SECRET.encode() + b"\0;",
    "a picture in a page": (
        b'<html><img src="data:image/png;base64,'
        + base64.b64encode(picture(b"tEXt", b"a\0" + SECRET.encode()))
        + b'">'
    ),
    "a page": b"<!DOCTYPE html><p>A <b>brief</b>ing by <i>Zeb</i>ra Chat</p>",
    "a page’s remark": f"<html><!-- {SECRET} --></html>".encode(),
    "a page’s script": f"<html><script>var x = '{SECRET}';</script></html>".encode(),
    "a page’s attribute": f'<html><p title="{SECRET}">x</p></html>'.encode(),
    "entities": html.escape(SECRET).replace("Z", "&#x5A;").encode(),
    "per cent signs": quote(SECRET).encode(),
    "escapes": json.dumps(SECRET.replace("Z", "\u1d22")).replace("\\u1d22", "\\u005a").encode(),
    "base64": base64.b64encode(f"Something else. {SECRET}.".encode()),
    "base64 of UTF-16": base64.b64encode(SECRET.encode("utf-16-le")),
    "base64 twice": base64.b64encode(base64.b64encode(f"Something else. {SECRET}.".encode())),
    "hexadecimal": SECRET.encode().hex().encode(),
    "quoted-printable": SECRET.replace("Z", "=5A").encode(),
    "UTF-16": SECRET.encode("utf-16"),
    "UTF-16 without a mark": f"<x>{SECRET}</x>".encode("utf-16-be"),
    "RTF": rb"{\rtf1 A briefing by {\b Z\'65bra} Chat}".replace(b"{\\b Z", b"Z").replace(b"}", b"", 1),
    "Windows’ signs": f"“£5” {SECRET}".encode("cp1252"),
    "bytes of no kind": b"\x01\x9d\xff" * 50 + SECRET.encode() + b"\x01\x9d\xff" * 50,
    "a picture that is cut short": picture(b"tEXt", b"a")[:40] + SECRET.encode(),
    "a JPEG that is cut short": b"\xff\xd8\xff" + SECRET.encode(),
    "a TIFF": b"II*\0\x08\0\0\0" + SECRET.encode() + b"\0" * 9,
    "after a JPEG": jpeg(0xE0, b"JFIF\0") + SECRET.encode(),
    "XML that is none": f"<?xml version='1.0'?><a><b>{SECRET}</a>".encode(),
    "an instruction": f"<?xml version='1.0'?><a><?note {SECRET}?></a>".encode(),
    "CSV": f"name,number\n{SECRET},41207\n".encode(),
    "a zip in a zip": zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": SECRET})})}),
}


@pytest.mark.parametrize("data", PLACES.values(), ids=PLACES)
def test_it_is_found_there(data: bytes, found: Search) -> None:
    assert [message for message in found(data) if message.startswith("L105")]


def test_the_part_is_named(found: Search) -> None:
    message, *others = found(word("", {"word/footnotes.xml": f'<w:f xmlns:w="{W}"><w:p>{RUN}</w:p></w:f>'}))
    assert others == []
    assert message.startswith("L105 In word/footnotes.xml: “A briefing by Zebra Chat” is confidential")


def test_sizes_and_ids_of_markup_are_no_numbers(found: Search) -> None:
    assert found(word('<w:p w:rsid="41207"><w:sz w:w="41207"/><w:r><w:t>Nothing.</w:t></w:r></w:p>')) == []


def test_a_real_word_file_without_secrets_is_clean(found: Search) -> None:
    file = io.BytesIO()
    document = Document()
    document.add_paragraph("Police recorded 38,685 offences on 12 March.")
    document.save(file)
    assert found(file.getvalue()) == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (zipped({"bomb.xml": b" " * 30_000_000}), "unpack"),
        (b"PK\x03\x04 and nothing more", ""),
    ],
)
def test_what_cannot_be_looked_through_is_an_error(data: bytes, why: str, found: Search) -> None:
    (message,) = found(data)
    assert message.startswith("L106 This file cannot be looked through")
    assert why in message


def test_what_is_packed_without_end_is_an_error(found: Search) -> None:
    data = b"x"
    for _ in range(10):
        data = zipped({"a.zip": data})
    assert found(data)[0].startswith("L106")


# PDF


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., bytes]:
    """A PDF that pypdf writes, with properties and attachments."""
    pypdf = pytest.importorskip("pypdf")

    def write(*, title: str = "Nothing", attachment: bytes | None = None, link: str | None = None) -> bytes:
        writer = pypdf.PdfWriter()
        writer.add_blank_page(200, 200)
        writer.add_metadata({"/Title": title})
        if attachment is not None:
            writer.add_attachment("data.bin", attachment)
        if link is not None:
            from pypdf.annotations import Link

            writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=link))
        file = io.BytesIO()
        writer.write(file)
        return file.getvalue()

    return write


def test_a_pdf_is_looked_through_with_its_properties_links_and_attachments(
    pdf: Callable[..., bytes], found: Search
) -> None:
    assert found(pdf()) == []
    assert found(pdf(title=SECRET))
    assert found(pdf(attachment=zipped({"a.txt": SECRET})))
    assert found(pdf(attachment=f"Reports: {SECRET}".encode()))
    assert found(pdf(link="https://zebra.example/briefing?id=7"))


def test_what_a_pdf_holds_is_read_in_the_process_of_its_own(pdf: Callable[..., bytes]) -> None:
    told = extract(pdf(title=SECRET, attachment=b"Reports: many", link="https://zebra.example/x"))
    assert isinstance(told, list)
    assert told[0] == "page 1"
    assert SECRET in "\n".join(told)
    assert "https://zebra.example/x" in "\n".join(told)
    assert any(
        base64.b64decode(one.removeprefix("base64:")) == b"Reports: many"
        for one in told[1::2]
        if one.startswith("base64:")
    )
    assert extract(b"%PDF-1.7") == "the PDF is damaged (PdfStreamError)"


def test_a_pdf_with_a_password_is_an_error(found: Search) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(9, 9)
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert "it is protected by a password" in found(file.getvalue())[0]


def test_a_damaged_pdf_is_an_error(found: Search) -> None:
    pytest.importorskip("pypdf")
    assert found(b"%PDF-1.7 and nothing more")[0].startswith("L106")


def test_the_text_of_a_pdf_is_found(tmp_path: Path, program: Callable[[str], str], found: Search) -> None:
    pytest.importorskip("pypdf")
    document = Document()
    document.add_paragraph(f"See {SECRET}.")
    document.save(str(tmp_path / "a.docx"))
    subprocess.run(
        [
            program("soffice"),
            *(f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(tmp_path), str(tmp_path / "a.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert found((tmp_path / "a.pdf").read_bytes())


# The command


def test_the_command_says_what_it_found_and_where(
    workspace: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    from tests.leaking.conftest import HIDDEN

    root = workspace(HIDDEN)
    bad, good = tmp_path / "bad.md", tmp_path / "good.md"
    bad.write_text(f"See {SECRET}.", encoding="utf-8")
    good.write_text("See nothing.", encoding="utf-8")
    done = CliRunner().invoke(commands, ["leakcheck", str(bad), str(good), "--against", str(root)])
    assert done.exit_code == 1
    assert "“A briefing by Zebra Chat” is confidential (evidence/zebra-briefing.yaml)" in done.stdout
    assert "1 file without anything confidential, of 2." in done.stdout
    done = CliRunner().invoke(commands, ["leakcheck", str(good), "--against", str(root), "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["files"] == [good.as_posix()]
    done = CliRunner().invoke(commands, ["leakcheck", str(tmp_path / "none"), "--against", str(root)])
    assert done.exit_code == 2
