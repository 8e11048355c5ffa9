"""Shapes: what the fields of a file are, said once, to validate it, to describe it and to make JSON Schema.

A `Shape` is a group of named fields. What a field accepts is one of the classes below: a `Scalar`, a list, a
nested group, and so on. Reading gives plain Python values by the names of the model's attributes, and notes
every problem in a `Reading`; what could not be read is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from respondent.loading.shapes.reading import Reading, Refused
from respondent.loading.shapes.views import is_empty, plain
from respondent.model.record import Plain
from respondent.model.span import Span
from respondent.yamltext.node import EMPTY, MappingNode, Node, ScalarNode, SequenceNode

Schema = dict[str, object]
"""A fragment of JSON Schema, draft 7."""

Values = dict[str, Any]
"""What a shape read, by attribute. The values have the types that the shape's fields give; a test holds these
against the model's annotations, which the type checker cannot do."""


class Accepts(Protocol):
    """What a field accepts: in a user's words, as JSON Schema, and how it is read."""

    @property
    def words(self) -> str:
        """In a user's words, to follow "accepts": "a date such as 2025-02-18"."""

    def read(self, node: Node, place: str, reading: Reading) -> object:
        """The value, or None if it is not accepted, which has then been noted."""

    def schema(self) -> Schema:
        """As JSON Schema."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text on the page, made into a value by `convert`, which may raise Refused.

    `pattern` and `choices` say in JSON Schema what `convert` checks, as far as that can be said; `numeric`
    allows the editor to take the text for a number. `verbatim`: an unquoted value needs no conversion.
    """

    words: str
    convert: Callable[[str], object]
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    numeric: bool = False
    boolean: bool = False
    verbatim: bool = False

    def read(self, node: Node, place: str, reading: Reading) -> object:
        """The converted text."""
        if not isinstance(node, ScalarNode):
            reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
            return None
        if is_empty(node):
            reading.refuse(place, "there is no value.", f"Write {self.words}.")
            return None
        if self.verbatim and not node.quoted:
            return node.text
        try:
            return self.convert(node.text)
        except Refused as refused:
            reading.refuse(place, refused.message, refused.remedy)
            return None

    def schema(self) -> Schema:
        """A string; or what an editor may take unquoted text for."""
        if self.boolean:
            return {"type": "boolean"}
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        fragment: Schema = {"type": ["string", "number"] if self.numeric else "string"}
        if self.pattern is not None:
            fragment["pattern"] = self.pattern
        else:
            fragment["minLength"] = 1
        return fragment


@dataclass(frozen=True, slots=True)
class Many:
    """A list; where there is one point only, it may stand without the brackets (`or_one`)."""

    item: Accepts
    or_one: bool = True
    at_least: int = 0
    at_most: int | None = None

    @property
    def words(self) -> str:
        """In a user's words."""
        each = self.item.words
        return f"{each}, or several in a list: [one, two]" if self.or_one else f"a list, each {each}"

    def read(self, node: Node, place: str, reading: Reading) -> tuple[object, ...] | None:
        """The items that could be read."""
        if not isinstance(node, SequenceNode):
            if not self.or_one:
                reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
                return None
            value = self.item.read(node, place, reading)
            return None if value is None else (value,)
        if not self.at_least <= len(node.items) <= (self.at_most or len(node.items)):
            reading.refuse(place, f"there are {len(node.items)} values here.", f"Write {self.words}.")
            return None
        values = []
        for index, item in enumerate(node.items):
            value = self.item.read(item, f"{place}.{index}", reading)
            if value is not None:
                values.append(value)
        return tuple(values)

    def schema(self) -> Schema:
        """An array, or its item."""
        array: Schema = {"type": "array", "items": self.item.schema()}
        if self.at_least:
            array["minItems"] = self.at_least
        if self.at_most is not None:
            array["maxItems"] = self.at_most
        return {"anyOf": [self.item.schema(), array]} if self.or_one else array


@dataclass(frozen=True, slots=True)
class Named:
    """A group whose field names the user chooses: `dimension: {platform: Snapchat}`; pairs, in order."""

    words: str
    item: Accepts
    only_one: bool = False

    def read(self, node: Node, place: str, reading: Reading) -> tuple[tuple[str, object], ...] | None:
        """Pairs of a name and a value."""
        if not isinstance(node, MappingNode) or not node.entries:
            reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
            return None
        if self.only_one and len(node.entries) != 1:
            reading.refuse(place, f"there are {len(node.entries)} fields here.", f"Write {self.words}.")
            return None
        pairs = []
        for name, value, _, _ in node.entries:
            read = self.item.read(value, f"{place}.{name}", reading)
            if read is not None:
                pairs.append((name, read))
        return tuple(pairs)

    def schema(self) -> Schema:
        """An object whose properties are not fixed."""
        fragment: Schema = {
            "type": "object",
            "additionalProperties": self.item.schema(),
            "minProperties": 1,
        }
        if self.only_one:
            fragment["maxProperties"] = 1
        return fragment


