"""Opening a letterhead: once for all its letters, with everything that is wrong with it said at once."""

from __future__ import annotations

from functools import cache
from itertools import count

from docx.opc.part import Part
from lxml import etree

from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.ooxml.archive import PackedPart, pack, write_archive
from respondent.ooxml.faults import PackageError
from respondent.ooxml.namespaces import CONTENT_TYPES, ContentType, RelationshipType
from respondent.ooxml.package import read_package
from respondent.ooxml.xml import xml_text
from respondent.writing.word import complaints, relating
from respondent.writing.word.cleaning import clean
from respondent.writing.word.custom import keep_custom_properties
from respondent.writing.word.lists import ensure_numbering
from respondent.writing.word.namespacing import with_namespaces
from respondent.writing.word.notes import ensure_footnotes
from respondent.writing.word.opened import Opened, name_of, open_package, relationships
from respondent.writing.word.page import measure_of, section_of
from respondent.writing.word.page_numbers import ensure_page_numbers
from respondent.writing.word.placeholder import MARK, crowded, in_text_box, make_room, placeholders
from respondent.writing.word.plain import plain_bytes
from respondent.writing.word.prepared import Halves, Letterhead
from respondent.writing.word.relating import relationship
from respondent.writing.word.settings import ensure_settings
from respondent.writing.word.stylesheet import ensure_styles

__all__ = ["Letterhead", "open_letterhead", "plain_letterhead"]

_ANEW = {
    RelationshipType.FOOTNOTES: "word/footnotes.xml",
    RelationshipType.NUMBERING: "word/numbering.xml",
}
"""Parts of the letterhead that each letter writes anew, and the names that they have then."""
_LEFT_OUT = {
    RelationshipType.DOCUMENT,
    RelationshipType.CORE,
    RelationshipType.APP,
    RelationshipType.CUSTOM,
    RelationshipType.THUMBNAIL,
    RelationshipType.SIGNATURE,
}
"""What a package says about itself; a letter says it anew, and a signature would not hold."""


def open_letterhead(data: bytes, span: Span) -> tuple[Letterhead | None, tuple[Diagnostic, ...]]:
    """The letterhead in the bytes of a .docx or .dotx file, or None, and what is wrong with it.

    `span` is where a template names the letterhead, or the letterhead's own file.
    """
    try:
        opened = open_package(read_package(data))
        return _prepared(opened, span, own=True)
    except PackageError as error:
        return None, (complaints.about_package(error, span),)


@cache
def plain_letterhead() -> Letterhead:
    """The letterhead for who has none: A4, the senders' names above, page numbers below."""
    letterhead, diagnostics = _prepared(open_package(read_package(_plain_package())), Span(""), own=False)
    if letterhead is None:
        raise AssertionError(diagnostics)
    return letterhead


def _prepared(opened: Opened, span: Span, *, own: bool) -> tuple[Letterhead | None, tuple[Diagnostic, ...]]:
    found = placeholders(opened.body)
    wrong = complaints.about_placeholders(
        len(found),
        crowded=bool(crowded(opened.body)),
        elsewhere=any(placeholders(root) or crowded(root) for root in opened.stories()[1:]),
        span=span,
    )
    if wrong:
        return None, (wrong,)
    diagnostics = []
    if in_text_box(found[0]):
        diagnostics.append(complaints.about_text_box(span))
    mark = make_room(found[0])
    if ensure_settings(opened):
        diagnostics.append(complaints.about_protection(span))
    return _letterhead(opened, mark, own=own), tuple(diagnostics)


