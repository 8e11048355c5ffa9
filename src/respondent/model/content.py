"""A record's content hash: what a verification or a claim's tag is bound to.

It is taken over the record's canonical JSON without note, owner, formerly and superseded_by; for a row, over
that row and its record's head. Base, denominator and source enter by their content, not by their id, so that
a change of the source shows, and a rename does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from respondent.model.evidence import DataTable, Row
from respondent.model.lineage import Given, Lineage, leaves
from respondent.model.record import NOT_CONTENT, Plain, Record

REFERENCES = frozenset({"source", "of", "per"})
"""Fields that name another record whose content belongs to this one's."""


def referred_to(fields: Mapping[str, Plain]) -> Iterator[str]:
    """The ids that a record's fields name as source, base or denominator; it may stand as a part (`of`)."""
    for name in sorted(REFERENCES):
        value = fields.get(name)
        if isinstance(value, Mapping):
            value = value.get("of")
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))


def content_hash(record: Record, records: Mapping[str, Record]) -> str:
    """The SHA-256 of the record's content in hexadecimal; of a table, with all its rows."""
    content = _content(record, records, frozenset())
    if isinstance(record, DataTable):
        content["rows"] = [dict(row.cells) for row in record.rows]
    return _digest(content)


def row_hash(table: DataTable, row: Row, records: Mapping[str, Record]) -> str:
    """The SHA-256 of one row together with the table's head, in hexadecimal."""
    content = _content(table, records, frozenset())
    content["rows"] = [dict(row.cells)]
    return _digest(content)


def lineage_hash(lineage: Lineage, records: Mapping[str, Record]) -> str:
    """The hash of what a quantity rests on: of the one record or row, or over all of them together."""
    return hash_over([given_hash(leaf, records) for leaf in leaves(lineage)])


def given_hash(given: Given, records: Mapping[str, Record]) -> str:
    """The hash of the record or the row that states a value."""
    record = records[given.record]
    if isinstance(record, DataTable) and given.row:
        row = next(row for row in record.rows if row.key == given.row)
        return row_hash(record, row, records)
    return content_hash(record, records)


def hash_over(hashes: Sequence[str]) -> str:
    """One hash over those of all that a quantity rests on, in the order of their use."""
    return hashes[0] if len(hashes) == 1 else _digest(list(hashes))


def key_hash(key: tuple[str, ...]) -> str:
    """The SHA-256 of a row's key in hexadecimal."""
    return _digest(list(key))


def _content(record: Record, records: Mapping[str, Record], above: frozenset[str]) -> dict[str, object]:
    above = above | {record.id}
    content: dict[str, object] = {}
    for name, value in record.fields.items():
        if name in NOT_CONTENT:
            continue
        content[name] = _resolved(value, records, above) if name in REFERENCES else _json(value)
    return content


def _resolved(value: Plain, records: Mapping[str, Record], above: frozenset[str]) -> object:
    """What a reference stands for; `above` keeps a cycle, which is an error reported elsewhere, from looping."""
    if isinstance(value, Mapping):
        return {name: _resolved(part, records, above) for name, part in value.items()}
    target = records.get(value) if isinstance(value, str) else None
    if target is None or target.id in above:
        return _json(value)
    return _content(target, records, above)


def _json(value: Plain) -> object:
    if isinstance(value, Mapping):
        return {name: _json(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [_json(part) for part in value]
    return value


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
