"""A record's fingerprint: a digest of each field that a verdict is bound to, so that a change can be named.

A source, a base and a denominator enter by their content, field by field (“source.title”, “of.value”), not by their
id: a rename changes nothing, and an edited source shows. A table's rows enter each by itself (“rows Gwent”) up to
`MOST_ROWS` of them, and all together beyond.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from respondent.model.evidence import DataTable
from respondent.model.record import Plain, Record
from respondent.model.review import Fingerprint
from respondent.reviewing.hashed import HASHED, OF_A_BASE

MOST_ROWS = 400
"""Rows of a table that a verdict can tell apart."""

LENGTH = 16
"""Hexadecimal digits of a field's digest: enough that no two values share one, short enough to read."""

_Leaf = tuple[str, object]


def fingerprint(record: Record, records: Mapping[str, Record]) -> Fingerprint:
    """What the record says now, as a verdict would be bound to it; `records` are the workspace's, by id."""
    leaves = dict(_leaves(record, records, "", (record.id,)))
    return Fingerprint({name: _digest(value) for name, value in leaves.items()})


def _leaves(
    record: Record, records: Mapping[str, Record], prefix: str, above: tuple[str, ...]
) -> Iterator[_Leaf]:
    """The record's fields by name; a field that is left out is no field, whatever its default."""
    kind = record.fields.get("kind")
    base = prefix != "" and not prefix.endswith("source.")
    for name in HASHED.get(kind, ()) if isinstance(kind, str) else ():
        value = record.fields.get(name)
        if value is None or (base and name not in OF_A_BASE):
            continue
        if name == "rows" and isinstance(record, DataTable):
            yield from _rows(record, prefix)
        elif name in {"source", "of"}:
            yield from _other(value, records, f"{prefix}{name}", above)
        elif name == "per" and kind in {"statistic", "table"}:
            yield from _denominator(value, records, f"{prefix}{name}", above)
        else:
            yield prefix + name, _canonical(value)


def _other(value: Plain, records: Mapping[str, Record], name: str, above: tuple[str, ...]) -> Iterator[_Leaf]:
    """The fields of the record that is named; its id where there is none, or where references go in a circle."""
    target = records.get(value) if isinstance(value, str) else None
    if target is None or target.id in above:
        yield name, _canonical(value)
    else:
        yield from _leaves(target, records, f"{name}.", (*above, target.id))


def _denominator(
    value: Plain, records: Mapping[str, Record], name: str, above: tuple[str, ...]
) -> Iterator[_Leaf]:
    """What a rate is per: a statistic's id, or fields among which there may be one."""
    if not isinstance(value, Mapping):
        yield from _other(value, records, name, above)
        return
    for part, inner in value.items():
        if part == "of":
            yield from _other(inner, records, f"{name}.of", above)
        else:
            yield f"{name}.{part}", _canonical(inner)


def _rows(table: DataTable, prefix: str) -> Iterator[_Leaf]:
    if len(table.rows) > MOST_ROWS:
        yield f"{prefix}rows", [dict(row.cells) for row in table.rows]
        return
    for row in table.rows:
        yield f"{prefix}rows {', '.join(row.key)}", dict(row.cells)


def _canonical(value: Plain) -> object:
    """The value without what does not change its meaning: how its lines are wrapped, the order of its fields."""
    if isinstance(value, str):
        return "\n\n".join(" ".join(part.split()) for part in value.strip().split("\n\n"))
    if isinstance(value, Mapping):
        return {name: _canonical(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [_canonical(part) for part in value]
    return value


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
