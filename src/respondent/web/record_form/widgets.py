"""How each field of a kind of record is asked for on a page, from the shapes that read its file.

A field that holds fields of its own is a group; a list of such is a group for each. What has one form on a page may
have two in a file (``caveat: …`` and ``caveat: {text: …}``): `reads` puts the shorter where it says as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from respondent.loading.records.record import KINDS
from respondent.loading.shapes.shape import Accepts, Either, Field, Free, Many, Named, Scalar, Shape
from respondent.loading.shapes.values import DATE, ID, PARTIAL_DATE, TEXT
from respondent.web.record_form.hints import default_words, hint_of
from respondent.web.record_form.labels import label_of

_IDS_OF = {
    "source": ("source",),
    "of": ("statistic",),
    "per": ("statistic",),
    "per.of": ("statistic",),
    "owner": ("organisation",),
}
"""Fields that name a record, with the kinds that they may name; any other id may be of any kind."""

_BESIDE = frozenset({"confidential", "reason", "embargo", "note", "formerly", "superseded_by", "owner"})
"""Fields about the record rather than about the world: they come last, folded away."""

_NOT_ASKED = frozenset({"kind", "formerly", "superseded_by", "rows"})
"""What has a page of its own: renaming, retiring, the rows of a table."""


_STANDS_ALONE = {"caveat": "text", "per": "of"}
"""Groups in whose place a file may have one of their fields, and which."""


class Widget(StrEnum):
    """What a field looks like."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    RECORD = "record"
    PAIRS = "pairs"
    GROUP = "group"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as it is asked for: `path` within its group, `options` where there is a choice, `parts` of a group.

    `kinds` are those of the records that it may name; `many` where a pair's value is a list. `alone` names the part
    that may stand in a group's place in the file; that of no name stands there always, and then no other may be
    filled in. `beside`: it is about the record, not about the world.
    """

    name: str
    path: str
    widget: Widget
    label: str
    help: str
    required: bool = False
    default: str = ""
    options: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    parts: tuple[Asked, ...] = ()
    many: bool = False
    alone: str | None = None
    beside: bool = False


def asked_of(kind: str) -> tuple[Asked, ...]:
    """The fields of a kind of record, in their order. Raises KeyError for a kind that there is not."""
    return _KNOWN[kind]


def names_record(kind: str, path: str) -> bool:
    """Whether a field of a kind of record names another record; in the path, items of lists are numbers."""
    asked: Asked | None = None
    parts = _KNOWN.get(kind, ())
    for name in path.split("."):
        if name.isdecimal():
            continue
        asked = next((one for one in parts if one.name == name), None)
        if asked is None:
            return False
        parts = asked.parts
    if asked is None:
        return False
    return bool(asked.kinds) or any(one.kinds for one in asked.parts if one.name == (asked.alone or ""))


def _fields(kind: str, fields: tuple[Field, ...], prefix: str) -> tuple[Asked, ...]:
    found = [
        one
        for field in fields
        if prefix or field.name not in _NOT_ASKED
        if (one := _asked(kind, field, (prefix + field.name).rstrip("."))) is not None
    ]
    return tuple(found)


def _asked(kind: str, field: Field, path: str) -> Asked | None:
    """The field, or None where it can only be changed as text."""
    widget = _widget(field.accepts)
    if widget is None:
        return None
    inner, alone = _group_in(field)
    return Asked(
        field.name,
        path,
        widget,
        label_of(kind, path),
        hint_of(kind, path, field.help),
        required=field.required,
        default=default_words(path, field.default),
        options=_options(field.accepts),
        kinds=_IDS_OF.get(path, tuple(KINDS) if widget is Widget.RECORD else ()),
        parts=_fields(kind, inner, f"{path}."),
        many=isinstance(field.accepts, Named) and isinstance(field.accepts.item, Many),
        alone=alone,
        beside=path in _BESIDE,
    )


def _widget(accepts: Accepts) -> Widget | None:
    match accepts:
        case Scalar(boolean=True):
            return Widget.FLAG
        case Scalar(choices=choices) if choices:
            return Widget.CHOICE
        case Scalar():
            return _SCALARS.get(id(accepts), Widget.LINE)
        case Many(item=Shape()):
            return Widget.GROUPS
        case Many(item=Scalar(choices=choices)) if choices:
            return Widget.CHOICES
        case Many():
            return Widget.LINES
        case Named():
            return Widget.PAIRS
        case Shape() | Either(long=Shape()):
            return Widget.GROUP
        case Either(long=Many()):
            return Widget.LINES
        case Free():
            return None
    raise AssertionError(f"no widget for {accepts!r}")


_SCALARS = {id(TEXT): Widget.TEXT, id(DATE): Widget.DAY, id(PARTIAL_DATE): Widget.DAY, id(ID): Widget.RECORD}


def _group_in(field: Field) -> tuple[tuple[Field, ...], str | None]:
    """The fields of a group, and the name of the one that may stand alone in its place."""
    match field.accepts:
        case Shape(fields=fields) | Many(item=Shape(fields=fields)):
            return fields, None
        case Either(short=Scalar() as short, long=Shape(fields=fields)):
            if field.name in _STANDS_ALONE:
                return fields, _STANDS_ALONE[field.name]
            return (Field("", short, ""), *fields), ""
    return (), None


def _options(accepts: Accepts) -> tuple[str, ...]:
    match accepts:
        case Scalar(choices=choices) | Many(item=Scalar(choices=choices)):
            return choices
    return ()


_KNOWN = {name: _fields(name, kind.shape.fields, "") for name, kind in KINDS.items()}
