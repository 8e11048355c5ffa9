"""The fields of a kind as a table in Markdown, for ``docs/records.md``, from the shapes that validate."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.loading.schema import shape_of
from respondent.loading.shapes.shape import Accepts, Either, Field, Many, Shape


def field_table(kind: str) -> str:
    """The fields of one of `schema.KINDS`, with those of their groups below them, as a Markdown table."""
    lines = ["| field | what it is | accepts |", "| --- | --- | --- |"]
    for path, field in _fields(shape_of(kind), ""):
        need = " **Needed.**" if field.required else f" Left out: {field.default}." if field.default else ""
        lines.append(f"| `{path}` | {_cell(field.help)}{_cell(need)} | {_cell(field.accepts.words)} |")
    return "\n".join(lines) + "\n"


def _fields(shape: Shape, prefix: str) -> Iterator[tuple[str, Field]]:
    for field in shape.fields:
        yield prefix + field.name, field
        for group in _groups(field.accepts):
            yield from _fields(group, f"{prefix}{field.name}.")


def _groups(accepts: Accepts) -> Iterator[Shape]:
    """The groups of fields that a field accepts, in a list or instead of a text."""
    match accepts:
        case Shape():
            yield accepts
        case Many():
            yield from _groups(accepts.item)
        case Either():
            yield from _groups(accepts.short)
            yield from _groups(accepts.long)
        case _:
            pass


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
