"""Word files made of a few words about what is in them, and redlines of two of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import pytest

from respondent.model.draft import PassageKind
from respondent.ooxml.namespaces import ContentType, RelationshipType
from respondent.ooxml.package import read_package
from respondent.reading.view import View
from respondent.reading.word.reader import read_word
from respondent.redlining.redline import Redliner, redline

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_TYPES = {
    "document": ContentType.DOCUMENT,
    "footnotes": ContentType.FOOTNOTES,
    "styles": ContentType.STYLES,
    "numbering": ContentType.NUMBERING,
}
_STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for kind, name in (("paragraph", "Heading1"), ("paragraph", "FootnoteText"), ("character", "Hyperlink"))
)
_LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVEL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
_INLINE = re.compile(r"\[(note|claim|link|field|bold):([^\]]*)\]|(\t)")

Make = Callable[..., bytes]


class _Maker:
    """Makes one file. A paragraph is a line; a table a list of rows, each a list of its cells’ lines."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.links: list[str] = []
        self.claims = 0

    def block(self, block: str | Sequence[Sequence[str]]) -> str:
        if isinstance(block, str):
            return self.paragraph(block)
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{self._cell(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in block
        )
        grid = '<w:gridCol w:w="2000"/>' * len(block[0])
        look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _cell(self, cell: str) -> str:
        return "".join(map(self.paragraph, cell.split("\n")))

    def paragraph(self, line: str) -> str:
        properties = ""
        if line.startswith("# "):
            properties, line = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', line[2:]
        elif line.startswith("1. "):
            number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            properties, line = f"<w:pPr>{number}</w:pPr>", line[3:]
        return f"<w:p>{properties}{self._inline(line)}</w:p>"

    def _inline(self, line: str) -> str:
        found, at = [], 0
        for mark in _INLINE.finditer(line):
            found += [run(line[at : mark.start()]), self._marked(mark[1] or "tab", mark[2] or "")]
            at = mark.end()
        return "".join([*found, run(line[at:])])

    def _marked(self, kind: str, text: str) -> str:
        match kind:
            case "note":
                self.notes.append(text)
                return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
            case "claim":
                self.claims += 1
                record, _, words = text.partition("=")
                number, value = self.claims, f"{sum(map(ord, words)):08x}"
                return (
                    f'<w:bookmarkStart w:id="{number}" w:name="claim_{number}_{value}"/><w:sdt><w:sdtPr>'
                    f'<w:tag w:val="claim:{record}@{value}"/><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>'
                    f'{run(words)}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{number}"/>'
                )
            case "link":
                address, _, words = text.partition("=")
                self.links.append(f"https://example.org/{address}")
                return f'<w:hyperlink r:id="link{len(self.links)}">{run(words)}</w:hyperlink>'
            case "field":
                return (
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x \\h </w:instrText></w:r>'
                    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(text)}'
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
                )
            case "bold":
                return run(text, "<w:rPr><w:b/></w:rPr>")
            case _:
                return "<w:r><w:tab/></w:r>"

    def file(self, blocks: Sequence[str | Sequence[Sequence[str]]], inserted: str = "") -> bytes:
        body = "".join(map(self.block, blocks)) + inserted
        if not blocks or not isinstance(blocks[-1], str):
            body += "<w:p/>"
        notes, done = "", 0
        while done < len(self.notes):
            number = done + 1
            words = self._inline(self.notes[done].replace("{", "[").replace("}", "]"))
            notes += (
                f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
                f"<w:r><w:footnoteRef/></w:r>{words}</w:p></w:footnote>"
            )
            done += 1
        content = {
            "document": f"<w:document {_NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "styles": f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
            "numbering": f"<w:numbering {_NAMES}>{_NUMBERING}</w:numbering>",
        }
        if notes:
            content["footnotes"] = f"<w:footnotes {_NAMES}>{_SEPARATORS}{notes}</w:footnotes>"
        return self._packed(content)

    def _packed(self, content: dict[str, str]) -> bytes:
        types = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES[name]}"/>' for name in content
        )
        related = [(f"r{n}", f"{_R}/{n}", f"{n}.xml", "") for n in content if n != "document"]
        links = [
            (f"link{n}", RelationshipType.HYPERLINK, link, ' TargetMode="External"')
            for n, link in enumerate(self.links, 1)
        ]
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="{ContentType.RELATIONSHIPS}"/>{types}</Types>',
            "_rels/.rels": _relations([("r1", RelationshipType.DOCUMENT, "word/document.xml", "")]),
            "word/_rels/document.xml.rels": _relations([*related, *links]),
            "word/_rels/footnotes.xml.rels": _relations(links),
            **{f"word/{name}.xml": text for name, text in content.items()},
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        return out.getvalue()


def run(text: str, look: str = "") -> str:
    """A run of text, nothing without one."""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def _relations(several: Sequence[tuple[str, str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{k}" Target="{t}"{m}/>' for i, k, t, m in several)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


@pytest.fixture(scope="session")
def word() -> Make:
    """``word("A line.", [["a", "table"]], …)`` is a Word file; `_INLINE` has what a line may hold."""
    return lambda *blocks, **more: _Maker().file(blocks, **more)


@pytest.fixture(scope="session")
def redlined() -> Callable[[bytes, bytes], bytes]:
    """``redlined(old, new)`` is the redline of two files."""

    def make(old: bytes, new: bytes) -> bytes:
        return redline(
            read_package(old), read_package(new), Redliner("Policy Office", "2025-02-18T09:30:00Z")
        )

    return make


@pytest.fixture(scope="session")
def says() -> Callable[..., list[str]]:
    """``says(file)`` are its paragraphs with changes accepted; ``says(file, View.ORIGINAL)`` with them rejected."""

    def read(data: bytes, view: View = View.ACCEPTED) -> list[str]:
        passages = read_word(read_package(data), "file", view).passages
        return [passage.text for passage in passages if passage.kind is not PassageKind.HEADER]

    return read


@pytest.fixture(scope="session")
def marks() -> Callable[[bytes], list[str]]:
    """``marks(file)`` are its tracked changes in the text: "+put in", "-taken out"."""

    def read(data: bytes, part: str = "word/document.xml") -> list[str]:
        from lxml import etree

        root = etree.fromstring(read_package(data)[part])
        found = []
        for mark in root.iter(f"{{{_W}}}ins", f"{{{_W}}}del"):
            text = "".join(t.text or "" for t in mark.iter(f"{{{_W}}}t", f"{{{_W}}}delText"))
            if text:
                found.append(("+" if mark.tag.endswith("ins") else "-") + text)
        return found

    return read
