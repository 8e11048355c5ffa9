"""A letterhead's package while it is made ready: python-docx's graph of parts, and the trees of those changed."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Collection, Mapping

from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.faults import DamagedPackageError
from respondent.ooxml.namespaces import RELATIONSHIPS, ContentType, R, RelationshipType, w
from respondent.ooxml.parts import content_types_of, word_document
from respondent.ooxml.xml import parse_xml, xml_text
from respondent.writing.word.relating import relationship

_UNFIT = "its parts do not fit together"
_RELATIONSHIP = f"{{{RELATIONSHIPS}}}Relationship"
_REFERENCES = {w("headerReference"): HeaderPart, w("footerReference"): FooterPart}
_STORIES = {
    RelationshipType.HEADER,
    RelationshipType.FOOTER,
    RelationshipType.FOOTNOTES,
    RelationshipType.ENDNOTES,
}


class Opened:
    """The package of one letterhead. What is changed is the trees; `content` gives a part as it is by then."""

    def __init__(self, package: Package) -> None:
        part = package.main_document_part
        if not isinstance(part, DocumentPart):
            raise DamagedPackageError("its main part is not a Word document")
        self.package = package
        self.document = part
        self._roots: dict[Part, etree._Element] = {}

    @property
    def body(self) -> etree._Element:
        """The root of the main part."""
        return _tree(self.document)

    def related(self, kind: str) -> Part | None:
        """The first part that the document relates to in this way."""
        found = (
            rel.target_part
            for rel in self.document.rels.values()
            if rel.reltype == kind and not rel.is_external
        )
        return next(found, None)

    def root(self, part: Part) -> etree._Element:
        """The root element of a part's XML; what is changed there is kept."""
        if isinstance(part, XmlPart):
            return _tree(part)
        if part not in self._roots:
            self._roots[part] = parse_xml(part.blob, name_of(part))
        return self._roots[part]

    def add(self, name: str, kind: str, content_type: str, content: bytes) -> Part:
        """A new part that the document relates to."""
        part = Part(PackURI(f"/{name}"), content_type, content, self.package)
        self.document.relate_to(part, kind)
        return part

    def rename(self, part: Part, name: str) -> None:
        """Give a part another name; whoever relates to it follows."""
        part.partname = PackURI(f"/{name}")

    def let_go(self, kinds: Collection[str]) -> None:
        """Let go of all that the package, or the document in it, relates to in these ways."""
        for rels in (self.package.rels, self.document.rels):
            for key in [key for key, rel in rels.items() if rel.reltype in kinds]:
                del rels[key]

    def stories(self) -> list[etree._Element]:
        """The roots of all that readers see: the text, headers, footers, footnotes and endnotes."""
        related = [
            rel.target_part
            for rel in self.document.rels.values()
            if rel.reltype in _STORIES and not rel.is_external
        ]
        return [self.body, *(self.root(part) for part in dict.fromkeys(related))]

    def content(self, part: Part) -> bytes:
        """A part's bytes, with what was changed."""
        return xml_text(self._roots[part]).encode("utf-8") if part in self._roots else part.blob

    def parts(self) -> list[Part]:
        """Every part that something relates to, by name."""
        return sorted(self.package.iter_parts(), key=name_of)


def open_package(parts: Mapping[str, bytes]) -> Opened:
    """The package of a Word document or template. Raises the PackageError that fits.

    A template (.dotx) becomes a document. python-docx raises many things over parts that do not fit together.
    """
    types = content_types_of(parts)
    main = word_document(parts, types)
    contents = dict(parts)
    if types[main] == ContentType.TEMPLATE:
        name = "[Content_Types].xml"
        contents[name] = contents[name].replace(ContentType.TEMPLATE.encode(), ContentType.DOCUMENT.encode())
    if not all(_is_whole(contents[name], name) for name in contents if name.endswith(".rels")):
        raise DamagedPackageError(_UNFIT)
    data = write_archive(pack(name, content, level=1) for name, content in contents.items())
    try:
        opened = Opened(Package.open(io.BytesIO(data)))
    except (OpcError, KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise DamagedPackageError(_UNFIT) from error
    if not all(_leads_to(opened, mark) for mark in opened.body.iter(*_REFERENCES)):
        raise DamagedPackageError(_UNFIT)
    return opened


def _is_whole(content: bytes, name: str) -> bool:
    """Whether every relationship has its id, its type and its target."""
    root = parse_xml(content, name)
    return all(all(mark.get(key) for key in ("Id", "Type", "Target")) for mark in root.iter(_RELATIONSHIP))


def _leads_to(opened: Opened, reference: etree._Element) -> bool:
    """Whether a reference to a header or a footer leads to one."""
    rel = opened.document.rels.get(reference.get(f"{{{R}}}id", ""))
    return (
        rel is not None
        and not rel.is_external
        and isinstance(rel.target_part, _REFERENCES[str(reference.tag)])
    )


def relationships(part: Part | Package, leave_out: Collection[str] = ()) -> str:
    """The relationships of a part as XML, but those of the types in `leave_out`."""
    folder = posixpath.dirname(part.partname) if isinstance(part, Part) else "/"
    return "".join(
        relationship(rel.rId, rel.reltype, rel.target_ref, external=True)
        if rel.is_external
        else relationship(rel.rId, rel.reltype, posixpath.relpath(rel.target_part.partname, folder))
        for rel in part.rels.values()
        if rel.reltype not in leave_out
    )


def name_of(part: Part) -> str:
    """A part's name without the slash that python-docx begins it with."""
    return str(part.partname).lstrip("/")


def _tree(part: XmlPart) -> etree._Element:
    root: etree._Element = part.element
    return root
