"""Finding the parts of a Word file that hold text, transitional or strict, wherever they lie."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from respondent.ooxml.faults import DamagedPackageError, NotWordError, OversizedPackageError, PackageError
from respondent.ooxml.namespaces import w
from respondent.ooxml.parts import Relationship, relationships_of
from respondent.ooxml.xml import parse_xml
from respondent.reading.word.names import make_transitional

LARGEST_XML = 32 * 1024 * 1024
"""Bytes of one part: lxml takes some ten times that in memory. A book of 1,000 pages has about a third."""

_USUAL = "word/document.xml"
_OTHER_OFFICE = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "visio/document.xml": "a Visio drawing",
}


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the text. Raises NotWordError or DamagedPackageError."""
    for name, what in _OTHER_OFFICE.items():
        if name in parts:
            raise NotWordError(what)
    mains = [r.target for r in relationships_of(parts, "") if kind_of(r) == "officeDocument"]
    main = next((name for name in (*mains, _USUAL) if name in parts), None)
    if main is None:
        raise DamagedPackageError("its main part is missing")
    return main


def related(parts: Mapping[str, bytes], part: str) -> dict[str, tuple[Relationship, ...]]:
    """The relationships of a part that lead to parts that are there, by kind ("footnotes", "header")."""
    found: dict[str, tuple[Relationship, ...]] = {}
    for relationship in relationships_of(parts, part):
        if relationship.target in parts and not relationship.external:
            kind = kind_of(relationship)
            found[kind] = (*found.get(kind, ()), relationship)
    return found


def links_of(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """The addresses that a part links to, by the relationships' ids; none where these cannot be read."""
    try:
        found = relationships_of(parts, part)
    except PackageError:
        return {}
    return {r.id: r.target for r in found if r.external and kind_of(r) == "hyperlink"}


def kind_of(relationship: Relationship) -> str:
    """The last word of a relationship's type, which transitional and strict files share."""
    return relationship.type.rpartition("/")[2]


def root_of(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """The root of a part in transitional names. Raises the PackageError that fits."""
    if len(parts[name]) > LARGEST_XML:
        raise OversizedPackageError(f"its part “{name}” has {len(parts[name]):,} bytes of text and markup")
    root = parse_xml(parts[name], name)
    make_transitional(root)
    return root


def document_root(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """The root of the main part. Raises DamagedPackageError where it is no Word document."""
    root = root_of(parts, name)
    if root.tag != w("document"):
        raise DamagedPackageError("its main part is not a Word document")
    return root
