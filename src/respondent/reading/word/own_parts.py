"""What a Word file carries beside its text for programs: custom XML parts and custom properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.faults import PackageError
from respondent.ooxml.parts import relationships_of
from respondent.ooxml.xml import parse_xml
from respondent.reading.word.parts import kind_of, main_part


@dataclass(frozen=True, slots=True)
class Carried:
    """The text of the custom XML part that was asked for, and of the custom property; None where missing."""

    item: str | None
    prop: str | None


def read_carried(parts: Mapping[str, bytes], root_name: str, property_name: str) -> Carried:
    """What a package carries; `root_name` is the part's root with its namespace.

    Raises PackageError without a main part. Of several parts of that root, as in merged files, the first is read.
    """
    item = next(
        (
            "".join(str(text) for text in root.itertext())
            for root in _roots(parts, main_part(parts), "customXml")
            if root.tag == root_name
        ),
        None,
    )
    for root in _roots(parts, "", "custom-properties"):
        for prop in root:
            if isinstance(prop.tag, str) and prop.get("name") == property_name:
                return Carried(item, "".join(str(text) for text in prop.itertext()).strip())
    return Carried(item, None)


def _roots(parts: Mapping[str, bytes], part: str, kind: str) -> list[etree._Element]:
    """The roots of the parts to which a part is so related, those left out that cannot be read."""
    found = []
    try:
        related = relationships_of(parts, part)
    except PackageError:
        return []
    for relationship in related:
        # strict Open XML says “customProperties”
        if kind_of(relationship).replace("-", "").lower() != kind.replace("-", "").lower():
            continue
        try:
            found.append(parse_xml(parts[relationship.target], relationship.target))
        except (KeyError, PackageError):
            continue
    return found
