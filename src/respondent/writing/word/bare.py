"""A letterhead for public editions: without what it says of where it comes from and how it was made."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from respondent.ooxml.archive import PackedPart, pack, unpack
from respondent.ooxml.namespaces import RelationshipType, w
from respondent.ooxml.xml import DECLARATION, parse_xml
from respondent.writing.bare_pictures import bare_picture
from respondent.writing.word.prepared import CustomProperties, Letterhead

_GONE = re.compile(
    r"<Relationship [^>]*Type=\"(?:"
    + "|".join(map(re.escape, (RelationshipType.CUSTOM_XML, RelationshipType.CUSTOM)))
    + r")\"[^>]*/>"
)
_FOLDER = "customXml/"
_SETTINGS = "word/settings.xml"


def bare(letterhead: Letterhead) -> Letterhead:
    """The letterhead less custom XML, custom properties, document variables and the metadata of its pictures."""
    kept = [part for part in letterhead.parts if not part.name.startswith(_FOLDER)]
    return replace(
        letterhead,
        parts=tuple(map(_bare_part, kept)),
        content_types=tuple(one for one in letterhead.content_types if not one[0].startswith(_FOLDER)),
        relationships=_GONE.sub("", letterhead.relationships),
        package_relationships=_GONE.sub("", letterhead.package_relationships),
        properties=CustomProperties("", letterhead.properties.first_free),
    )


def _bare_part(part: PackedPart) -> PackedPart:
    if part.name.startswith("word/media/"):
        return pack(part.name, bare_picture(unpack(part)), level=9)
    if part.name != _SETTINGS:
        return part
    root = parse_xml(unpack(part), part.name)
    for element in root.findall(w("docVars")):
        root.remove(element)
    return pack(part.name, f"{DECLARATION}{etree.tostring(root, encoding='unicode')}".encode(), level=9)
