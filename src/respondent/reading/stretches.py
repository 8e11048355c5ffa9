"""Building a passage: text is put together from stretches, each of which knows where it stands in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from respondent.model.draft import Passage, PassageKind
from respondent.model.layout import Anchor, Layout, Look, NoteMark

UNKNOWN_SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a sign whose meaning only a font knows."""

_ODD: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"  # invisible
    "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"  # breaks of other systems
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]+"  # private use, and what is no character
)
_BREAKS: Final = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_PRIVATE: Final = re.compile("[\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BLANKS: Final = re.compile("[ \t\n]+")
BLANK: Final = " \t\n\r\u00a0"

SYMBOLS: Final = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xB7: "•", 0x2D: "−", 0xA0: "€", 0xAE: "→",
}  # fmt: skip
"""Signs of the font Symbol, as Adobe's encoding numbers them; Word shifts them to U+F000."""


@dataclass(slots=True)
class Stretches:
    """A passage in the making.

    `collapse` makes one space of every run of blanks, as Markdown and HTML want it. What nobody sees (soft
    hyphens, marks of direction, controls) is left out, and the places around it stay right.
    """

    collapse: bool = False
    _parts: list[str] = field(default_factory=list)
    _places: list[tuple[int, int, int]] = field(default_factory=list)
    _length: int = 0
    _looks: list[Look] = field(default_factory=list)
    _marks: list[NoteMark] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    _sources: list[tuple[int, int, int]] = field(default_factory=list)
    _source: tuple[int, int] | None = None

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, line: int, column: int, source: int | None = None) -> None:
        """Add text as it stands in the file from `line` and `column` on; `source` is the element's number."""
        self._source = None if source is None else (source, column)
        at = 0
        for odd in _ODD.finditer(text):
            self._add_plain(text[at : odd.start()], line, column + at)
            for offset, sign in enumerate(odd[0], odd.start()):
                if readable := _readable(sign):
                    self._add_plain(readable, line, column + offset)
            at = odd.end()
        self._add_plain(text[at:] if at else text, line, column + at)

    def look(self, look: Look) -> None:
        """Note how a stretch of what was added looks; one that goes on from the last is one with it."""
        last = self._looks[-1] if self._looks else None
        if (
            last is not None
            and last == replace(look, start=last.start, end=last.end)
            and last.end == look.start
        ):
            self._looks[-1] = replace(last, end=look.end)
        elif look.start < look.end:
            self._looks.append(look)

    def mark(self, note: str) -> None:
        """Note that the mark of a note stands here."""
        self._marks.append(NoteMark(self._length, note))

    def anchor(self, anchor: Anchor) -> None:
        """Note that something begins or ends here."""
        self.anchors.append(replace(anchor, offset=self._length))

    def passage(
        self,
        kind: PassageKind,
        part: str | None = None,
        labels: tuple[str, ...] = (),
        level: int = 0,
        layout: Layout | None = None,
    ) -> Passage | None:
        """The passage without blanks around it; None where nothing was added."""
        whole = "".join(self._parts)
        text = whole.strip(BLANK)
        if not text:
            return None
        cut = len(whole) - len(whole.lstrip(BLANK))
        places, sources = (_cut(where, cut, len(text)) for where in (self._places, self._sources))
        layout = self._laid_out(layout or Layout(), cut, len(text))
        return Passage(text, kind, places, part, labels, level, layout=layout, sources=sources)

    def _laid_out(self, layout: Layout, before: int, length: int) -> Layout:
        """The layout with the looks and marks of a text from which `before` characters were cut at the front."""
        if not self._looks and not self._marks and not self.anchors:
            return layout

        def moved(offset: int) -> int:
            return min(max(offset - before, 0), length)

        looks = tuple(replace(look, start=moved(look.start), end=moved(look.end)) for look in self._looks)
        marks = tuple(NoteMark(moved(mark.offset), mark.note) for mark in self._marks)
        anchors = tuple(replace(anchor, offset=moved(anchor.offset)) for anchor in self.anchors)
        looks = tuple(look for look in looks if look.start < look.end)
        return replace(layout, looks=looks, marks=marks, anchors=anchors)

    def _add_plain(self, text: str, line: int, column: int) -> None:
        if not self.collapse:
            self._append(text, line, column)
            return
        at = 0
        for blanks in _BLANKS.finditer(text):
            self._append(text[at : blanks.start()], line, column + at)
            if self._parts and self._parts[-1][-1] not in " \n":
                self._append(" ", line, column + blanks.start())
            at = blanks.end()
        self._append(text[at:] if at else text, line, column + at)

    def break_line(self, line: int, column: int) -> None:
        """Add a new line that the text's author put there, although blanks collapse."""
        self._append("\n", line, column)

    def _append(self, text: str, line: int, column: int) -> None:
        if not text:
            return
        last = self._places[-1] if self._places else None
        if last is None or (last[1], last[2] + self._length - last[0]) != (line, column):
            self._places.append((self._length, line, column))
        if self._source is not None:
            source, beginning = self._source
            self._sources.append((self._length, source, column - beginning))
        self._parts.append(text)
        self._length += len(text)


def _readable(sign: str) -> str:
    """What a reader has of a character that is odd: nothing, a blank, or a sign that stands for it."""
    if sign in _BREAKS:
        return " "
    if _PRIVATE.match(sign):
        return SYMBOLS.get(ord(sign) - 0xF000, UNKNOWN_SIGN)
    return ""


def _cut(places: list[tuple[int, int, int]], before: int, length: int) -> tuple[tuple[int, int, int], ...]:
    """The places of a text from which `before` characters were cut at the front."""
    kept: list[tuple[int, int, int]] = []
    for offset, line, column in places:
        if offset <= before:
            kept = [(0, line, column + before - offset)]
        elif offset - before < length:
            kept.append((offset - before, line, column))
    return tuple(kept)
