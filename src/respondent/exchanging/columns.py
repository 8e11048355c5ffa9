"""What columns a kind of record has in a workbook: its fields, laid flat, and lists of groups on other sheets.

Made from the shapes that validate, so that a new field is a new column. A field is in the workbook as one piece of
text; where it is several things, each stands on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from respondent.loading.records.record import KINDS
from respondent.loading.shapes.shape import Accepts, Either, Field, Free, Many, Named, Scalar, Shape
from respondent.loading.shapes.values import read_text

LEFT_OUT = frozenset({"kind", "owner", "formerly"})
"""Fields without a column: the sheet is the kind, the workbook's owner the owner; a rename is done elsewhere."""

LOCKED = frozenset({"rows", "key"})
"""Fields of a table that its rows are found by."""

_SHORT_FOR = {"caveat": "text", "per": "of"}
"""Of a group that may be written as one piece of text: the field of the group that this text is."""


class Form(Enum):
    """How a field's value is laid out in a cell."""

    ONE = "one piece of text"
    YES = "yes or no"
    LINES = "one on each line"
    PAIRS = "a name, a colon and a value on each line"


@dataclass(frozen=True, slots=True)
class Column:
    """One field as a column; `path` is its place in the record ("coverage.asked").

    `scalar` reads one piece of its text. `short` is the path of the group that this field stands for where the
    group is written as one piece of text. `many_values`: in pairs, a name may have several values.
    """

    path: str
    heading: str
    help: str
    form: Form
    scalar: Scalar | None
    required: bool = False
    short: str | None = None
    many_values: bool = False
    split: bool = False
    at_least: int = 0

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a cell may hold, if these are all known; for people, yes and no."""
        if self.form is Form.YES:
            return ("yes", "no")
        return self.scalar.choices if self.scalar and self.form is Form.ONE else ()

    @property
    def top(self) -> str:
        """The field of the record that this is part of, or is."""
        return self.path.partition(".")[0]

    @property
    def keeps_lines(self) -> bool:
        """Whether line breaks in the text mean something."""
        return self.form in {Form.LINES, Form.PAIRS} or (
            self.scalar is not None and self.scalar.convert is read_text
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A field that is a list of groups, such as an office's holders: a sheet of its own, a row a group."""

    path: str
    heading: str
    help: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind of record, and its parts."""

    kind: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]

    @property
    def by_path(self) -> Mapping[str, Column]:
        """The columns by their path."""
        return MappingProxyType({column.path: column for column in self.columns})


@lru_cache(maxsize=32)
def layout_of(kind: str) -> Layout:
    """The columns and parts of a kind of record, by its name. Raises KeyError."""
    columns: list[Column] = []
    parts: list[Part] = []
    for field in KINDS[kind].shape.fields:
        if field.name in LEFT_OUT:
            continue
        accepts = field.accepts
        if isinstance(accepts, Many) and isinstance(accepts.item, Shape):
            inner = tuple(_columns(accepts.item.fields, ""))
            parts.append(Part(field.name, heading(field.name), field.help, inner))
        else:
            columns += _flat(field, field.name)
    return Layout(kind, tuple(columns), tuple(parts))


def heading(path: str) -> str:
    """A field's name for people: "Superseded by", "Coverage: asked"."""
    first, *rest = path.replace("_", " ").split(".")
    return ": ".join([first[:1].upper() + first[1:], *rest])


def _columns(fields: tuple[Field, ...], prefix: str) -> Iterator[Column]:
    for field in fields:
        yield from _flat(field, prefix + field.name)


def _flat(field: Field, path: str, *, needed: bool = True) -> Iterator[Column]:
    """The columns of one field; `needed` unless it belongs to a group that need not be there."""
    column = Column(path, heading(path), field.help, Form.ONE, None, field.required and needed)
    match field.accepts:
        case Scalar() as scalar:
            yield replace(column, scalar=scalar, form=Form.YES if scalar.boolean else Form.ONE)
        case Many(item=Scalar() as scalar, at_least=at_least):
            yield replace(column, scalar=scalar, form=Form.LINES, at_least=at_least)
        case Named(item=item):
            yield replace(
                column, scalar=_scalar(item), form=Form.PAIRS, many_values=not isinstance(item, Scalar)
            )
        case Free():
            yield replace(column, form=Form.PAIRS, many_values=True)
        case Shape(fields=fields):
            yield from _group(fields, path, field)
        case Either(short=Scalar() as scalar, long=Shape(fields=fields)):
            if path not in _SHORT_FOR:
                yield replace(column, scalar=scalar)
            yield from _group(fields, path, field)
        case Either(short=Scalar(), long=Many(item=Scalar() as scalar)):
            yield replace(column, scalar=scalar, form=Form.LINES, split=True)
        case other:
            raise TypeError(f"No column is known for {path}, which accepts {other}.")


def _group(fields: tuple[Field, ...], path: str, group: Field) -> Iterator[Column]:
    for field in fields:
        for column in _flat(field, f"{path}.{field.name}", needed=group.required):
            short = path if _SHORT_FOR.get(path) == field.name else None
            told = f"{group.help} {column.help}" if field is fields[0] else column.help
            yield replace(column, short=short, help=told)


def _scalar(item: Accepts) -> Scalar | None:
    if isinstance(item, Many):
        item = item.item
    return item if isinstance(item, Scalar) else None
