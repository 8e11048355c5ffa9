"""A record's fields as the texts of cells, and the texts of cells as fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from respondent.exchanging.columns import Column, Form
from respondent.loading.shapes.reading import Refused
from respondent.model.edit import ABSENT, Absent
from respondent.model.record import Plain

LONGEST_CELL = 32_767
"""Characters that Excel lets a cell hold."""

_YES = {"true": "yes", "false": "no"}
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")


class CannotShowError(ValueError):
    """A value that no cell can hold so that it comes back as it was."""


def texts_of(fields: Mapping[str, Plain], columns: Sequence[Column]) -> dict[str, str]:
    """What stands in the cells of a record, by path; a field without a value is left out.

    Values that do not come back as they were are left out as well: see `texts_and_unshown`.
    """
    return texts_and_unshown(fields, columns)[0]


def texts_and_unshown(
    fields: Mapping[str, Plain], columns: Sequence[Column]
) -> tuple[dict[str, str], frozenset[str]]:
    """What stands in the cells of a record, and the paths of values that no cell can hold.

    Such are too long, or groups within groups.
    """
    shown, not_shown = {}, set()
    there = dict(fields)
    for column in columns:
        if column.top not in there:
            continue
        value = value_at(there, column)
        if value is not ABSENT:
            try:
                shown[column.path] = text_of(value, column)
            except CannotShowError:
                not_shown.add(column.path)
    return shown, frozenset(not_shown)


def value_at(fields: Mapping[str, Plain], column: Column) -> Plain | Absent:
    """What a record says in a column; ABSENT where it says nothing."""
    value: Plain | Absent = fields
    at = ""
    for step in column.path.split("."):
        at = f"{at}.{step}" if at else step
        if isinstance(value, Mapping):
            value = value.get(step, ABSENT)
        elif at == column.path and column.short is not None:
            return value
        else:
            return ABSENT
        if value is None:
            return ABSENT
    if isinstance(value, Mapping) and column.form is not Form.PAIRS:
        return ABSENT  # the long form of what may also be one piece of text
    return value


def text_of(value: Plain, column: Column) -> str:
    """The value as a cell's text. Raises CannotShowError where reading that would give another value."""
    text = _shown(value, column)
    if len(text) > LONGEST_CELL or _NO_TEXT.search(text):
        raise CannotShowError
    try:
        came = read_text_of(text, column)
    except Refused:
        came = None if column.scalar is None else value  # what is wrong already may be mended in the cell
    if came is not value and came != ABSENT and _flat(came, column) != _flat(value, column):
        raise CannotShowError
    return text


def folded(text: str, column: Column) -> str:
    """A cell's text without spaces and line breaks that mean nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    if not column.keeps_lines:
        return " ".join(text.split())
    lines = [_SPACES.sub(" ", line).strip() for line in text.strip().split("\n")]
    if column.form is not Form.ONE:
        lines = [line for line in lines if line]
    return "\n".join(lines)


def means_the_same(one: str, other: str, column: Column) -> bool:
    """Whether two texts are one value: “1,249” and “1249”."""
    if folded(one, column) == folded(other, column):
        return True
    try:
        return _read(one, column) == _read(other, column) != ABSENT
    except Refused:
        return False


def read_text_of(text: str, column: Column) -> Plain | Absent:
    """What a cell's text says; ABSENT where it is empty. Raises Refused where the column does not accept it.

    A number or a date stays as it was typed.
    """
    plain = folded(text, column)
    if not plain:
        return ABSENT
    match column.form:
        case Form.YES:
            return _flag(plain)
        case Form.ONE:
            return _one(plain, column)
        case Form.LINES:
            items = tuple(_one(line, column) for line in plain.split("\n"))
            if len(items) < column.at_least:
                raise Refused(
                    f"there {'is 1 line' if len(items) == 1 else f'are {len(items)} lines'} here.",
                    f"Write {column.at_least}, one below the other (Alt and Enter begin a new line).",
                )
            return items
        case Form.PAIRS:
            return _pairs(plain.split("\n"), column)


def _shown(value: Plain, column: Column) -> str:
    match column.form:
        case Form.YES:
            return _YES.get(_piece(value).strip(), _piece(value))
        case Form.ONE:
            return _piece(value)
        case Form.LINES:
            if isinstance(value, str) and column.split:
                return "\n".join(_split(value))
            items = value if isinstance(value, tuple) else (value,)
            return "\n".join(" ".join(_piece(item).split()) for item in items)
        case Form.PAIRS:
            if not isinstance(value, Mapping):
                raise CannotShowError
            return "\n".join(
                f"{name}: {' '.join(_piece(item).split())}"
                for name, items in value.items()
                for item in (items if isinstance(items, tuple) else (items,))
            )


def _piece(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise CannotShowError
    return value


def _split(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return lines[0].split(", ") if len(lines) == 1 else lines


def _flag(text: str) -> str:
    flag = {"yes": "true", "true": "true", "y": "true", "no": "false", "false": "false", "n": "false"}.get(
        text.casefold()
    )
    if flag is None:
        raise Refused(f"“{text[:40]}” is neither yes nor no.", "Choose yes or no, or empty the cell.")
    return flag


def _one(text: str, column: Column) -> str:
    """One piece of text, held against what the column accepts. Raises Refused."""
    scalar = column.scalar
    if scalar is None:
        return text
    for choice in scalar.choices:
        if choice.casefold() == text.casefold():
            return choice
    scalar.convert(text)
    return text


def _pairs(lines: Sequence[str], column: Column) -> Plain:
    found: dict[str, list[str]] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name.strip() or not value.strip():
            raise Refused(
                f"“{line[:40]}” is not a name, a colon and a value.",
                "Write each on a line of its own, such as “platform: Snapchat”.",
            )
        values = found.setdefault(name.strip(), [])
        if values and not column.many_values:
            raise Refused(f"“{name.strip()[:40]}” stands twice.", "Keep one of the two lines.")
        values.append(_one(value.strip(), column))
    return {name: values[0] if len(values) == 1 else tuple(values) for name, values in found.items()}


def _read(text: str, column: Column) -> object:
    """The value that a text stands for, converted. Raises Refused."""
    plain = read_text_of(text, column)
    scalar = column.scalar
    if scalar is None:
        return plain
    if isinstance(plain, str):
        return scalar.convert(plain)
    return (
        tuple(scalar.convert(i) for i in plain if isinstance(i, str)) if isinstance(plain, tuple) else plain
    )


def _flat(value: object, column: Column) -> object:
    """A value with single spaces and with each list as one, to be compared."""
    if isinstance(value, Mapping):
        return {name: _items(part) for name, part in value.items()}
    if column.form is Form.LINES:
        return _split(value) if isinstance(value, str) and column.split else _items(value)
    return folded(value, column) if isinstance(value, str) else value


def _items(value: object) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [" ".join(item.split()) if isinstance(item, str) else repr(item) for item in items]
