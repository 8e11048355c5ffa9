"""A record with another id: all that names it follows, and what was built or sent before still finds it.

Followed: other records, templates' front matter and what they call, the settings, the CSV file of a table that is
called after it, and the index of a source's archived copies. Verdicts stay as they are, since they are sealed:
`formerly` makes them count for the record by its new id, as it does for documents that were built before. A record
that is called again what it was called before is that record still: only the name in between is a former one then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from respondent.edit.create import refuse_id
from respondent.edit.files import files_of, read_bytes, read_text, record_of
from respondent.edit.naming import in_front_matter, in_template
from respondent.edit.propose import Checks, Proposal, Reload, judged
from respondent.loading.copies import INDEX
from respondent.loading.references import references_of
from respondent.loading.workspace import SETTINGS, Loaded
from respondent.model.directory import Organisation
from respondent.model.edit import ABSENT, FieldEdit, FileChange
from respondent.model.evidence import DataTable, Source
from respondent.model.fields import value_at
from respondent.model.record import Plain, Record
from respondent.yamltext.splice import spliced


def renamed(
    loaded: Loaded, old: str, new: str, *, reload: Reload | None = None, checks: Checks | None = None
) -> Proposal:
    """A record by another id, with all that names it. Raises NotFoundError, IdRefusedError, CannotSpliceError."""
    record = record_of(loaded, old)
    refuse_id(loaded, new, record.id)
    files = [*_own(loaded, record, new), *_others(loaded, record, new)]
    return judged(loaded, files, reload, checks)


def _own(loaded: Loaded, record: Record, new: str) -> Iterator[FileChange]:
    """The record's own files under their new names."""
    root, path = loaded.workspace.root, record.span.path
    text = read_text(root, path)
    edits = [_formerly(record, new)]
    if isinstance(record, DataTable) and _csv_is_its_own(loaded, record):
        rows = PurePosixPath(record.rows_path)
        data = read_bytes(root, record.rows_path)
        yield FileChange(record.rows_path, data, None)
        yield FileChange(rows.with_name(f"{new}.csv").as_posix(), None, data)
        written = record.fields["rows"]
        edits.append(
            FieldEdit("rows", written, PurePosixPath(str(written)).with_name(f"{new}.csv").as_posix())
        )
    yield FileChange(path, text.encode(), None)
    yield FileChange(
        PurePosixPath(path).with_name(f"{new}.yaml").as_posix(), None, spliced(text, edits).encode()
    )
    if isinstance(record, Source):
        yield from _copies(loaded, record.id, new)


def _formerly(record: Record, new: str) -> FieldEdit:
    before = record.fields.get("formerly", ABSENT)
    names = before if isinstance(before, tuple) else (before,) if isinstance(before, str) else ()
    return FieldEdit("formerly", before, (*(one for one in names if one != new), record.id))


def _csv_is_its_own(loaded: Loaded, table: DataTable) -> bool:
    """Whether a table's CSV file is called after it, and no other table has the same."""
    others = loaded.workspace.records.values()
    shared = any(one is not table and table.rows_path in files_of(one) for one in others)
    return PurePosixPath(table.rows_path).name == f"{table.id}.csv" and not shared


def _copies(loaded: Loaded, old: str, new: str) -> Iterator[FileChange]:
    """The index of a source's archived copies, which is called after it and names it."""
    root, folder = loaded.workspace.root, loaded.workspace.settings.archive
    path = f"{folder}/{old}{INDEX.right}"
    if read_bytes(root, path) is None:
        return
    text = read_text(root, path)
    yield FileChange(path, text.encode(), None)
    after = spliced(text, [FieldEdit("source", old, new)])
    yield FileChange(f"{folder}/{new}{INDEX.right}", None, after.encode())


def _others(loaded: Loaded, record: Record, new: str) -> Iterator[FileChange]:
    """Everything else that names the record."""
    workspace, old = loaded.workspace, record.id
    root, is_organisation = workspace.root, isinstance(record, Organisation)
    for other in workspace.records.values():
        paths = [path for target, _, path in references_of(other) if target == old]
        paths += ["owner"] if is_organisation and other.owner == old else []
        edits = [edit for path in dict.fromkeys(paths) for edit in _named(other.fields, path, old, new)]
        if edits and other is not record:
            text = read_text(root, other.span.path)
            yield FileChange(other.span.path, text.encode(), spliced(text, edits).encode())
    for template in (*workspace.templates.values(), *workspace.partials.values()):
        text = read_text(root, template.path)
        after = in_template(in_front_matter(text, template.front, old, new), old, new)
        if after != text:
            yield FileChange(template.path, text.encode(), after.encode())
    edits = [
        FieldEdit(f"partners.{at}.organisation", old, new)
        for at, partner in enumerate(workspace.settings.partners)
        if is_organisation and partner.organisation == old
    ]
    if edits:
        text = read_text(root, SETTINGS)
        yield FileChange(SETTINGS, text.encode(), spliced(text, edits).encode())


def _named(fields: Mapping[str, Plain], path: str, old: str, new: str) -> Iterator[FieldEdit]:
    """Where the value at a path, or something in it, is the old id."""
    value = value_at(fields, path)
    if value == old:
        yield FieldEdit(path, old, new)
    elif isinstance(value, Mapping):
        for name in value:
            yield from _named(fields, f"{path}.{name}", old, new)
