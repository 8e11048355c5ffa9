"""A value that stood nowhere before, as YAML text: in brackets where it is short, on lines of its own otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from respondent.model.record import Plain
from respondent.yamltext.scalars import WIDTH, Written, double_quoted, fresh, in_brackets

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[ -][A-Za-z0-9_]+)*")


def bracketed(value: Plain) -> str:
    """A value on one line, as it may stand between brackets."""
    if isinstance(value, str):
        return in_brackets(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(pair(name, part) for name, part in value.items()) + "}"
    return "[" + ", ".join(bracketed(part) for part in value) + "]" if isinstance(value, tuple) else "null"


def pair(name: str, value: Plain) -> str:
    """A field of a group in brackets."""
    return f"{name_text(name)}: {bracketed(value)}"


def name_text(name: str) -> str:
    """A field's name."""
    return name if _PLAIN_NAME.fullmatch(name) else double_quoted(name)


def written(value: Plain, column: int, *, blocks: bool) -> Written:
    """A value below a group or a list that begins in `column`, counted from 0; `blocks` allows ``|``."""
    if isinstance(value, str):
        return fresh(value, column, blocks=blocks)
    if fits(value, column):
        return Written(bracketed(value))
    if isinstance(value, Mapping):
        lines = [
            line
            for name, part in value.items()
            for line in entry_lines(name, part, column + 2, blocks=blocks)
        ]
        return Written("", tuple(lines))
    items = value if isinstance(value, tuple) else ()
    return Written("", tuple(line for item in items for line in item_lines(item, column + 2, blocks=blocks)))


def entry_lines(name: str, value: Plain, column: int, *, blocks: bool) -> list[str]:
    """A field of a group, on lines that begin in `column`."""
    text = written(value, column, blocks=blocks)
    first = f"{name_text(name)}: {text.inline}" if text.inline else f"{name_text(name)}:"
    return [" " * column + first, *text.lines]


def item_lines(value: Plain, column: int, *, blocks: bool, braces: bool = True) -> list[str]:
    """An item of a list whose dashes stand in `column`; without `braces`, a group has a line for each field."""
    pad = " " * column
    if isinstance(value, Mapping) and value and not (braces and fits(value, column)):
        lines = [
            line
            for name, part in value.items()
            for line in entry_lines(name, part, column + 2, blocks=blocks)
        ]
        return [f"{pad}- {lines[0].lstrip(' ')}", *lines[1:]]
    if not isinstance(value, str):
        return [f"{pad}- {bracketed(value)}"]
    text = fresh(value, column, blocks=blocks)
    return [f"{pad}- {text.inline}", *text.lines]


def fits(value: Plain, column: int) -> bool:
    """Whether a list or a group is best put in brackets: it is empty, or short and of single lines."""
    return not value or (
        not any("\n" in text for text in _texts(value)) and len(bracketed(value)) < WIDTH - column - 20
    )


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
