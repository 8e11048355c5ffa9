"""What a Word file says of its last saving: by whom, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from respondent.ooxml.faults import PackageError
from respondent.ooxml.parts import relationships_of
from respondent.ooxml.xml import parse_xml
from respondent.reading.word.parts import kind_of

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Saved:
    """Who saved a file last, and the moment as the file has it; "" where it says nothing."""

    by: str = ""
    at: str = ""


def read_saved(parts: Mapping[str, bytes]) -> Saved:
    """What the core properties of a package say; nothing where they are missing or damaged."""
    try:
        names = [r.target for r in relationships_of(parts, "") if kind_of(r) == "core-properties"]
        root = next((parse_xml(parts[name], name) for name in names if name in parts), None)
    except PackageError:
        return Saved()
    if root is None:
        return Saved()
    said = {
        str(one.tag).rpartition("}")[2]: " ".join((one.text or "").split())[:_LONGEST]
        for one in root
        if isinstance(one.tag, str)
    }
    return Saved(said.get("lastModifiedBy", ""), said.get("modified", ""))
