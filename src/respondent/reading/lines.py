"""A text file's lines with their numbers, and the characters of several lines as one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, or what is left of it: `number` counts from 1, `column` says where `text` begins."""

    text: str
    number: int
    column: int = 1

    def cut(self, count: int) -> Line:
        """The line without its first characters."""
        return Line(self.text[count:], self.number, self.column + count)

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text.strip()


def lines_of(text: str) -> list[Line]:
    """The lines of a text; ends are those of Windows, Unix and old Macs."""
    return [Line(line, number) for number, line in enumerate(_LINE_END.split(text), 1)]


@dataclass(frozen=True, slots=True)
class Joined:
    """Several lines as one text with a new line between each two, whose characters can be found again."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: list[Line]) -> Joined:
        """The lines, joined."""
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line.text) + 1
        return cls("\n".join(line.text for line in lines), tuple(lines), tuple(starts))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        line = self.lines[index]
        return line.number, line.column + offset - self.starts[index]
