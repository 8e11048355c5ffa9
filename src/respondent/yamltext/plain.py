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
    name:
      - a value on one line
      - name: value
        name: value

Everything else, and everything that is wrong, is left to the parser: `read_plainly` then gives None. What it
does give is what the parser would give, place by place; a property test holds the one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from sys import intern

from respondent.yamltext.node import Entry, MappingNode, Node, SequenceNode, scalar

_LONGEST_TEXT = 40_000
_LONGEST_NAME = 100
_DEEPEST = 8
_SIGNS = frozenset(["", *" -?:,[]{}#&*!|>'\"%@`"])
"""How a plain value does not begin here; YAML allows some of it."""
_BLOCKS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
"""How the lines of a block are joined, and what is put after the last."""

_QUOTED = re.compile(r"\"([^\"\\]*+)\"|'([^']*+)'")
_BARE = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^,\[\]{}:#\"'?]*[^,\[\]{}:#\"'?\s])?"
_ITEM = re.compile(rf"(?:({_BARE})|{_QUOTED.pattern}|([\[{{][^\[\]{{}}]*+[\]}}]))(, *|$)")
"""A value between brackets, and the comma after it: bare, in quotation marks of two kinds, or in brackets."""
_PAIR = re.compile(r"([A-Za-z][A-Za-z0-9_]*+(?:[ -]++[A-Za-z0-9_]++)*+): " + _ITEM.pattern)
_FIELD = re.compile(r"[^\W\d]\w*:(?: |$)")
"""How a field begins, and so an item of a list that holds fields."""
_LONGEST_IN_BRACKETS = 1_000


class _NotPlainError(Exception):
    """The text has something in it that only the parser knows how to read."""


def read_plainly(text: str, path: str, first_line: int) -> Node | None:
    """What a plain text holds, or None if it is not plain or not right."""
    if len(text) > _LONGEST_TEXT or "\t" in text or "\r" in text or ("#" in text and " #" in text):
        return None
    try:
        return _Group(text.split("\n"), path, first_line, 1).read()
    except _NotPlainError:
        return None


