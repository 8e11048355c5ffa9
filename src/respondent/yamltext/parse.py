"""Strict YAML: one document, no anchors, aliases, tags or merge keys, no key twice, nothing deep or endless.

It is built on the parser's events, without recursion: a constructor would follow aliases (421 bytes can keep
PyYAML busy for minutes) and the C composer crashes on 30,000 brackets. Values stay the text that stands in the
file: what `no`, `12:30` or `010` mean is for the field to say that they are written for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Protocol, cast

import yaml

from respondent.model.codes import Y102, Y103, Y104, Y105, Y106, Y107, Y109, Y112, Y115, Y116, Y119
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.span import Span
from respondent.yamltext.complaints import MAX_DEPTH, complaint, too_deep
from respondent.yamltext.cut import cut_short
from respondent.yamltext.node import Entry, MappingNode, Node, ScalarNode, SequenceNode, scalar
from respondent.yamltext.plain import read_plainly
from respondent.yamltext.text import decode, lines_of, refused_in
from respondent.yamltext.unfinished import unfinished_merges

MAX_BYTES = 1_000_000
"""The most that is parsed; a reader of files can refuse a larger one without reading it."""

MAX_NODES = 20_000


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    """What the two parsers say of an event; only scalars have a value and a style."""

    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    start_mark: _Mark
    end_mark: _Mark


def _event_parser() -> Callable[[str], object]:
    """The parser of libyaml, or the one in Python, slower and otherwise the same, where PyYAML came without it."""
    try:
        from yaml._yaml import CParser  # where yaml.cyaml takes it from
    except ImportError:
        return yaml.SafeLoader
    return cast(Callable[[str], object], CParser)


new_parser = _event_parser()
"""A parser of a text, by its events."""


class _Parser(Protocol):
    def get_event(self) -> _Event: ...


class _TooMuchError(Exception):
    """The file was given up, for the reason in the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


