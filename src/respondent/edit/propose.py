"""A change of a record as files and problems, before anything is written.

The record's text is changed where the fields stand and nowhere else, the workspace is loaded as it would then be,
and what is wrong then and was not before is what the change brings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from respondent.edit.files import path_of, read_bytes, read_text, record_digest
from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.rows import rows_spliced, stale_rows
from respondent.loading.disk import Overlay
from respondent.loading.shapes.views import Content, Places
from respondent.loading.workspace import Loaded, load
from respondent.model.diagnostic import Diagnostic, any_error
from respondent.model.edit import ABSENT, Absent, Change, FieldEdit, FileChange, RowEdit
from respondent.model.evidence import DataTable
from respondent.model.fields import as_text, same, value_at
from respondent.model.record import Plain
from respondent.yamltext.node import MappingNode
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.splice import CannotSpliceError, spliced

Reload = Callable[[Overlay], Loaded]
"""Loads the workspace with files laid over the disk's, such as ``Keeper.load``."""

Checks = Callable[[Loaded], Iterable[Diagnostic]]
"""What else than its files is looked at of a loaded workspace, such as ``build.check``."""

_NAMED = re.compile(r"“([^”]+)” is missing")
_PLACED = re.compile(r"([^\s:]+): ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a change would write, the problems that it brings and mends; `after` is the workspace then."""

    files: tuple[FileChange, ...]
    diagnostics: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    after: Loaded

    @property
    def is_wrong(self) -> bool:
        """Whether the change brings an error."""
        return any_error(self.diagnostics)

    def by_field(self, path: str) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The problems that stand in one of the files, by the path of their field; "" for those of no one field."""
        data = next((one.after for one in self.files if one.path == path), None)
        return by_field([one for one in self.diagnostics if one.span.path == path], data or b"")


def proposed(
    loaded: Loaded, change: Change, reload: Reload | None = None, checks: Checks | None = None
) -> Proposal:
    """A change of one record as it would be written.

    Raises NotFoundError, CannotSpliceError, and ChangedMeanwhileError where the record is not as the change has it.
    """
    return judged(loaded, changed_files(loaded, change), reload, checks)


def judged(
    loaded: Loaded,
    files: Sequence[FileChange],
    reload: Reload | None = None,
    checks: Checks | None = None,
) -> Proposal:
    """Changes of files, of one record or many, with the problems that they bring."""
    overlay = {one.path: one.after for one in files}
    root = loaded.workspace.root
    after = reload(overlay) if reload is not None else load(root, overlay=overlay)
    old, new = list(loaded.diagnostics), list(after.diagnostics)
    if checks is not None:
        old, new = [*checks(loaded)], [*checks(after)]
    return Proposal(tuple(files), _beyond(new, old), _beyond(old, new), after)


def changed_files(loaded: Loaded, change: Change) -> tuple[FileChange, ...]:
    """The files of a record with a change made, those that it changes. Raises as `proposed` does."""
    root = loaded.workspace.root
    path = path_of(loaded, change.record)
    record = loaded.workspace.records.get(change.record)
    text = read_text(root, path)
    edits = tuple(_cleaned(edit) for edit in change.fields)
    _refuse_stale(loaded, change, text)
    files = []
    after = spliced(text, edits) if edits else text
    if after != text:
        files.append(FileChange(path, text.encode(), after.encode()))
    if change.rows:
        if not isinstance(record, DataTable):
            raise CannotSpliceError(f"“{change.record}” is no table whose rows can be read.", "")
        data = read_bytes(root, record.rows_path) or b""
        if stale := stale_rows(data, record.key, change.rows, record.value_column):
            raise ChangedMeanwhileError(change.record, (), stale)  # the disk is ahead of what was loaded
        rows = rows_spliced(data, record.key, change.rows, record.value_column)
        if rows != data:
            files.append(FileChange(record.rows_path, data, rows))
    return tuple(files)


def fields_in(data: bytes | str) -> Mapping[str, Plain]:
    """The fields that a record's file holds, as ``Record.fields`` has them; none where it cannot be read."""
    node, _ = parse_yaml(data, "")
    return Content(node) if isinstance(node, MappingNode) else {}


def by_field(diagnostics: Iterable[Diagnostic], data: bytes) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Problems of a record's file, which holds `data`, by the path of their field; "" for those of no one field."""
    node, _ = parse_yaml(data, "")
    places = {span_at: path for path, span_at in _spans(node)}
    found: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        found.setdefault(_field_of(one, places), []).append(one)
    return {path: tuple(several) for path, several in found.items()}


def _spans(node: object) -> Iterable[tuple[str, tuple[int, int]]]:
    if isinstance(node, MappingNode):
        for path, span in Places(node).items():
            yield path, (span.line, span.column)


def _field_of(problem: Diagnostic, places: Mapping[tuple[int, int], str]) -> str:
    if missing := _NAMED.match(problem.message):
        return missing[1]
    placed = _PLACED.match(problem.message)
    if placed and any(path == placed[1] or path.startswith(f"{placed[1]}.") for path in places.values()):
        return placed[1]
    return places.get((problem.span.line, problem.span.column), "")


def _cleaned(edit: FieldEdit) -> FieldEdit:
    """An edit whose text has plain ends of lines, and at its end one if the text had one before."""
    after = edit.after if edit.after is ABSENT else _plain_ends(as_text(edit.after))
    if isinstance(after, str) and isinstance(edit.before, str) and edit.before.endswith("\n") and after:
        after = after.rstrip("\n") + "\n"
    return replace(edit, after=after)


def _plain_ends(value: Plain) -> Plain:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, Mapping):
        return {name: _plain_ends(part) for name, part in value.items()}
    return tuple(_plain_ends(part) for part in value) if isinstance(value, tuple) else value


def _refuse_stale(loaded: Loaded, change: Change, text: str) -> None:
    """Raise ChangedMeanwhileError where the record is not as it was read."""
    root, record = loaded.workspace.root, loaded.workspace.records.get(change.record)
    now = fields_in(text)
    fields = []
    for edit in change.fields:
        there: Plain | Absent = value_at(now, edit.path)
        before = edit.before if edit.before is not None else ABSENT
        if not same(there, before if before is ABSENT else as_text(before)):
            fields.append(replace(edit, after=there))
    rows = _stale_rows(record, change.rows) if isinstance(record, DataTable) else []
    other = change.base is not None and change.base != record_digest(
        root, record or path_of(loaded, change.record)
    )
    if fields or rows or other:
        raise ChangedMeanwhileError(change.record, fields, rows)


def _stale_rows(table: DataTable, edits: Iterable[RowEdit]) -> list[RowEdit]:
    now = {row.key: row.cells for row in table.rows}
    found = []
    for edit in edits:
        there = now.get(edit.key)
        if edit.before is None or there is None:
            is_stale = edit.before is not there
        else:
            is_stale = any(there.get(name) != cell for name, cell in edit.before.items())
        if is_stale:
            found.append(replace(edit, after=there))
    return found


def _beyond(some: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems among `some` that are not among `others`, in whatever line they stand."""
    known = Counter((one.code.id, one.span.path, one.message) for one in others)
    found = []
    for one in some:
        what = one.code.id, one.span.path, one.message
        if known[what]:
            known[what] -= 1
        else:
            found.append(one)
    return tuple(found)
