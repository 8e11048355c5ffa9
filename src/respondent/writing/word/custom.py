"""A letterhead's custom properties, which its letters keep: an organisation's filing system may need them."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from respondent.model.manifest import MANIFEST_PROPERTY
from respondent.ooxml.namespaces import CUSTOM_PROPERTIES, RelationshipType
from respondent.ooxml.xml import parse_xml
from respondent.writing.word.opened import Opened, name_of
from respondent.writing.word.prepared import CustomProperties
from respondent.writing.word.trees import number


def keep_custom_properties(opened: Opened) -> CustomProperties:
    """The properties as XML, less the manifest of an earlier letter, and the number that comes after them."""
    rels = opened.package.rels.values()
    part = next((rel.target_part for rel in rels if rel.reltype == RelationshipType.CUSTOM), None)
    if part is None:
        return CustomProperties("", 2)  # numbers begin at 2 [MS-OLEPS]
    kept = []
    highest = 1
    for element in parse_xml(part.blob, name_of(part)).iter(f"{{{CUSTOM_PROPERTIES}}}property"):
        if element.get("name") != MANIFEST_PROPERTY:
            highest = max(highest, number(element, "pid", 2))
            alone = deepcopy(element)
            alone.tail = None
            kept.append(etree.tostring(alone, encoding="unicode"))
    return CustomProperties("".join(kept), highest + 1)