@dataclass(frozen=True, slots=True)
class Free:
    """Anything: kept as text, for people and for other tools; fields of any names, or with `all_forms` also a text
    or a list.
    """

    words: str
    all_forms: bool = False

    def read(self, node: Node, place: str, reading: Reading) -> Plain:
        """The content as text."""
        if not isinstance(node, MappingNode) and not self.all_forms:
            reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
            return None
        return plain(node)

    def schema(self) -> Schema:
        """An object, or anything."""
        return {} if self.all_forms else {"type": "object"}


@dataclass(frozen=True, slots=True)
class Either:
    """One piece of text, or something longer: `caveat: …` or `caveat: {text: …, show: sentence}`."""

    short: Accepts
    long: Accepts

    @property
    def words(self) -> str:
        """In a user's words."""
        return f"{self.short.words}, or {self.long.words}"

    def read(self, node: Node, place: str, reading: Reading) -> object:
        """What the one or the other makes of it."""
        is_short = isinstance(node, ScalarNode) or (
            isinstance(node, SequenceNode) and not isinstance(self.short, Scalar)
        )
        return (self.short if is_short else self.long).read(node, place, reading)

    def schema(self) -> Schema:
        """One of the two."""
        return {"anyOf": [self.short.schema(), self.long.schema()]}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, what it accepts, one line about it, and the model's attribute if that is another.

    `default` says in words what holds where the field is left out.
    """

    name: str
    accepts: Accepts
    help: str
    required: bool = False
    attribute: str = ""
    default: str = ""


class _Row(NamedTuple):
    """A field as the reading loop wants it; `convert` is None where its value is no scalar."""

    attribute: str
    convert: Callable[[str], object] | None
    verbatim: bool
    accepts: Accepts


@dataclass(frozen=True, slots=True)
class Shape:
    """A group of fields, which `make` turns into a value of the model; it may return None, having said why."""

    words: str
    fields: tuple[Field, ...]
    make: Callable[[Values, str, Reading], object] | None = None
    by_name: Mapping[str, _Row] = field(init=False)
    needed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        rows = {}
        for one in self.fields:
            scalar = one.accepts if isinstance(one.accepts, Scalar) else None
            convert = scalar.convert if scalar else None
            verbatim = scalar is not None and scalar.verbatim
            rows[one.name] = _Row(one.attribute or one.name, convert, verbatim, one.accepts)
        needed = frozenset(rows[one.name].attribute for one in self.fields if one.required)
        object.__setattr__(self, "by_name", MappingProxyType(rows))
        object.__setattr__(self, "needed", needed)

    def read(self, node: Node, place: str, reading: Reading) -> object:
        """The group as `make` makes it, or its values by attribute."""
        if not isinstance(node, MappingNode):
            reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
            return None
        before = len(reading.problems)
        values = self.values(node, f"{place}.", reading)
        if len(reading.problems) > before:
            return None
        return values if self.make is None else self.make(values, place, reading)

    def of_file(self, node: Node, reading: Reading) -> Values | None:
        """The values of a whole file by attribute; None where anything is wrong with it, which has been noted."""
        if not isinstance(node, MappingNode):
            self.read(node, reading.path.rpartition("/")[2], reading)
            return None
        values = self.values(node, "", reading)
        return None if reading.problems else values

    def values(self, node: MappingNode, prefix: str, reading: Reading) -> Values:
        """The values that could be read, by attribute; all that is wrong is noted.

        Most of a workspace is read by this loop, so scalars are converted here, without another call.
        """
        values: Values = {}
        by_name = self.by_name
        for name, value, line, column in node.entries:
            row = by_name.get(name)
            if row is None:
                reading.unknown(prefix[:-1], Span(reading.path, line, column), name, tuple(by_name))
                continue
            attribute, convert, verbatim, accepts = row
            if convert is not None and type(value) is ScalarNode:
                text, quoted = value.text, value.quoted
                if text not in EMPTY or quoted:
                    try:
                        values[attribute] = text if verbatim and not quoted else convert(text)
                    except Refused as refused:
                        reading.refuse(prefix + name, refused.message, refused.remedy)
            elif type(value) is not ScalarNode or not is_empty(value):
                read = accepts.read(value, prefix + name, reading)
                if read is not None:
                    values[attribute] = read
        if not self.needed <= values.keys():
            self._note_missing(node, prefix, reading)
        return values

    def _note_missing(self, node: MappingNode, prefix: str, reading: Reading) -> None:
        for one in self.fields:
            value = node.get(one.name)
            if one.required and (value is None or is_empty(value)):
                reading.missing(prefix + one.name, (value or node).span, one.accepts.words)

    def schema(self) -> Schema:
        """An object with these properties and no others."""
        properties: dict[str, object] = {
            one.name: {"description": one.help, **one.accepts.schema()} for one in self.fields
        }
        fragment: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [one.name for one in self.fields if one.required]
        if required:
            fragment["required"] = required
        return fragment


def as_fields(kind: Callable[..., object]) -> Callable[[Values, str, Reading], object]:
    """A `make` that gives the values to a class as they are: its fields have the shape's names."""

    def make(values: Values, _place: str, _reading: Reading) -> object:
        return kind(**values)

    return make


def _form(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return "one piece of text"
    return "a list" if isinstance(node, SequenceNode) else "a group of fields"
