"""What a file says, and where: two views of the node that it was read from, worked out when somebody looks.

A workspace has some hundred thousand fields. Few are ever asked for as text, and of next to none does anybody
ask where it stands, so nothing is copied out of the nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from respondent.model.record import Plain
from respondent.model.span import Span
from respondent.yamltext.node import EMPTY, MappingNode, Node, ScalarNode, SequenceNode


def is_empty(node: Node) -> bool:
    """Whether no value was written: nothing after the colon, or YAML's word for that."""
    return isinstance(node, ScalarNode) and node.text in EMPTY and not node.quoted


def plain(node: Node) -> Plain:
    """A node's content as text."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return tuple([plain(item) for item in node.items])
    return MappingProxyType({name: plain(value) for name, value, _, _ in node.entries})


class Content(Mapping[str, Plain]):
    """The fields of a file as text, by name; a field without a value says nothing."""

    __slots__ = ("_node",)

    def __init__(self, node: MappingNode) -> None:
        self._node = node

    def __getitem__(self, name: str) -> Plain:
        value = self._node.get(name)
        if value is None or is_empty(value):
            raise KeyError(name)
        return plain(value)

    def __iter__(self) -> Iterator[str]:
        return (name for name, value, _, _ in self._node.entries if not is_empty(value))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Places(Mapping[str, Span]):
    """Where each value of a file stands, by its path: "title", "coverage.asked", "holders.0.name"."""

    __slots__ = ("_node",)

    def __init__(self, node: MappingNode) -> None:
        self._node = node

    def __getitem__(self, place: str) -> Span:
        node = _find(self._node, place)
        if node is None:
            raise KeyError(place)
        return node.span

    def __iter__(self) -> Iterator[str]:
        return (place for place, _ in _below(self._node, ""))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _find(node: Node, place: str) -> Node | None:
    """The node at that path; a name that the user chose may have a full stop in it."""
    for name, value in _parts(node):
        if name == place:
            return value
        if place.startswith(f"{name}."):
            found = _find(value, place[len(name) + 1 :])
            if found is not None:
                return found
    return None


def _below(node: Node, prefix: str) -> Iterator[tuple[str, Node]]:
    for name, value in _parts(node):
        yield prefix + name, value
        yield from _below(value, f"{prefix}{name}.")


def _parts(node: Node) -> Iterator[tuple[str, Node]]:
    """The values just below a node, each with the step that leads to it."""
    if isinstance(node, MappingNode):
        return ((name, value) for name, value, _, _ in node.entries)
    if isinstance(node, SequenceNode):
        return ((str(index), item) for index, item in enumerate(node.items))
    return iter(())
