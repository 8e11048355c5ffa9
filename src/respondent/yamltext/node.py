"""What a YAML file holds: scalars as their text, sequences and mappings, each with its place.

They are named tuples, not dataclasses, and make their `Span` when somebody asks for it: a workspace has some
hundred thousand of them, and of most nobody ever needs to know where they stand.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from respondent.model.span import Span


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
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    path: str
    line: int
    column: int

    @property
    def span(self) -> Span:
        """Where the first key stands, or the opening bracket."""
        return Span(self.path, self.line, self.column)


Node = ScalarNode | SequenceNode | MappingNode

scalar = partial(tuple.__new__, ScalarNode)
"""A ScalarNode from a tuple of its fields, in half the time that its own constructor takes."""
