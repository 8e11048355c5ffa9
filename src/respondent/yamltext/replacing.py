"""Replacements in a text, gathered while its lines are looked at and made all at once."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.yamltext.marked import LINE_END


class ClashError(Exception):
    """Two replacements want the same stretch of the text."""


class Replacing:
    """A text and what is to stand in it instead; places are those of the text as it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = LINE_END.search(text)
        self.eol = found[0] if found else "\n"
        self._changes: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of a stretch; if that is empty, between what stands before and after."""
        if self.text[start:end] != new:
            self._changes.append((start, end, new))

    def add_lines(self, at: int, lines: Sequence[str]) -> None:
        """Put lines below the one on which `at` stands."""
        end = self.line_end(at)
        self.replace(end, end, "".join(self.eol + line for line in lines))

    def delete_lines(self, start: int, end: int) -> None:
        """Take out the lines from the one on which `start` stands to that on which `end` does."""
        first = self.line_start(start)
        if first:  # with the end of the line above: a line may be added below at the end of this one
            self.replace(self.line_before(first), self.line_end(end), "")
        else:
            self.replace(first, self.next_line(end), "")

    def replace_lines(self, start: int, end: int, lines: Sequence[str]) -> None:
        """Put lines in place of those from `start`, where one begins, up to `end`; like lines stay as they are."""
        old = self.lines(start, end)
        kept = 0
        while kept < min(len(old), len(lines)) and self._is(old[kept], lines[kept]):
            kept += 1
        below = 0
        while below < min(len(old), len(lines)) - kept and self._is(old[-1 - below], lines[-1 - below]):
            below += 1
        middle = lines[kept : len(lines) - below]
        if kept == len(old) - below:
            if middle and kept:
                self.add_lines(old[kept - 1][0], middle)
            elif middle:
                self.replace(start, start, "".join(line + self.eol for line in middle))
        elif middle:
            self.replace(old[kept][0], old[-1 - below][1], self.eol.join(middle))
        elif below:
            self.replace(old[kept][0], old[len(old) - below][0], "")
        else:
            self.replace(old[kept - 1][1] if kept else old[0][0], old[-1][1], "")

    def done(self) -> str:
        """The text with all replacements made. Raises ClashError."""
        parts, at, last = [], 0, ""
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            if start < at and (new or last or end < at):
                raise ClashError
            if start < at:  # two that take out share an end of line: the second takes its own
                start, end = at, self.next_line(end)
            last = new
            parts += [self.text[at:start], new]
            at = end
        return "".join((*parts, self.text[at:]))

    # Lines

    def line_start(self, at: int) -> int:
        """Where the line begins on which `at` stands."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Where that line ends, without its end of line."""
        found = LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def line_before(self, at: int) -> int:
        """Where the line before it ends, without its end of line."""
        start = self.line_start(at)
        return start - (2 if self.text[start - 2 : start] == "\r\n" else 1)

    def next_line(self, at: int) -> int:
        """Where the line after it begins."""
        found = LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)

    def lines(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where each line of a stretch begins and ends, without the ends of lines."""
        found = []
        while start <= end:
            found.append((start, min(self.line_end(start), end)))
            start = self.next_line(start)
            if start == len(self.text):
                break
        return found

    def _is(self, old: tuple[int, int], new: str) -> bool:
        text = self.text[slice(*old)]
        return text == new or (not new and not text.strip(" "))
