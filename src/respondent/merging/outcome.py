"""What comes of a merge: the merged file, and each field that both sides changed in different ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from respondent.merging.differing import where_they_differ
from respondent.model.edit import ABSENT, Absent
from respondent.model.record import Plain

WHOLE = ""
"""The path of what is about the file as a whole: it could not be taken apart, or one side deleted it."""


class Side(StrEnum):
    """One of the two that are merged."""

    OURS = "ours"
    THEIRS = "theirs"


class What(StrEnum):
    """What the two sides disagree about."""

    VALUE = "value"
    ORDER = "order"
    COMMENT = "comment"
    TEXT = "text"  # of the whole file


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field, a row's cell or a comment that both sides changed, and not alike.

    `path` is that of ``Record.places`` ("coverage.asked", "holders.0.name", by the place in our list, or in theirs
    where ours has no such item); of a table, "Gwent.offences", the key of the row and the column. What one side
    does not have, or has taken out, is ABSENT; comments and whole files are their text.
    """

    path: str
    base: Plain | Absent
    ours: Plain | Absent
    theirs: Plain | Absent
    what: What = What.VALUE

    def in_words(self, ours: str = "one side", theirs: str = "the other side") -> str:
        """The two values in one line: “value: nspcc says 1,249; barnardos says 1,300 (it was 1,200)”."""
        name = self.path or "the file"
        if self.what is What.ORDER:
            return f"{name}: {ours} and {theirs} put it in different orders"
        if self.what is What.COMMENT and self.ours is ABSENT:
            return f"{name}: {ours} takes it out; {theirs} changed its comment"
        if self.what is What.COMMENT and self.theirs is ABSENT:
            return f"{name}: {ours} changed its comment; {theirs} takes it out"
        if self.what is What.COMMENT:
            return f"{name}: {ours} and {theirs} changed the comment here"
        if self.what is What.TEXT and self.ours is ABSENT:
            return f"{name}: {ours} deleted it; {theirs} changed it"
        if self.what is What.TEXT and self.theirs is ABSENT:
            return f"{name}: {ours} changed it; {theirs} deleted it"
        if self.what is What.TEXT:
            return f"{name}: {ours} and {theirs} both changed it"
        was, here, there = _side_by_side(self.base, self.ours, self.theirs)
        said = f"{name}: {_says(ours, here)}; {_says(theirs, there)}"
        return said if self.base is ABSENT else f"{said} (it was {was})"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged file. Where there are conflicts, git's markers stand around each of them in `data`.

    `data` is None where the file is to be deleted, or, with a conflict of path WHOLE, where nothing could be
    merged.
    """

    data: bytes | None
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What the two sides are called: by `labels` after git's markers, by `words` in sentences about them."""

    labels: tuple[str, str] = ("ours", "theirs")
    words: tuple[str, str] = ("one side", "the other side")
    marker: int = 7

    def marked(self, ours: str, base: str, theirs: str) -> str:
        """Texts of whole lines, each of which may be empty, between git's markers; NUL begins the markers' lines.

        It is what git calls the “diff3” style: whichever side somebody takes in an editor, the base goes away.
        """
        signs = [f"\0{sign * self.marker}" for sign in "<|=>"]
        return (
            f"{signs[0]} {self.labels[0]}\n{ours}{signs[1]} before\n{base}{signs[2]}\n"
            f"{theirs}{signs[3]} {self.labels[1]}\n"
        )


PLAIN_NAMES = Names()


def _says(name: str, value: str | None) -> str:
    return f"{name} takes it out" if value is None else f"{name} says {value}"


def _side_by_side(*values: Plain | Absent) -> list[str | None]:
    """Values as they are quoted beside each other: of long ones, where they are not the same in all is shown."""
    texts = [None if value is ABSENT else " ".join(_whole(value).split()) for value in values]
    known = iter(where_they_differ([text for text in texts if text is not None]))
    return [None if text is None else next(known) for text in texts]


def _whole(value: Plain | Absent) -> str:
    """A value alone; the cells of a row, or a group of fields, in no braces, of which one could be cut off."""
    text = _text(value)
    return text[1:-1] if isinstance(value, Mapping) and value else text


def _text(value: Plain | Absent) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, Absent):
        return "not there"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_text(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    return str(value)
