"""A YAML text as values that know where they begin and end in it, for changing one and leaving the rest.

Only for a text that the strict parser read without an error: it has no anchors, tags or second documents, and is
neither deep nor large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, cast

import yaml

from respondent.model.record import Plain
from respondent.yamltext.parse import new_parser

LINE_END = re.compile("\r\n|\r|\n")


@dataclass(slots=True)
class Marked:
    """A value of the text: it stands from `start` up to `end`, the first line of it from `column` on.

    `style` is a scalar's sign (a quotation mark, ``|`` or ``>``; empty: none), or the opening bracket of what
    stands in brackets. `end` is where the value's own text ends, before spaces, a comment and the line's end.
    A group has `keys` and as many `items`, a list has items alone.
    """

    kind: str  # "scalar", "list", "group"
    start: int
    end: int
    column: int
    style: str = ""
    text: str = ""
    keys: list[Marked] = field(default_factory=list)
    items: list[Marked] = field(default_factory=list)

    @property
    def in_block(self) -> bool:
        """Whether the value is a list or a group without brackets."""
        return self.kind != "scalar" and not self.style

    @property
    def is_block_text(self) -> bool:
        """Whether the value is text of several lines, under ``|`` or ``>``."""
        return self.kind == "scalar" and self.style in {"|", ">"}

    @property
    def is_empty(self) -> bool:
        """Whether no value was written: nothing after the colon, or YAML's word for that."""
        return self.kind == "scalar" and not self.style and self.text in {"", "~", "null"}

    def entries(self) -> Iterator[tuple[str, Marked, Marked]]:
        """A group's fields: name, key, value."""
        return ((key.text, key, value) for key, value in zip(self.keys, self.items, strict=True))

    def plain(self) -> Plain:
        """The content as text."""
        if self.kind == "scalar":
            return self.text
        if self.kind == "list":
            return tuple(item.plain() for item in self.items)
        return {name: value.plain() for name, _, value in self.entries()}


class _Mark(Protocol):
    index: int
    column: int


class _Event(Protocol):
    value: str
    style: str | None
    flow_style: bool
    start_mark: _Mark
    end_mark: _Mark


class _Parser(Protocol):
    def get_event(self) -> _Event: ...


def marked(text: str) -> Marked:
    """The only value of a text without a byte order mark."""
    parser = cast(_Parser, new_parser(text))
    root: list[Marked] = []
    levels: list[tuple[Marked | None, list[Marked]]] = [(None, root)]
    while True:
        event = parser.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            return root[0]
        if isinstance(event, yaml.ScalarEvent):
            levels[-1][1].append(_scalar(text, event, _parent_column(levels)))
        elif isinstance(event, yaml.CollectionStartEvent):
            node = _collection(text, event)
            levels[-1][1].append(node)
            levels.append((node, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            _close(*levels.pop(), event)


def _parent_column(levels: list[tuple[Marked | None, list[Marked]]]) -> int:
    node = levels[-1][0]
    return node.column if node is not None else -1


def _collection(text: str, event: _Event) -> Marked:
    start = event.start_mark.index
    kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "group"
    # “[a: b]” holds a group without brackets of its own
    style = text[start] if event.flow_style and text[start] in "[{" else "," if event.flow_style else ""
    return Marked(kind, start, start, event.start_mark.column, style)


def _close(node: Marked | None, inside: list[Marked], event: _Event) -> None:
    if node is None:
        return
    if node.kind == "group":
        node.keys, node.items = inside[::2], inside[1::2]
    else:
        node.items = inside
    if node.style in {"[", "{"}:
        node.end = event.end_mark.index
    else:
        node.end = inside[-1].end if inside else node.start


def _scalar(text: str, event: _Event, parent: int) -> Marked:
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if style in {"|", ">"}:
        end = block_text(text, start, end, parent).end
    return Marked("scalar", start, end, event.start_mark.column, style, event.value)


@dataclass(frozen=True, slots=True)
class BlockText:
    """Text under ``|`` or ``>``: its sign with what belongs to it, from where its lines begin, their indentation.

    `end` is the end of its last line, without that line's end.
    """

    head: str
    body: int
    end: int
    indent: int | None


_HEAD = re.compile(r"[|>](?:([+-])?([1-9])?|([1-9])([+-])?)(?=[ \t\r\n]|\Z)")


def block_text(text: str, start: int, beyond: int, parent: int) -> BlockText:
    """The block text that begins at `start`; the parser says that it ends at `beyond`."""
    found = _HEAD.match(text, start)
    head = found[0] if found else text[start]
    line = LINE_END.search(text, start)
    if line is None:
        return BlockText(head, len(text), len(text), None)
    lines = _lines(text, line.end(), max(beyond, line.end()))
    digit = next((int(sign) for sign in head if sign.isdigit()), None)
    written = [text[a:b] for a, b in lines]
    indent = parent + digit if digit and parent >= 0 else digit
    if indent is None:
        first = next((one for one in written if one.strip(" ")), None)
        indent = len(first) - len(first.lstrip(" ")) if first is not None else None
    if "+" not in head:
        while lines and not text[slice(*lines[-1])][indent or 0 :].strip("" if indent is not None else " "):
            lines.pop()
    end = lines[-1][1] if lines else line.start()
    return BlockText(head, line.end(), end, indent)


def _lines(text: str, start: int, beyond: int) -> list[tuple[int, int]]:
    """Where each line of a stretch begins and ends, without the ends of lines."""
    found = []
    while start < beyond:
        match = LINE_END.search(text, start)
        end = match.start() if match else len(text)
        found.append((start, end))
        start = match.end() if match else len(text)
    return found