class _Group:
    """Fields whose names begin in one column, `left`: their lines, without what is left of that column.

    `first` is the number of the first line. After the last line end comes another line, which is empty.
    """

    __slots__ = ("first", "left", "lines", "path")

    def __init__(self, lines: list[str], path: str, first: int, left: int) -> None:
        self.lines = lines
        self.path = path
        self.first = first
        self.left = left

    def read(self) -> MappingNode:
        """The group, if all of it is plain."""
        lines, path, first, left, count = self.lines, self.path, self.first, self.left, len(self.lines)
        entries: list[Entry] = []
        names = set()
        at = 0
        while at < count:
            line = lines[at]
            name, _, rest = line.partition(": ")
            number = at + first
            at += 1
            value: Node
            if rest[:1] not in _SIGNS and name.isidentifier():
                if ": " in rest or rest[-1] in ": ":
                    raise _NotPlainError
                value = scalar((rest, path, number, left + len(name) + 2, False))
            elif not line or line[0] == "#":
                continue
            else:
                name, value, at = self._other(line, at)
            name = intern(name)
            names.add(name)
            entries.append((name, value, number, left))
        if not entries or len(names) != len(entries) or max(map(len, names)) > _LONGEST_NAME:
            raise _NotPlainError
        return MappingNode(tuple(entries), path, entries[0][2], left)

    def _other(self, line: str, at: int) -> tuple[str, Node, int]:
        """A field whose value begins with a sign, or on the next line, whose index is `at`.

        Gives its name, its value, and the index of the first line after it.
        """
        name, colon, rest = line.partition(": ")
        if not colon and line[-1] == ":":
            name = line[:-1]
        elif not rest:
            raise _NotPlainError
        if not name.isidentifier():
            raise _NotPlainError
        if rest and rest not in _BLOCKS:
            return name, self._on_one_line(rest, at - 1 + self.first, self.left + len(name) + 2), at
        indent, lines = self._indented(at)
        end = at + len(lines)
        # Blank lines after a block, or a last line without an end, can belong to its text.
        if not lines or end == len(self.lines) or not (self.lines[end] or end + 1 == len(self.lines)):
            raise _NotPlainError
        if not rest:
            return name, self._below(lines, at + self.first, self.left + indent), end
        text = "\n".join(lines)
        if "\n " in text:  # a line that is indented further has a meaning of its own
            raise _NotPlainError
        between, after = _BLOCKS[rest]
        shown = text.replace("\n", between) + after
        return name, scalar((shown, self.path, at - 1 + self.first, self.left + len(name) + 2, True)), end

    def _below(self, lines: list[str], number: int, column: int) -> Node:
        """Fields or a list that begin in a column further right."""
        if column > _DEEPEST:
            raise _NotPlainError
        if lines[0][:2] == "- ":
            return SequenceNode(tuple(self._items(lines, number, column)), self.path, number, column)
        return _Group([*lines, ""], self.path, number, column).read()

    def _items(self, lines: list[str], number: int, column: int) -> Iterator[Node]:
        """The items of a list, each of which begins with “- ” and may go on below, two columns further right."""
        starts = [at for at, line in enumerate(lines) if line[:2] == "- "]
        for start, end in pairwise((*starts, len(lines))):
            if any(line[:2] != "  " for line in lines[start + 1 : end]):
                raise _NotPlainError
            item = [line[2:] for line in lines[start:end]]
            if _FIELD.match(item[0]):
                yield _Group([*item, ""], self.path, number + start, column + 2).read()
            elif len(item) > 1 or not item[0]:
                raise _NotPlainError
            elif item[0][0] not in _SIGNS and ": " not in item[0] and item[0][-1] not in ": ":
                yield scalar((item[0], self.path, number + start, column + 2, False))
            else:
                yield self._on_one_line(item[0], number + start, column + 2)

    def _indented(self, at: int) -> tuple[int, list[str]]:
        """How far the lines from that one on are indented, and those lines, without the indentation."""
        lines, count = self.lines, len(self.lines)
        line = lines[at] if at < count else ""
        indent = len(line) - len(line.lstrip(" "))
        pad = line[:indent]
        found: list[str] = []
        while indent and line[:indent] == pad and len(line) > indent:
            found.append(line[indent:])
            at += 1
            line = lines[at] if at < count else ""
        return indent, found

    def _on_one_line(self, text: str, number: int, column: int) -> Node:
        """A value in brackets or quotation marks that ends with its line; `column` counts from 1."""
        if text[0] in "{[":
            if len(text) > _LONGEST_IN_BRACKETS:  # looking for pairs in what is none would take long
                raise _NotPlainError
            return self._in_brackets(text, number, column)
        found = _QUOTED.fullmatch(text)
        if found is None:
            raise _NotPlainError
        return scalar((found[found.lastindex or 0], self.path, number, column, True))

    def _in_brackets(self, text: str, number: int, column: int) -> Node:
        """A list or a group of fields on one line, with such lists and groups in it, but none in these."""
        return self._list(text, number, column) if text[0] == "[" else self._pairs(text, number, column)

    def _pairs(self, text: str, number: int, column: int) -> MappingNode:
        path, at, comma = self.path, column + 1, ","
        entries: list[Entry] = []
        for name, bare, double, single, inner, comma in _PAIR.findall(text[1:-1]):
            began = at
            at += len(name) + 2
            value: Node
            if bare:
                value = scalar((bare, path, number, at, False))
                at += len(bare) + len(comma)
            else:
                value, at = self._item(double or single, inner, number, at)
                at += len(comma)
            entries.append((intern(name), value, number, began))
        # What is no pair was passed over, and is missing in the length.
        if comma or text[-1] != "}" or at != column + len(text) - 1:
            raise _NotPlainError
        if len({entry[0] for entry in entries}) != len(entries):
            raise _NotPlainError
        return MappingNode(tuple(entries), path, number, column)

    def _list(self, text: str, number: int, column: int) -> SequenceNode:
        at, comma = column + 1, ","
        items: list[Node] = []
        for bare, double, single, inner, comma in _ITEM.findall(text[1:-1]):
            if bare:
                items.append(scalar((bare, self.path, number, at, False)))
                at += len(bare) + len(comma)
            else:
                value, at = self._item(double or single, inner, number, at)
                items.append(value)
                at += len(comma)
        if comma or text[-1] != "]" or at != column + len(text) - 1:
            raise _NotPlainError
        return SequenceNode(tuple(items), self.path, number, column)

    def _item(self, quoted: str, inner: str, number: int, at: int) -> tuple[Node, int]:
        """A value in quotation marks, or in brackets of its own, and the column after it."""
        if inner:
            return self._in_brackets(inner, number, at), at + len(inner)
        return scalar((quoted, self.path, number, at, True)), at + len(quoted) + 2
