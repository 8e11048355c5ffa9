"""What a YAML file holds: scalars as their text, sequences and mappings, each with its place.

They are named tuples, not dataclasses, and make their `Span` when somebody asks for it: a workspace has some
hundred thousand of them, and of most nobody ever needs to know where they stand.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from respondent.model.span import Span

EMPTY = frozenset({"", "~", "null"})
"""What stands for no value, where it is not in quotation marks."""


class ScalarNode(NamedTuple):
    """A value as text, whatever it looks like; `quoted` where it stood in quotation marks or a block."""

    text: str
    path: str
    line: int
    column: int
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Where the value begins."""
        return Span(self.path, self.line, self.column)


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    path: str
    line: int
    column: int

    @property
    def span(self) -> Span:
        """Where the list begins."""
        return Span(self.path, self.line, self.column)


class MappingNode(NamedTuple):
    """Fields in the order of the file; no name stands twice."""

    entries: tuple[Entry, ...]
    path: str
    line: int
    column: int

    @property
    def span(self) -> Span:
        """Where the first name stands, or the opening bracket."""
        return Span(self.path, self.line, self.column)

    def get(self, name: str) -> Node | None:
        """The value of the field of that name, if there is one."""
        for known, value, _, _ in self.entries:
            if known == name:
                return value
        return None


Node = ScalarNode | SequenceNode | MappingNode

Entry = tuple[str, Node, int, int]
"""A field's name, its value, and the line and the column in which the name stands."""

scalar = partial(tuple.__new__, ScalarNode)
"""A ScalarNode from a tuple of its fields, in half the time that its own constructor takes."""