def _letterhead(opened: Opened, mark: etree._Element, *, own: bool) -> Letterhead:
    taken = clean(opened)
    _ensure_part(opened, RelationshipType.THEME, ContentType.THEME, "theme/theme1.xml")
    _ensure_part(opened, RelationshipType.FONTS, ContentType.FONTS, "fontTable.xml")
    sheet = _ensure_part(opened, RelationshipType.STYLES, ContentType.STYLES, "styles.xml")
    styles = ensure_styles(opened.root(sheet))
    section = section_of(mark)
    ensure_page_numbers(opened, section, styles)
    measure = measure_of(mark, section)
    footnotes = ensure_footnotes(opened, mark)
    numbering = ensure_numbering(opened)
    properties = keep_custom_properties(opened)
    anew = _name_canonically(opened)
    copied = [part for part in opened.parts() if part not in anew]
    names = frozenset(name_of(part) for part in copied)
    text = xml_text(with_namespaces(opened.body))
    before, after = text.split(MARK)
    item = _free_item(names)
    return Letterhead(
        own=own,
        measure=measure,
        styles=styles,
        taken=taken,
        parts=_packed(opened, copied),
        names=names,
        content_types=tuple((name_of(part), part.content_type) for part in copied),
        text=Halves(before, after),
        relationships=relationships(opened.document)
        + relationship("letterManifest", RelationshipType.CUSTOM_XML, f"../customXml/item{item}.xml"),
        package_relationships=_package_relationships(opened),
        footnotes=footnotes,
        numbering=numbering,
        properties=properties,
        manifest_item=item,
    )


def _ensure_part(opened: Opened, kind: str, content_type: str, name: str) -> Part:
    """The letterhead's part of a kind, or else that of the plain letterhead."""
    found = opened.related(kind)
    return found or opened.add(f"word/{name}", kind, content_type, plain_bytes(name.rpartition("/")[2]))


def _name_canonically(opened: Opened) -> list[Part]:
    """Give the parts that letters write anew the names under which they write them."""
    parts: list[Part] = [opened.document]
    opened.rename(opened.document, "word/document.xml")
    for kind, name in _ANEW.items():
        part = opened.related(kind)
        if part is not None:
            opened.rename(part, name)
            parts.append(part)
    return parts


def _packed(opened: Opened, parts: list[Part]) -> tuple[PackedPart, ...]:
    packed = []
    for part in parts:
        name = name_of(part)
        packed.append(pack(name, opened.content(part), level=9))
        if len(part.rels):
            folder, _, file = name.rpartition("/")
            own = f"{relating.BEGINNING}{relationships(part)}{relating.END}"
            packed.append(pack(f"{folder}/_rels/{file}.rels".lstrip("/"), own.encode("utf-8"), level=9))
    return tuple(packed)


def _package_relationships(opened: Opened) -> str:
    """The package's own relationships: what the letterhead has besides, and what each letter says of itself."""
    kept = relationships(opened.package, _LEFT_OUT)
    ours = (
        (RelationshipType.DOCUMENT, "word/document.xml"),
        (RelationshipType.CORE, "docProps/core.xml"),
        (RelationshipType.APP, "docProps/app.xml"),
        (RelationshipType.CUSTOM, "docProps/custom.xml"),
    )
    written = "".join(relationship(f"letter{n}", kind, name) for n, (kind, name) in enumerate(ours, 1))
    return f"{relating.BEGINNING}{written}{kept}{relating.END}"


def _free_item(names: frozenset[str]) -> int:
    """A number for the manifest's part among the letterhead's own custom XML parts."""
    free = (n for n in count(1) if f"customXml/item{n}.xml" not in names)
    return next(n for n in free if f"customXml/itemProps{n}.xml" not in names)


def _plain_package() -> bytes:
    """The plain letterhead as a package: a page with a placeholder; the rest is added as to any other."""
    types = f'<Default Extension="rels" ContentType="{ContentType.RELATIONSHIPS}"/>'
    types += f'<Override PartName="/word/document.xml" ContentType="{ContentType.DOCUMENT}"/>'
    main = relationship("rId1", RelationshipType.DOCUMENT, "word/document.xml")
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}">{types}</Types>'.encode(),
        "_rels/.rels": f"{relating.BEGINNING}{main}{relating.END}".encode(),
        "word/document.xml": plain_bytes("document.xml"),
    }
    return write_archive(pack(name, content) for name, content in contents.items())
