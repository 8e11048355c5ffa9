"""What a merge dropped: values that one side alone had changed, and that are afterwards as they were before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from respondent.merging.fields import Value, below
from respondent.merging.outcome import WHOLE
from respondent.merging.records import fields_in
from respondent.merging.sheet import UnfitTableError, value_of
from respondent.merging.tables import read_table, row_name
from respondent.model.edit import ABSENT
from respondent.model.fields import item_key
from respondent.model.record import Plain


@dataclass(frozen=True, slots=True)
class Dropped:
    """One value; `before` is what it was and is again, `wanted` what one side had made of it.

    `path` is “value”, “holders.Chief Constable.name”, “Gwent.offences”; of a row “Gwent”, of a whole file WHOLE.
    ABSENT is what is not there.
    """

    path: str
    before: Value
    wanted: Value


def dropped(
    base: bytes | None,
    side: bytes | None,
    others: Sequence[bytes | None],
    path: str,
    key: Sequence[str] | None = None,
) -> tuple[Dropped, ...]:
    """What `side` alone had changed since `base`, and what is as in `base` in all `others`.

    These are the other side, what was merged, and what became of it. A record is compared field by field, a table
    whose `key` is given cell by cell, every other file as a whole. Where both sides changed something, whoever
    merged had to choose: nothing is dropped there.
    """
    versions = (base, side, *others)
    taken = [_taken_apart(one, path, key) for one in versions]
    if any(one is ABSENT for one in taken):
        taken = [ABSENT if one is None else one.decode("utf-8", "replace") for one in versions]
    was, wanted, *after = taken
    return tuple(_lost(WHOLE, was, wanted, after))


def _lost(path: str, was: Value, wanted: Value, others: Sequence[Value]) -> Iterator[Dropped]:
    if wanted == was:
        return
    if isinstance(was, Mapping) and isinstance(wanted, Mapping):
        groups = [one for one in others if isinstance(one, Mapping)]
        for name in dict.fromkeys((*was, *wanted)) if len(groups) == len(others) else ():
            after = [group.get(name, ABSENT) for group in groups]
            yield from _lost(below(path, name), was.get(name, ABSENT), wanted.get(name, ABSENT), after)
    elif all(one == was for one in others):
        yield Dropped(path, was, wanted)


def _taken_apart(data: bytes | None, path: str, key: Sequence[str] | None) -> Value:
    """What a file says, as groups in groups; ABSENT where it cannot be taken apart."""
    if data is None:
        return ABSENT
    if key is not None:
        return _rows(data, key)
    fields = fields_in(data) if path.lower().endswith((".yaml", ".yml")) else None
    return _keyed(fields) if isinstance(fields, Mapping) else ABSENT


def _rows(data: bytes, key: Sequence[str]) -> Value:
    try:
        sheet, _ = read_table(data, key)
    except UnfitTableError:
        return ABSENT
    return {
        row_name(row, key): {column: value_of(cell) for column, cell in row.cells.items()}
        for row in sheet.rows.values()
    }


def _keyed(value: Plain) -> Plain:
    """A value in which the items of lists stand by what they are known by, where no two are known by the same."""
    if isinstance(value, Mapping):
        return {name: _keyed(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        known = {name: item for item in value if (name := _known_by(item))}
        return {name: _keyed(item) for name, item in known.items()} if len(known) == len(value) else value
    return value


def _known_by(item: Plain) -> str:
    if isinstance(item, str):
        return item
    key = item_key(item)
    return str(key[1]) if isinstance(item, Mapping) and isinstance(key, tuple) else ""
