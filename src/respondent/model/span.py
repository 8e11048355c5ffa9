"""Where something stands in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file of the workspace.

    `path` is relative to the workspace's root, with forward slashes (or as the user gave it, outside one).
    `line` and `column` count from 1, columns in characters; line 0 means the file as a whole. The end, if
    known, is the place just after the last character.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{max(self.column, 1)}"
