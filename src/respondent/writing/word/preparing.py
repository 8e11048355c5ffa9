"""Making a letterhead ready: what all its letters share is completed, cleaned and packed, once."""

from __future__ import annotations

from itertools import count

from docx.opc.part import Part
from lxml import etree

from respondent.ooxml.archive import PackedPart, pack
from respondent.ooxml.namespaces import ContentType, RelationshipType
from respondent.ooxml.xml import xml_text
from respondent.writing.word import relating
from respondent.writing.word.cleaning import clean, drop_comments
from respondent.writing.word.custom import keep_custom_properties
from respondent.writing.word.lists import ensure_numbering
from respondent.writing.word.namespacing import with_namespaces
from respondent.writing.word.notes import ensure_footnotes
from respondent.writing.word.opened import Opened, name_of, relationships
from respondent.writing.word.page import measure_of, section_of
from respondent.writing.word.page_numbers import ensure_page_numbers
from respondent.writing.word.placeholder import MARK
from respondent.writing.word.plain import plain_bytes
from respondent.writing.word.prepared import Halves, Letterhead
from respondent.writing.word.relating import relationship
from respondent.writing.word.stylesheet import ensure_styles
from respondent.writing.word.watermark import watermark

_ANEW = {
    RelationshipType.FOOTNOTES: "word/footnotes.xml",
    RelationshipType.NUMBERING: "word/numbering.xml",
}
"""Parts of the letterhead that each letter writes anew, and the names that they have then."""
_OURS = ("word/document.xml", *_ANEW.values(), "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_LEFT_OUT = (
    RelationshipType.CORE,
    RelationshipType.APP,
    RelationshipType.CUSTOM,
    RelationshipType.THUMBNAIL,
    RelationshipType.SIGNATURE,
    RelationshipType.STYLES_WITH_EFFECTS,
    RelationshipType.ATTACHED_TEMPLATE,
)
"""What a package says about itself, which a letter says anew; a signature, which would not hold; Word 2010's
second copy of the styles, which must agree with the first; and a template that Word would fetch from elsewhere.
"""


def prepare(
    opened: Opened, mark: etree._Element, *, own: bool, draft: bool, as_is: bool = False
) -> Letterhead:
    """The letterhead made ready; `mark` is where the letter goes, `own` whether it is an organisation's own.

    With `draft`, its pages say so, and its own comments make room for those of a draft. With `as_is`, its language
    stays, and no page numbers are added: a form is somebody else's.
    """
    taken = clean(opened)
    _ensure_part(opened, RelationshipType.THEME, ContentType.THEME, "theme/theme1.xml")
    _ensure_part(opened, RelationshipType.FONTS, ContentType.FONTS, "fontTable.xml")
    sheet = _ensure_part(opened, RelationshipType.STYLES, ContentType.STYLES, "styles.xml")
    styles = ensure_styles(opened.root(sheet), language=not as_is)
    section = section_of(mark)
    if not as_is:
        ensure_page_numbers(opened, section, styles)
    if draft:
        drop_comments(opened)
        watermark(opened)
    measure = measure_of(mark, section)
    footnotes = ensure_footnotes(opened, mark)
    numbering = ensure_numbering(opened)
    properties = keep_custom_properties(opened)
    opened.let_go(_LEFT_OUT)
    anew = _name_canonically(opened)
    copied = [part for part in opened.parts() if part not in anew]
    names = frozenset(name_of(part) for part in copied)
    text = xml_text(with_namespaces(opened.body))
    before, after = text.split(MARK)
    item = _free_item(names)
    prefix = _free_prefix(opened)
    return Letterhead(
        own=own,
        measure=measure,
        styles=styles,
        taken=taken,
        parts=_packed(opened, copied),
        names=names,
        content_types=tuple((name_of(part), part.content_type) for part in copied),
        text=Halves(before, after),
        prefix=prefix,
        relationships=relationships(opened.document)
        + relationship(f"{prefix}Manifest", RelationshipType.CUSTOM_XML, f"../customXml/item{item}.xml"),
        package_relationships=_package_relationships(opened, prefix),
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
    taken = {name.lower() for name in _OURS}
    for part in opened.parts():
        if part not in parts:
            if name_of(part).lower() in taken:
                folder, _, file = name_of(part).rpartition("/")
                opened.rename(part, f"{folder}/letterhead-{file}".lstrip("/"))
            taken.add(name_of(part).lower())
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


def _package_relationships(opened: Opened, prefix: str) -> str:
    """The package's own relationships: what the letterhead has besides, and what each letter says of itself."""
    kept = relationships(opened.package, {RelationshipType.DOCUMENT})
    ours = (
        (RelationshipType.DOCUMENT, "word/document.xml"),
        (RelationshipType.CORE, "docProps/core.xml"),
        (RelationshipType.APP, "docProps/app.xml"),
        (RelationshipType.CUSTOM, "docProps/custom.xml"),
    )
    written = "".join(relationship(f"{prefix}{n}", kind, name) for n, (kind, name) in enumerate(ours, 1))
    return f"{relating.BEGINNING}{written}{kept}{relating.END}"


def _free_prefix(opened: Opened) -> str:
    """What the ids of our relationships begin with, and no other's: an emptied letter may have some of ours."""
    ids = [*opened.package.rels, *(id_ for part in opened.parts() for id_ in part.rels)]
    prefixes = (f"letter{'-' * n}" for n in count())
    return next(prefix for prefix in prefixes if not any(id_.startswith(prefix) for id_ in ids))


def _free_item(names: frozenset[str]) -> int:
    """A number for the manifest's part among the letterhead's own custom XML parts."""
    free = (n for n in count(1) if f"customXml/item{n}.xml" not in names)
    return next(n for n in free if f"customXml/itemProps{n}.xml" not in names)
