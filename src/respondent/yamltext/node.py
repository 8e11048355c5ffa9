"""What a YAML file holds: scalars as their text, sequences and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.span import Span


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A value as text, whatever it looks like; `quoted` where it stood in quotation marks or a block."""

    text: str
    span: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    span: Span


Node = ScalarNode | SequenceNode | MappingNode
