"""Shapes: what the fields of a file are, said once, to validate it, to describe it and to make JSON Schema.

A `Shape` is a group of named fields. What a field accepts is one of the classes below: a `Scalar`, a list, a
nested group, and so on. Reading gives plain Python values by the names of the model's attributes, and notes
every problem in a `Reading`; what could not be read is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from respondent.loading.shape_reading import COLUMN_BITS, Reading, Refused
from respondent.model.record import Plain
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode

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
    allows the editor to take the text for a number.
    """

    words: str
    convert: Callable[[str], object] | None = None
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    numeric: bool = False
    boolean: bool = False

    def read(self, node: Node, place: str, reading: Reading) -> object:
        """The converted text."""
        if not isinstance(node, ScalarNode):
            reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
            return None
        if is_empty(node):
            reading.refuse(place, "there is no value.", f"Write {self.words}.")
            return None
        if self.convert is None:
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
            at = f"{place}.{index}"
            reading.stands(at, item)
            value = self.item.read(item, at, reading)
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
        for key, value in node.entries:
            at = f"{place}.{key.text}"
            reading.stands(at, value)
            read = self.item.read(value, at, reading)
            if read is not None:
                pairs.append((key.text, read))
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
    """Anything: kept as text, for people and for other tools."""

    words: str

    def read(self, node: Node, place: str, reading: Reading) -> Plain:
        """The content as text."""
        if not isinstance(node, MappingNode):
            reading.refuse(place, f"this is {_form(node)}.", f"Write {self.words}.", reading.codes.form)
            return None
        return plain(node)

    def schema(self) -> Schema:
        """An object."""
        return {"type": "object"}


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


@dataclass(frozen=True, slots=True)
class Shape:
    """A group of fields, which `make` turns into a value of the model; it may return None, having said why."""

    words: str
    fields: tuple[Field, ...]
    make: Callable[[Values, str, Reading], object] | None = None
    by_name: Mapping[str, tuple[str, str, Field, Callable[[str], object] | None, bool]] = field(init=False)
    required: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        rows = {}
        for one in self.fields:
            accepts = one.accepts
            as_it_is = isinstance(accepts, Scalar)
            convert = accepts.convert if isinstance(accepts, Scalar) else None
            rows[one.name] = (one.name, one.attribute or one.name, one, convert, as_it_is)
        object.__setattr__(self, "by_name", MappingProxyType(rows))
        object.__setattr__(self, "required", tuple(one.name for one in self.fields if one.required))

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

    def values(self, node: MappingNode, prefix: str, reading: Reading) -> Values:
        """The values that could be read, by attribute; all that is wrong is noted.

        Most of a workspace is read by this loop, so scalars are converted here, without another call.
        """
        values: Values = {}
        by_name = self.by_name
        for key, value in node.entries:
            row = by_name.get(key.text)
            if row is None:
                reading.unknown(prefix[:-1], key, key.text, tuple(by_name))
                continue
            name, attribute, one, convert, is_scalar = row
            if is_scalar and isinstance(value, ScalarNode) and value.text not in _EMPTY:
                reading.packed[prefix + name] = value.line << COLUMN_BITS | value.column
                if convert is None:
                    values[attribute] = value.text
                    continue
                try:
                    values[attribute] = convert(value.text)
                except Refused as refused:
                    reading.refuse(prefix + name, refused.message, refused.remedy)
            elif not is_empty(value):
                reading.stands(prefix + name, value)
                read = one.accepts.read(value, prefix + name, reading)
                if read is not None:
                    values[attribute] = read
        self._note_missing(node, prefix, reading)
        return values

    def _note_missing(self, node: MappingNode, prefix: str, reading: Reading) -> None:
        for name in self.required:
            if prefix + name not in reading.packed:
                empty = next((value for key, value in node.entries if key.text == name), node)
                reading.missing(prefix + name, empty.span, self.by_name[name][2].accepts.words)

    def schema(self) -> Schema:
        """An object with these properties and no others."""
        properties: dict[str, object] = {
            one.name: {"description": one.help, **one.accepts.schema()} for one in self.fields
        }
        fragment: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if self.required:
            fragment["required"] = list(self.required)
        return fragment


def as_fields(kind: Callable[..., object]) -> Callable[[Values, str, Reading], object]:
    """A `make` that gives the values to a class as they are: its fields have the shape's names."""

    def make(values: Values, _place: str, _reading: Reading) -> object:
        return kind(**values)

    return make


_EMPTY = frozenset({"", "~", "null"})


def is_empty(node: Node) -> bool:
    """Whether no value was written: nothing after the colon, or YAML's word for that."""
    return isinstance(node, ScalarNode) and node.text in _EMPTY and not node.quoted


def plain(node: Node) -> Plain:
    """A node's content as text."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return tuple([plain(item) for item in node.items])
    return MappingProxyType({key.text: plain(value) for key, value in node.entries})


def _form(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return "one piece of text"
    return "a list" if isinstance(node, SequenceNode) else "a group of fields"
