"""JSON Schema (draft 7) for editors, from the shapes that validate."""

from __future__ import annotations

from respondent.loading.front_matter import FRONT_MATTER
from respondent.loading.records.record import KINDS as RECORD_KINDS
from respondent.loading.settings import SETTINGS
from respondent.loading.shapes.shape import Shape

_SHAPES: dict[str, tuple[str, Shape]] = {
    **{name: (f"A {name} of a Respondent workspace", kind.shape) for name, kind in RECORD_KINDS.items()},
    "settings": ("The settings of a Respondent workspace (respondent.yaml)", SETTINGS),
    "front-matter": ("The front matter of a Respondent template", FRONT_MATTER),
}

KINDS: tuple[str, ...] = tuple(_SHAPES)
"""What there is a schema for: each kind of record, the settings and the front matter of templates."""


def shape_of(kind: str) -> Shape:
    """The shape of one of KINDS. Raises KeyError for any other."""
    return _SHAPES[kind][1]


def json_schema(kind: str) -> dict[str, object]:
    """The JSON Schema of one of KINDS. Raises KeyError for any other.

    It says what can be said of one value at a time. Whether a date exists, a unit is known or two fields go
    together, only `respondent check` can tell.
    """
    title, shape = _SHAPES[kind]
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **shape.schema()}
