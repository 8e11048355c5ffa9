"""What is different between the evidence as it was and as it is now: records and rows, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from respondent.model.evidence import DataTable, Row, Statistic
from respondent.model.impact import Subject
from respondent.model.record import NOT_CONTENT, Plain, Record
from respondent.model.workspace import Workspace

ADDED, REMOVED = "added", "removed"


def changes(before: Workspace, now: Workspace) -> tuple[Subject, ...]:
    """Every record and row whose content differs, in the order of their ids; a new name alone is no difference."""
    renamed = {old: record.id for old, record in now.by_former_name().items()}
    older = {renamed.get(record_id, record_id): record for record_id, record in before.records.items()}
    found: list[Subject] = []
    for record_id in sorted({*older, *now.records}):
        found += _of_record(record_id, older.get(record_id), now.records.get(record_id))
    return tuple(found)


def subject(name: str, before: Workspace | None, now: Workspace) -> Subject:
    """One record or row that is asked about, with what it said before and says now."""
    record_id, _, row = name.partition("#")
    new = now.records.get(record_id)
    old = before.records.get(record_id) if before else new
    title = _title(new or old, record_id)
    if not row:
        return Subject(name, title, _stated(old), _stated(new), tuple(_changed(old, new)))
    one, other = _row(old, row), _row(new, row)
    return Subject(name, title, _value(one, old), _value(other, new), tuple(_changed_cells(one, other)))


def _of_record(record_id: str, old: Record | None, new: Record | None) -> Iterator[Subject]:
    fields = tuple(_changed(old, new))
    title = _title(new or old, record_id)
    if fields:
        yield Subject(record_id, title, _stated(old), _stated(new), fields)
    if not isinstance(old, DataTable) or not isinstance(new, DataTable):
        return
    before, now = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*before, *now)):
        one, other = before.get(key), now.get(key)
        if cells := tuple(_changed_cells(one, other)):
            yield Subject(f"{record_id}#{key}", title, _value(one, old), _value(other, new), cells)


def _title(record: Record | None, record_id: str) -> str:
    return record.title if record is not None else record_id


def _changed(old: Record | None, new: Record | None) -> Iterator[str]:
    """The fields that differ, those apart that say nothing."""
    if old is None or new is None:
        if old is not new:
            yield ADDED if old is None else REMOVED
        return
    for name in dict.fromkeys((*old.fields, *new.fields)):
        if name not in NOT_CONTENT and old.fields.get(name) != new.fields.get(name):
            yield name


def _changed_cells(old: Row | None, new: Row | None) -> Iterator[str]:
    if old is None or new is None:
        if old is not new:
            yield ADDED if old is None else REMOVED
        return
    for column in dict.fromkeys((*old.cells, *new.cells)):
        if old.cells.get(column) != new.cells.get(column):
            yield column


def _by_key(table: DataTable) -> Mapping[str, Row]:
    return {", ".join(row.key): row for row in table.rows}


def _row(record: Record | None, key: str) -> Row | None:
    return _by_key(record).get(key) if isinstance(record, DataTable) else None


def _value(row: Row | None, table: Record | None) -> str | None:
    return row.cells.get(table.value_column) if row is not None and isinstance(table, DataTable) else None


def _stated(record: Record | None) -> str | None:
    """What a statistic states, as it is written; other records have no one value."""
    value: Plain = record.fields.get("value") if isinstance(record, Statistic) else None
    return value if isinstance(value, str) else None
