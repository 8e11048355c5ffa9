"""How a passage looks and where it stands, for whoever makes a document of it again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Look:
    """How the text from `start` up to but not including `end` looks, and where it leads to if it is a link."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note, at an offset of the passage's text; `note` names the note among the draft's."""

    offset: int
    note: str


class AnchorKind(StrEnum):
    """What can begin and end at a place of a Word file's text."""

    CONTROL = "control"
    BOOKMARK = "bookmark"
    COMMENT = "comment"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something begins (`opens`) or ends, at an offset of the passage's text.

    `name` is a control's tag, a bookmark's name, a comment's number or a tracked change's; `key` is what a
    beginning and its end share.
    """

    offset: int
    kind: AnchorKind
    name: str
    key: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a passage beside its words; a reader that does not look for a thing leaves it out.

    - `looks`: stretches that look otherwise than the rest, in order
    - `marks`: where the passage refers to notes; `note`: for a note, its name
    - `depth`: of a list's item, how many lists it is in, from 0; `ordered`: whether the items are numbered, and
      `list_id` which list it is; `goes_on`: the item began in a passage before this one
    - `picture`: the text is the description of a picture
    - `anchors`: where controls, bookmarks, comments and tracked changes begin and end, in order
    """

    looks: tuple[Look, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    note: str = ""
    depth: int = 0
    ordered: bool = False
    list_id: str = ""
    goes_on: bool = False
    picture: bool = False
    anchors: tuple[Anchor, ...] = ()