def parse_yaml(
    data: bytes | str, path: str, first_line: int = 1
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """What the text holds, and everything that is wrong with it.

    `path` is put into every place; `first_line` is the number of the text's first line, where the text is a
    part of a file. There is no node if the text could not be understood; where only a key stood twice, or an
    anchor or a tag was too much, there is one without it, so that its values can be checked too.
    """
    if len(data) > MAX_BYTES:
        return None, (
            Y107.at(
                Span(path),
                f"This text is larger than {MAX_BYTES // 1_000_000} MB.",
                "Keep figures in a CSV file beside the record, and one record in each file.",
            ),
        )
    text, problems = decode(data, path, first_line)
    if text is None or problems:
        return None, problems
    unfinished = unfinished_merges(text, path, Y119, first_line)
    if unfinished:
        return None, unfinished
    plain = read_plainly(text, path, first_line)
    return (plain, ()) if plain is not None else _Reading(text, path, first_line).run()


class _Reading:
    """One text being parsed: `problems` are collected, and `lost` says that a part of it has no value."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._text = text
        self._path = path
        self._first = first_line
        self._problems: list[Diagnostic] = []
        self._lost = False

    def run(self) -> tuple[Node | None, tuple[Diagnostic, ...]]:
        root = None
        try:
            self._refuse_directives()
            root = self._document()
        except yaml.MarkedYAMLError as error:
            self._problems.append(complaint(error, self._text, self._path, self._first))
        except _TooMuchError as error:
            self._problems.append(error.diagnostic)
        return None if self._lost else root, in_order(self._problems)

    def _document(self) -> Node | None:
        get_event = cast(_Parser, new_parser(self._text)).get_event
        path, first = self._path, self._first
        may_be_cut = " #" in self._text or "\t#" in self._text
        may_be_escaped = "\\" in self._text
        level: list[Node] = []
        above: list[tuple[list[Node], _Event, bool]] = []
        in_mapping = False
        for _ in range(2 * MAX_NODES):
            event = get_event()
            kind: type[object] = type(event)
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                level.append(
                    scalar((event.value, path, mark.line + first, mark.column + 1, bool(event.style)))
                )
                if event.tag is not None or event.anchor is not None:
                    self._refuse_properties(event)
                if may_be_cut and not event.style:
                    self._warn_if_cut(event)
                if may_be_escaped and event.style == '"':
                    self._refuse_escaped(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._begin(event, len(above), is_key=in_mapping and len(level) % 2 == 0)
                above.append((level, event, in_mapping))
                level, in_mapping = [], kind is yaml.MappingStartEvent
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                inner, (level, start, was_in_mapping) = level, above.pop()
                level.append(self._mapping(inner, start) if in_mapping else self._sequence(inner, start))
                in_mapping = was_in_mapping
            elif kind is yaml.AliasEvent:
                level.append(self._alias(event))
            elif kind is yaml.StreamEndEvent:
                return self._one(level)
            elif kind is yaml.DocumentStartEvent and level:
                raise _TooMuchError(self._second_document(event))
        raise _TooMuchError(
            Y106.at(
                Span(path),
                f"This text has more than {MAX_NODES:,} values.",
                "Keep figures in a CSV file beside the record, and one record in each file.",
            )
        )

    def _begin(self, event: _Event, depth: int, *, is_key: bool) -> None:
        """Look at the start of a list or a mapping, which has `depth` others around it."""
        if depth >= MAX_DEPTH:
            raise _TooMuchError(too_deep(self._span(event)))
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event)
        if is_key:
            raise _TooMuchError(self._no_name(event))

    def _no_name(self, event: _Event) -> Diagnostic:
        """What is said of a list or a group where a field's name should stand, as in ``title: {{ force }}``."""
        mark = event.start_mark
        if self._lines[mark.line][mark.column - 1 : mark.column + 1] == "{{":
            return Y115.at(
                Span(self._path, mark.line + self._first, mark.column),
                "A value that begins with {{ means something else in YAML.",
                "Put quotation marks around the whole value.",
            )
        return Y112.at(
            self._span(event),
            "A list or a group of fields stands here where a field's name should.",
            "Begin the line with a name and a colon, such as “title: …”; "
            "a text that begins with [ or { needs quotation marks around it.",
        )

    def _mapping(self, items: list[Node], start: _Event) -> MappingNode:
        mark = start.start_mark
        entries: dict[str, Entry] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            # A key that is no scalar was refused when it began.
            if isinstance(key, ScalarNode) and self._is_good(key, entries):
                entries[key.text] = (key.text, value, key.line, key.column)
        return MappingNode(tuple(entries.values()), self._path, mark.line + self._first, mark.column + 1)

    def _sequence(self, items: list[Node], start: _Event) -> SequenceNode:
        mark = start.start_mark
        return SequenceNode(tuple(items), self._path, mark.line + self._first, mark.column + 1)

    def _is_good(self, key: ScalarNode, before: dict[str, Entry]) -> bool:
        """Whether a field's name is none that stood before, is not empty and not the merge key; noted if not."""
        name = key.text
        if name in before:
            message = f"“{name}” stands here and in line {before[name][2]}: only one of them could count."
            self._problems.append(Y102.at(key.span, message, "Delete one of the two."))
        elif not name:
            remedy = "Write its name before the colon: “title: …”."
            self._problems.append(Y112.at(key.span, "A field has no name here.", remedy))
        elif name == "<<" and not key.quoted:
            self._lost = True
            message = "“<<” takes fields over from elsewhere; records do not allow that."
            self._problems.append(Y103.at(key.span, message, "Write the fields out."))
        else:
            return True
        return False

    def _alias(self, event: _Event) -> ScalarNode:
        """Stands for a reference, which has no value of its own; the text is then not used at all."""
        self._lost = True
        self._problems.append(
            Y103.at(
                self._span(event),
                f"A value that begins with * is a reference to another one (“*{event.anchor}”); "
                "records do not allow that.",
                "Write the value out; if it is text, put quotation marks around it.",
            )
        )
        mark = event.start_mark
        return ScalarNode(f"*{event.anchor}", self._path, mark.line + self._first, mark.column + 1)

    def _refuse_properties(self, event: _Event) -> None:
        if event.anchor is not None:
            self._problems.append(
                Y103.at(
                    self._span(event),
                    f"“&{event.anchor}” would give this value a name to refer to; records do not allow that.",
                    "Delete it; if it is text, put quotation marks around the value.",
                )
            )
        if event.tag is not None:
            self._problems.append(
                Y104.at(
                    self._span(event),
                    "A word that begins with ! would say what type the value has; records do not allow that.",
                    "Delete it; if it is text, put quotation marks around the value.",
                )
            )

    def _refuse_escaped(self, event: _Event) -> None:
        """Refuse a character that may not stand in the text and was written out as a code."""
        what = refused_in(event.value)
        if what is not None:
            self._lost = True
            self._problems.append(
                Y109.at(
                    self._span(event),
                    f"This value has {what} in it, written with a backslash.",
                    "Delete that; where a backslash is meant, put single quotation marks around the value.",
                )
            )

    def _refuse_directives(self) -> None:
        """Refuse lines such as ``%TAG`` above the document: many of them would take the parser long."""
        if "%" not in self._text:
            return
        for number, line in enumerate(lines_of(self._text)):
            if line.startswith("%"):
                raise _TooMuchError(
                    Y104.at(
                        Span(self._path, number + self._first, 1),
                        "A line that begins with % gives the YAML parser orders; records do not allow that.",
                        "Delete the line.",
                    )
                )
            if line.strip() and not line.lstrip().startswith("#"):
                return

    def _warn_if_cut(self, event: _Event) -> None:
        end = event.end_mark
        if end.line == len(self._lines):  # nothing, after a comment that no line end follows
            return
        warning = cut_short(self._lines[end.line], end.column, Span(self._path, end.line + self._first))
        if warning is not None:
            self._problems.append(warning)

    @cached_property
    def _lines(self) -> list[str]:
        return lines_of(self._text)

    def _second_document(self, event: _Event) -> Diagnostic:
        return Y105.at(
            self._span(event),
            "A line of three hyphens begins a second document here.",
            "Delete the line, or put what follows into a file of its own.",
        )

    def _one(self, level: list[Node]) -> Node | None:
        """The document's only node; an empty text has none."""
        root = level[0] if level else None
        if root is None or (isinstance(root, ScalarNode) and not root.text and not root.quoted):
            self._problems.append(
                Y116.at(
                    Span(self._path, self._first, 1),
                    "There is nothing here.",
                    "Write one field on each line, such as “title: …”; an empty file can be deleted.",
                )
            )
            return None
        return root

    def _span(self, event: _Event) -> Span:
        mark = event.start_mark
        return Span(self._path, mark.line + self._first, mark.column + 1)
