"""A record that another one takes the place of, or that is not to be used any more."""

from __future__ import annotations

from respondent.edit.files import path_of, read_text, record_of
from respondent.edit.propose import Checks, Proposal, Reload, fields_in, proposed
from respondent.loading.workspace import Loaded
from respondent.model.edit import ABSENT, Change, FieldEdit
from respondent.model.record import Record


def retired(
    loaded: Loaded,
    record_id: str,
    superseded_by: str | None = None,
    reason: str | None = None,
    *,
    reload: Reload | None = None,
    checks: Checks | None = None,
) -> Proposal:
    """A record that says which one took its place, or why it is not to be used; it stays for what rests on it.

    Raises NotFoundError, also where the other record is not there.
    """
    return proposed(loaded, retirement(loaded, record_id, superseded_by, reason), reload, checks)


def retirement(
    loaded: Loaded, record_id: str, superseded_by: str | None = None, reason: str | None = None
) -> Change:
    """The change of the record that retires it. Raises NotFoundError."""
    fields = fields_in(read_text(loaded.workspace.root, path_of(loaded, record_id)))
    edits = []
    if superseded_by is not None:
        record_of(loaded, superseded_by)
        edits.append(FieldEdit("superseded_by", fields.get("superseded_by", ABSENT), superseded_by))
    if reason is not None:
        note = fields.get("note", ABSENT)
        before = f"{note.rstrip()}\n" if isinstance(note, str) and note else ""
        edits.append(FieldEdit("note", note, f"{before}{_said(reason)}"))
    return Change(record_id, tuple(edits))


def is_retired(record: Record, superseded_by: str | None, reason: str | None) -> bool:
    """Whether a record says all this already."""
    note = record.fields.get("note")
    there = isinstance(note, str) and note.rstrip().endswith(_said(reason or ""))
    return (superseded_by in (None, record.fields.get("superseded_by"))) and (not reason or there)


def _said(reason: str) -> str:
    return f"Not to be used any more: {reason.strip()}"
