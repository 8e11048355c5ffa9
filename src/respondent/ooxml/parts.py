"""What a package's parts are: their content types and how they relate to each other (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from respondent.ooxml.faults import (
    DamagedPackageError,
    MacroError,
    NotWordError,
    StrictError,
)
from respondent.ooxml.namespaces import CONTENT_TYPES, RELATIONSHIPS, STRICT, ContentType, RelationshipType
from respondent.ooxml.xml import parse_xml

_MACROS = {ContentType.MACRO_DOCUMENT, ContentType.MACRO_TEMPLATE}
_OTHER_OFFICE = {"spreadsheetml": "an Excel workbook", "presentationml": "a PowerPoint presentation"}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part; `target` is a part's name, or an address where it is `external`."""

    id: str
    type: str
    target: str
    external: bool = False


def relationships_name(part: str) -> str:
    """The name of the part that holds a part's relationships; "" is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships_of(parts: Mapping[str, bytes], part: str) -> tuple[Relationship, ...]:
    """The relationships of a part, or of the package where `part` is "". Raises DamagedPackageError."""
    name = relationships_name(part)
    if name not in parts:
        return ()
    folder = posixpath.dirname(part)
    found = []
    for element in parse_xml(parts[name], name).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            joined = posixpath.join("/", folder, unquote(target.partition("#")[0]))
            target = posixpath.normpath(joined).lstrip("/")
        found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external))
    return tuple(found)


def content_types_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part by its name; a part without one is left out. Raises DamagedPackageError."""
    name = "[Content_Types].xml"
    root = parse_xml(parts[name], name)
    defaults = {
        e.get("Extension", "").lower(): e.get("ContentType", "")
        for e in root.iter(f"{{{CONTENT_TYPES}}}Default")
    }
    overrides = {
        e.get("PartName", "").lstrip("/").lower(): e.get("ContentType", "")
        for e in root.iter(f"{{{CONTENT_TYPES}}}Override")
    }
    found = {}
    for part in parts:
        extension = part.rpartition(".")[2].lower()
        kind = overrides.get(part.lower()) or defaults.get(extension)
        if kind:
            found[part] = kind
    return found


def word_document(parts: Mapping[str, bytes], types: Mapping[str, str]) -> str:
    """The name of the main document part of a Word document or template without macros.

    Raises StrictError, MacroError, NotWordError for another Office file, or DamagedPackageError.
    """
    package = relationships_of(parts, "")
    if any(relationship.type.startswith(STRICT) for relationship in package):
        raise StrictError
    mains = [r.target for r in package if r.type == RelationshipType.DOCUMENT]
    if not mains or mains[0] not in parts:
        raise DamagedPackageError("its main part is missing")
    kind = types.get(mains[0], "")
    for name, what in _OTHER_OFFICE.items():
        if name in kind:
            raise NotWordError(what)
    if kind in _MACROS or any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise MacroError
    if kind not in {ContentType.DOCUMENT, ContentType.TEMPLATE}:
        raise DamagedPackageError("its main part is not a Word document")
    return mains[0]
