"""The plain YAML that most records consist of, read line by line: several times as fast as the parser's events.

What is read here is a small part of YAML in which nothing is ambiguous::

    # a comment on a line of its own
    name: a value on one line
    name: "a value in quotation marks, without a backslash"
    name: {name: value, name: [value, value]}
    name: >-
      text whose lines begin in the same column
    name:
      name: value

Everything else, and everything that is wrong, is left to the parser: `read_plainly` then gives None. What it
does give is what the parser would give, place by place; a property test holds the one against the other.
"""

from __future__ import annotations

import re

from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode, scalar

_LONGEST_TEXT = 40_000
_LONGEST_NAME = 100
_DEEPEST = 8
_SIGNS = frozenset(["", *" -?:,[]{}#&*!|>'\"%@`"])
"""How a plain value does not begin here; YAML allows some of it."""
_NEVER = ("\t", "\r", " #", " \n")
"""What may mean something in YAML wherever it stands: tabs, comments after a value, spaces at a line's end."""
_BLOCKS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
"""How the lines of a block are joined, and what is put after the last."""

_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_PLAIN_ITEM = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^,\[\]{}:#\"'?]*[^,\[\]{}:#\"'?\s])?"
_ITEM = re.compile(rf"(?:({_PLAIN_ITEM})|{_QUOTED.pattern})(?=[,\]}}])")
_NAME = re.compile(r"([A-Za-z](?:[\w -]{0,60}[\w-])?): ")


class _NotPlainError(Exception):
    """The text has something in it that only the parser knows how to read."""


def read_plainly(text: str, path: str, first_line: int) -> Node | None:
    """What a plain text holds, or None if it is not plain or not right."""
    if len(text) > _LONGEST_TEXT or text.endswith(" "):
        return None
    for sign in _NEVER:
        if sign in text:
            return None
    try:
        return _Plain(text, path, first_line).group(0)
    except _NotPlainError:
        return None


class _Plain:
    """One text; `at` is the index of the line that is read next."""

    __slots__ = ("at", "ends_a_line", "first", "lines", "path")

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.removesuffix("\n").split("\n")
        self.ends_a_line = text.endswith("\n")
        self.path = path
        self.first = first_line
        self.at = 0

    def group(self, indent: int) -> MappingNode:
        """The fields from this line on, to the text's end or to a line that begins before the column `indent`."""
        lines, path, count = self.lines, self.path, len(self.lines)
        entries: list[tuple[ScalarNode, Node]] = []
        names = set()
        while self.at < count:
            line = lines[self.at]
            if indent and line[:indent].strip(" "):
                break
            name, _, rest = line[indent:].partition(": ")
            number = self.at + self.first
            value: Node
            if not name.isidentifier():
                if not line or line[0] == "#":
                    self.at += 1
                    continue
                name, value = self._group_below(line, indent)
            elif rest[:1] not in _SIGNS:
                if ": " in rest or rest[-1] == ":":
                    raise _NotPlainError
                self.at += 1
                value = scalar((rest, path, number, indent + len(name) + 3, False))
            else:
                self.at += 1
                value = self._value(rest, number, indent + len(name) + 3, indent)
            names.add(name)
            entries.append((scalar((name, path, number, indent + 1, False)), value))
        if not entries or len(names) != len(entries) or len(max(names, key=len)) > _LONGEST_NAME:
            raise _NotPlainError
        first = entries[0][0]
        return MappingNode(tuple(entries), path, first.line, first.column)

    def _group_below(self, line: str, indent: int) -> tuple[str, Node]:
        """The name on a line ``name:``, and the group of fields on the lines after it, which are indented."""
        name = line[indent:-1]
        self.at += 1
        below = self.lines[self.at] if self.at < len(self.lines) else ""
        inner = len(below) - len(below.lstrip(" "))
        if line[-1] != ":" or not name.isidentifier() or not indent < inner < _DEEPEST:
            raise _NotPlainError
        return name, self.group(inner)

    def _value(self, rest: str, number: int, column: int, indent: int) -> Node:
        """A value that begins with a sign; `column` counts from 1."""
        if rest in _BLOCKS:
            return scalar((self._block(indent, *_BLOCKS[rest]), self.path, number, column, True))
        if rest[:1] in ("{", "["):
            value, end = self._flow(rest, 0, number, column, 1)
            if end == len(rest):
                return value
        elif found := _QUOTED.fullmatch(rest):
            return scalar((found[found.lastindex or 0], self.path, number, column, True))
        raise _NotPlainError

    def _block(self, indent: int, between: str, after: str) -> str:
        """The text of the indented lines from this one on, none of them blank or indented further."""
        lines, at, count = self.lines, self.at, len(self.lines)
        inner = len(lines[at]) - len(lines[at].lstrip(" ")) if at < count else 0
        pad = " " * inner
        found = []
        while at < count and lines[at].startswith(pad) and lines[at][inner : inner + 1] not in ("", " "):
            found.append(lines[at][inner:])
            at += 1
        is_last = at == count
        if inner <= indent or not found or not (is_last or lines[at]) or (is_last and not self.ends_a_line):
            raise _NotPlainError
        self.at = at
        return between.join(found) + after

    def _flow(self, text: str, at: int, number: int, column: int, depth: int) -> tuple[Node, int]:
        """The list or group that the bracket at that index opens, and the index after its closing bracket."""
        if depth > _DEEPEST:
            raise _NotPlainError
        start, path, is_group = at, self.path, text[at] == "{"
        names: list[ScalarNode] = []
        values: list[Node] = []
        while True:
            at += 1
            while text[at : at + 1] == " " and values:
                at += 1
            if is_group:
                name = _NAME.match(text, at)
                if name is None:
                    raise _NotPlainError
                names.append(scalar((name[1], path, number, column + at, False)))
                at = name.end()
            if text[at : at + 1] in ("{", "["):
                value, at = self._flow(text, at, number, column, depth + 1)
                values.append(value)
            else:
                found = _ITEM.match(text, at)
                if found is None:
                    raise _NotPlainError
                group = found.lastindex or 0
                values.append(scalar((found[group], path, number, column + at, group > 1)))
                at = found.end()
            if text[at : at + 1] != ",":
                break
        if text[at : at + 1] != ("}" if is_group else "]") or len({n.text for n in names}) != len(names):
            raise _NotPlainError
        if is_group:
            entries = tuple(zip(names, values, strict=True))
            return MappingNode(entries, path, number, column + start), at + 1
        return SequenceNode(tuple(values), path, number, column + start), at + 1
