"""Where a Word file's controls, bookmarks, comments and tracked changes begin and end, as its text is read.

What stands between paragraphs, or in one without text, is carried on to where the next text begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from lxml import etree

from respondent.model.layout import Anchor, AnchorKind
from respondent.ooxml.namespaces import w
from respondent.reading.stretches import Stretches
from respondent.reading.word.names import value

_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_KINDS = {w(name): AnchorKind.INSERTED for name in _INSERTED} | {
    w(name): AnchorKind.DELETED for name in _DELETED
}


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change: its number in the file, what it did, by whom and when, as the file says."""

    number: str
    kind: AnchorKind
    author: str
    date: str
    moved: bool = False


class Anchors:
    """Collects anchors for one part; `prefix` keeps the keys of several parts apart."""

    def __init__(self, prefix: str) -> None:
        self.changes: list[TrackedChange] = []
        self.waiting: list[Anchor] = []
        self._prefix = prefix
        self._numbers = count()
        self._bookmarks: dict[str, str] = {}

    def begin(self, text: Stretches) -> None:
        """Put down at the beginning of a paragraph what was carried on to it."""
        for anchor in self.waiting:
            text.anchor(anchor)
        self.waiting.clear()

    def carry(self, text: Stretches) -> None:
        """Carry on what stood in a paragraph without text."""
        self.waiting += text.anchors

    def control(
        self, element: etree._Element, inside: Callable[[], None], put: Callable[[Anchor], None]
    ) -> None:
        """Go through a content control."""
        properties = element.find(w("sdtPr"))
        tag = "" if properties is None else value(properties.find(w("tag")))
        self._around(AnchorKind.CONTROL, tag, inside, put)

    def change(
        self, element: etree._Element, inside: Callable[[], None], put: Callable[[Anchor], None]
    ) -> None:
        """Go through a tracked change."""
        kind = _KINDS[element.tag]
        number = f"{self._prefix}{len(self.changes)}"
        moved = element.tag in {w("moveTo"), w("moveFrom")}
        author, date = element.get(w("author"), ""), element.get(w("date"), "")
        self.changes.append(TrackedChange(number, kind, author, date, moved))
        self._around(kind, number, inside, put)

    def _around(
        self, kind: AnchorKind, name: str, inside: Callable[[], None], put: Callable[[Anchor], None]
    ) -> None:
        key = f"{self._prefix}{next(self._numbers)}"
        put(Anchor(0, kind, name, key, opens=True))
        inside()
        put(Anchor(0, kind, name, key, opens=False))

    def mark_of(self, element: etree._Element) -> Anchor | None:
        """The anchor that a mark of a bookmark or a comment is; None of an end without a beginning."""
        identity = element.get(w("id"), "")
        match element.tag.rpartition("}")[2]:
            case "bookmarkStart":
                name = element.get(w("name"), "")
                self._bookmarks[identity] = name
                return Anchor(0, AnchorKind.BOOKMARK, name, f"{self._prefix}b{identity}", opens=True)
            case "bookmarkEnd":
                if identity not in self._bookmarks:
                    return None
                name = self._bookmarks.pop(identity)
                return Anchor(0, AnchorKind.BOOKMARK, name, f"{self._prefix}b{identity}", opens=False)
            case "commentRangeStart" | "commentReference" as name:
                opens = name == "commentRangeStart"
                key = f"{self._prefix}c{identity}" + ("" if opens else "r")
                return Anchor(0, AnchorKind.COMMENT, identity, key, opens=True)
            case _:
                return Anchor(0, AnchorKind.COMMENT, identity, f"{self._prefix}c{identity}", opens=False)


MARKS = tuple(
    w(name)
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
)
CHANGES = tuple(_KINDS)
