"""The lists of a Word file: in which list and how deep a paragraph stands, and whether its items are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.word.names import value

_NOT_NUMBERED = frozenset({"bullet", "none", ""})
_DEEPEST = 8
"""Word has nine levels, from 0."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """For each list's id and level, whether its items are numbered."""

    ordered: Mapping[tuple[str, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """The lists of a numbering part; of None, none."""
        if root is None:
            return cls()
        forms = {
            abstract.get(w("abstractNumId"), ""): _levels(abstract)
            for abstract in root.iterchildren(w("abstractNum"))
        }
        found: dict[tuple[str, int], bool] = {}
        for one in root.iterchildren(w("num")):
            levels = forms.get(value(one.find(w("abstractNumId"))), {})
            for level, ordered in levels.items():
                found[one.get(w("numId"), ""), level] = ordered
        return cls(found)

    def is_ordered(self, list_id: str, depth: int) -> bool:
        """Whether the items of that list, at that depth, are numbered."""
        return self.ordered.get((list_id, depth), False)


def depth_of(properties: etree._Element | None) -> int:
    """How deep in its list a paragraph with these properties stands, from 0."""
    text = "" if properties is None else value(properties.find(f"{w('numPr')}/{w('ilvl')}"))
    return min(int(text), _DEEPEST) if text.isdecimal() and len(text) < 4 else 0


def _levels(abstract: etree._Element) -> dict[int, bool]:
    """Whether the items of each level are numbered."""
    found = {}
    for level in abstract.iterchildren(w("lvl")):
        number = level.get(w("ilvl"), "")
        if number.isdecimal() and len(number) < 4:
            found[int(number)] = value(level.find(w("numFmt"))) not in _NOT_NUMBERED
    return found
