"""What tests of Word files share: small documents, letterheads made in the test, and files taken apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from lxml import etree

from respondent.model.document import Claim, Claimed, ClaimKind, Document, Note, Para, Str
from respondent.model.span import Span
from respondent.model.tag import ClaimTag
from respondent.model.template import DocumentKind
from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.namespaces import (
    CONTENT_TYPES,
    MC,
    RELATIONSHIPS,
    W15,
    WP,
    ContentType,
    R,
    RelationshipType,
    W,
    w,
)
from respondent.writing.word.letterhead import Letterhead, open_letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

SPAN = Span("templates/letter.md.j2", 10, 1)
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:mc="{MC}" xmlns:w15="{W15}"'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1440" w:right="1440"/></w:sectPr>'
PLACEHOLDER = "<w:p><w:r><w:t>[letter]</w:t></w:r></w:p>"


def _claimed(value: object) -> Iterator[int]:
    """The numbers of all claims anywhere in a value of the model."""
    if isinstance(value, Claimed):
        yield value.claim
    if isinstance(value, tuple):
        for part in value:
            yield from _claimed(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _claimed(getattr(value, field.name))


@pytest.fixture
def document() -> Callable[..., Document]:
    """``document(block, …, kind=…)`` is a document of these blocks; a string is a paragraph.

    Its claims are made up from the numbers that stand in it.
    """

    def make(*blocks: object, **changes: object) -> Document:
        content = tuple(Para((Str(block),), SPAN) if isinstance(block, str) else block for block in blocks)
        values: dict[str, object] = {
            "id": "letter",
            "kind": DocumentKind.LETTER,
            "template": "letter",
            "template_hash": "0" * 64,
            "title": (Str("Private messaging"),),
            "date": date(2025, 2, 18),
            "blocks": content,
            "salutation": "Dear Minister,",
            **changes,
        }
        numbers = sorted(set(_claimed(tuple(values.values()))))
        claims = tuple(
            Claim(
                number=number,
                kind=ClaimKind.FIGURE,
                tag=ClaimTag("image-offences", f"{number:08x}"),
                title=f"Offences & “crimes”, number {number}",
                text="",
                span=SPAN,
                records=("image-offences",),
            )
            for number in numbers
        )
        return Document(**{"claims": claims, **values})  # type: ignore[arg-type]  # a test's values vary

    return make


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def parts() -> Callable[[bytes], dict[str, bytes]]:
    """``parts(file)`` are a package's parts by name."""
    return _parts


@pytest.fixture
def body() -> Callable[..., str]:
    """``body(document)`` is the text of document.xml, as written on plain paper or in a letterhead."""

    def write(content: Document, letterhead: Letterhead | None = None, **assets: bytes) -> str:
        pictures = {name.replace("__", "."): data for name, data in assets.items()}
        data = write_word(content, letterhead or plain_letterhead(), pictures)
        return _parts(data)["word/document.xml"].decode()

    return write


def _paragraphs(xml: str) -> list[tuple[str, str]]:
    found = []
    for paragraph in etree.fromstring(xml.encode()).iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        text = "".join(
            {w("t"): element.text or "", w("br"): "\n", w("tab"): "\t"}.get(str(element.tag), "")
            for element in paragraph.iter(w("t"), w("br"), w("tab"))
            if element.getparent() is not None
        )
        found.append((style.get(w("val"), "") if style is not None else "", text))
    return found


@pytest.fixture
def paragraphs() -> Callable[[str], list[tuple[str, str]]]:
    """``paragraphs(xml)`` is each paragraph's style and text; a tab stop's definition counts as no text."""
    return _paragraphs


def _rels(targets: Iterable[tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'.encode()


KINDS = {
    "header": (ContentType.HEADER, RelationshipType.HEADER, "hdr"),
    "footer": (ContentType.FOOTER, RelationshipType.FOOTER, "ftr"),
    "styles": (ContentType.STYLES, RelationshipType.STYLES, "styles"),
    "settings": (ContentType.SETTINGS, RelationshipType.SETTINGS, "settings"),
    "numbering": (ContentType.NUMBERING, RelationshipType.NUMBERING, "numbering"),
    "footnotes": (ContentType.FOOTNOTES, RelationshipType.FOOTNOTES, "footnotes"),
    "comments": (
        ContentType.FOOTNOTES.replace("footnotes", "comments"),
        RelationshipType.COMMENTS,
        "comments",
    ),
}


@pytest.fixture
def letterhead_file() -> Callable[..., bytes]:
    """``letterhead_file(body, header1=…)`` is a letterhead; each part is given as what its root holds.

    The parts are related to in their order: rId1, rId2 … `files` adds whole parts, `related` relationships.
    """

    def make(
        content: str = PLACEHOLDER + SECTION,
        *,
        kind: str = ContentType.DOCUMENT,
        files: dict[str, bytes] | None = None,
        related: Iterable[tuple[str, str]] = (),
        package: Iterable[tuple[str, str]] = (),
        **stories: str,
    ) -> bytes:
        overrides = [("word/document.xml", kind)]
        targets: list[tuple[str, str]] = []
        contents: dict[str, bytes] = {}
        for name, inner in stories.items():
            content_type, relation, root = KINDS[name.rstrip("0123456789")]
            overrides.append((f"word/{name}.xml", content_type))
            targets.append((relation, f"{name}.xml"))
            contents[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inner}</w:{root}>".encode()
        listed = "".join(f'<Override PartName="/{name}" ContentType="{t}"/>' for name, t in overrides)
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{t}"/>'
            for extension, t in {
                "rels": ContentType.RELATIONSHIPS,
                "xml": ContentType.XML,
                "png": "image/png",
                "jpeg": "image/jpeg",
                "bin": "application/octet-stream",
            }.items()
        )
        contents |= {
            "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}">{defaults}{listed}</Types>'.encode(),
            "_rels/.rels": _rels([(RelationshipType.DOCUMENT, "word/document.xml"), *package]),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>".encode(),
            "word/_rels/document.xml.rels": _rels([*targets, *related]),
            **(files or {}),
        }
        return write_archive(pack(name, data) for name, data in contents.items())

    return make


@pytest.fixture
def opened(letterhead_file: Callable[..., bytes]) -> Callable[..., Letterhead]:
    """``opened(body, header1=…)`` is a letterhead made ready, in which nothing is wrong."""

    def make(*content: str, **stories: object) -> Letterhead:
        letterhead, diagnostics = open_letterhead(letterhead_file(*content, **stories), SPAN)
        assert diagnostics == ()
        assert letterhead is not None
        return letterhead

    return make


@pytest.fixture
def note() -> Callable[..., Note]:
    """``note(1, "Home Office.")`` is a note of these words or inlines."""

    def make(number: int, *content: object) -> Note:
        inlines = tuple(Str(part) if isinstance(part, str) else part for part in content)
        return Note(number, inlines)  # type: ignore[arg-type]  # a test's inlines vary

    return make
