"""The package of a Word file while tracked changes are put into it: its parts’ trees, relationships, new parts."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from itertools import count

from lxml import etree

from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.namespaces import CONTENT_TYPES, RELATIONSHIPS, RelationshipType
from respondent.ooxml.parts import Relationship, relationships_name, relationships_of
from respondent.ooxml.xml import parse_xml, xml_text
from respondent.reading.word.parts import kind_of, main_part, root_of

_TYPES = "[Content_Types].xml"


class Package:
    """A file’s parts; what is changed in the tree of one is in the file that `bytes` gives."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self.main = main_part(parts)
        self._roots: dict[str, etree._Element] = {}
        self._changed: set[str] = set()

    def root(self, name: str, *, change: bool = False) -> etree._Element:
        """The tree of a part, which is kept; `change` says that it is about to be changed."""
        if name not in self._roots:
            self._roots[name] = root_of(self.parts, name)
        if change:
            self._changed.add(name)
        return self._roots[name]

    def related(self, kind: str) -> str | None:
        """The first part to which the main one relates as this ("footnotes", "styles")."""
        found = (r.target for r in self.relationships(self.main) if kind_of(r) == kind and not r.external)
        return next((name for name in found if name in self.parts), None)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """A part’s relationships as they are by now."""
        return relationships_of(self.parts, part)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of a part, made if there is none; `kind` is its whole type."""
        for known in self.relationships(part):
            if known.type == kind and known.target == target and known.external == external:
                return known.id
        name = relationships_name(part)
        empty = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
        root = parse_xml(self.parts.get(name, empty), name)
        taken = {element.get("Id") for element in root}
        identity = next(i for n in count(1) if (i := f"rIdRedline{n}") not in taken)
        new = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
        new.set("Id", identity)
        new.set("Type", kind)
        new.set("Target", target if external else posixpath.relpath(target, posixpath.dirname(part)))
        if external:
            new.set("TargetMode", "External")
        self.parts[name] = xml_text(root).encode()
        return identity

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """A new part, under its name or one like it that is free."""
        stem, ending = posixpath.splitext(name)
        taken = {part.lower() for part in self.parts}
        free = next(n for i in count() if (n := f"{stem}{i or ''}{ending}").lower() not in taken)
        self.parts[free] = content
        root = parse_xml(self.parts[_TYPES], _TYPES)
        override = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{free}")
        override.set("ContentType", content_type)
        self.parts[_TYPES] = xml_text(root).encode()
        return free

    def add_link(self, part: str, address: str) -> str:
        """The id of a relationship that leads to an address."""
        return self.relate(part, RelationshipType.HYPERLINK, address, external=True)

    def bytes(self) -> bytes:
        """The file. The same changes to the same file give the same bytes."""
        changed = {name: xml_text(self._roots[name]).encode() for name in self._changed}
        return write_archive(pack(name, content) for name, content in {**self.parts, **changed}.items())
