"""Fields into the text of a YAML file that the strict parser reads back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | bool | int | None | Sequence[str] | Sequence[Mapping[str, str | int | None]]
"""What a field may hold; None leaves it out, as does an empty list."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9/:._-]*(?<!:)(?: [A-Za-z0-9/._-]+)*")
_ODD = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def yaml_text(fields: Mapping[str, Value]) -> str:
    """The fields in their order, a line each; a list has a line for each of its items.

    Text is made one line. Characters that `text.refused_in` names are the caller's business.
    """
    return "".join(line + "\n" for name, value in fields.items() for line in _field(name, value))


def _field(name: str, value: Value) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, str | bool | int):
        yield f"{name}: {scalar(value)}"
        return
    if value:
        yield f"{name}:"
    for item in value:
        yield f"  - {scalar(item) if isinstance(item, str) else _in_braces(item)}"


def _in_braces(item: Mapping[str, str | int | None]) -> str:
    return "{" + ", ".join(f"{name}: {scalar(v)}" for name, v in item.items() if v is not None) + "}"


def scalar(value: object) -> str:
    """A value as it may stand after a field's name: plain where that is safe, else in quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    if _PLAIN.fullmatch(text) and text.lower() not in _ODD:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
