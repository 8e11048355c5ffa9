"""How a proposal stands to what is there now: whether it still fits, was done already, or was overtaken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from respondent.edit.files import record_digest
from respondent.loading.confidential_passages import may_hold_passages
from respondent.loading.files import LARGEST_TABLE
from respondent.loading.paths import is_below
from respondent.model.confidence import confidential_records
from respondent.model.edit import ABSENT, Absent, Change, FieldEdit, RowEdit
from respondent.model.evidence import DataTable
from respondent.model.proposal import Proposal
from respondent.model.record import Plain, Record
from respondent.model.workspace import Workspace
from respondent.proposing.lines import Fit, with_line_edits


class Standing(StrEnum):
    """How a proposal stands."""

    FITS = "fits"
    MOVED_ON = "moved on"  # what it is for has changed since, but not where it changes it
    DONE = "done"  # what is there says it already
    STALE = "stale"  # somebody else changed what it changes
    GONE = "gone"  # what it is for is not there


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A place that somebody else has changed since: what it said, what it says now, what is proposed.

    `place` is the path of a field, or a row's key; `column` is that of a cell.
    """

    place: str
    was: str
    now: str
    wanted: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """How a proposal stands, and of a stale one what was changed since."""

    standing: Standing
    overtaken: tuple[Overtaken, ...] = ()

    @property
    def may_be_accepted(self) -> bool:
        """Whether its change can still be made."""
        return self.standing in {Standing.FITS, Standing.MOVED_ON}


def digest_of_files(root: Path, paths: Iterable[str]) -> str:
    """The hash of some files of the workspace, with their paths."""
    whole = sha256()
    for path in paths:
        data = read_bytes(root, path)
        whole.update(f"{path}\0{-1 if data is None else len(data)}\0".encode())
        whole.update(data or b"")
    return whole.hexdigest()


def read_bytes(root: Path, path: str) -> bytes | None:
    """A file of the workspace; None where there is none, where it lies outside, or is larger than any is read."""
    try:
        real = (root / path).resolve(strict=True)
        if not is_below(str(real), str(root.resolve())) or real.stat().st_size > LARGEST_TABLE:
            return None
        return real.read_bytes()
    except OSError:
        return None


def read_words(root: Path, path: str) -> str | None:
    """A template's text; None where it cannot be read."""
    data = read_bytes(root, path)
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def standing_of(proposal: Proposal, workspace: Workspace) -> Found:
    """How a proposal stands to a workspace and its files."""
    if proposal.record is not None:
        record = workspace.records.get(proposal.record)
        return Found(Standing.GONE) if record is None else _of_record(proposal, record, workspace.root)
    if proposal.template not in workspace.templates:
        return Found(Standing.GONE)
    return _of_template(proposal, workspace.root)


def rebased(proposal: Proposal, record: Record) -> Change:
    """The change of a proposal that fits, made from what the record says now: what is done already is left out."""
    fields = tuple(edit for edit in proposal.fields if _field(edit, record) is not Fit.DONE)
    there = {row.key: dict(row.cells) for row in record.rows} if isinstance(record, DataTable) else {}
    rows = []
    for edit in proposal.rows:
        now, before, after = there.get(edit.key), edit.before, edit.after
        if before is not None and after is not None and now is not None:
            wanted = {column: cell for column, cell in after.items() if before.get(column, "") != cell}
            edit = RowEdit(edit.key, now, {**now, **wanted})
        if edit.before != edit.after and now != edit.after:
            rows.append(edit)
    return Change(record.id, fields, tuple(rows))


def may_see(proposal: Proposal, workspace: Workspace) -> bool:
    """Whether somebody may know of a proposal who sees this workspace: what it is for, and what it may quote."""
    if workspace.public and proposal.confidential:
        return False
    if proposal.record is None:
        return True
    hidden = workspace.public and proposal.record not in workspace.records
    return not hidden and proposal.record not in workspace.withheld


def is_confidential(template: str | None, records: Iterable[str], workspace: Workspace) -> bool:
    """Whether words of a document may quote what is confidential: its template has such passages, or its claims
    rest on such records.
    """
    reasons = confidential_records(workspace.records)
    if any(name.partition("#")[0] in reasons for name in records):
        return True
    return template is not None and may_hold_passages(workspace, template)


def _of_record(proposal: Proposal, record: Record, root: Path) -> Found:
    fields = [_field(edit, record) for edit in proposal.fields]
    rows = [one for edit in proposal.rows for one in _row(edit, record)]
    return _judged([*fields, *rows], same=record_digest(root, record) == proposal.base)


def _of_template(proposal: Proposal, root: Path) -> Found:
    fits = set()
    for path in proposal.files:
        text = read_words(root, path)
        own = [edit for edit in proposal.lines if edit.path == path]
        fits.add(Fit.LOST if text is None else with_line_edits(text, own)[1])
    if Fit.LOST in fits:
        return Found(Standing.STALE)
    if Fit.FITS not in fits:
        return Found(Standing.DONE)
    same = digest_of_files(root, proposal.files) == proposal.base
    return Found(Standing.FITS if same else Standing.MOVED_ON)


def _judged(places: list[Overtaken | Fit], *, same: bool) -> Found:
    overtaken = tuple(one for one in places if isinstance(one, Overtaken))
    if overtaken:
        return Found(Standing.STALE, overtaken)
    if all(one is Fit.DONE for one in places):
        return Found(Standing.DONE)
    return Found(Standing.FITS if same else Standing.MOVED_ON)


def _field(edit: FieldEdit, record: Record) -> Overtaken | Fit:
    now: Plain | Absent = record.fields
    for name in edit.path.split("."):
        now = _below(now, name)
    if now == edit.after:
        return Fit.DONE
    if now == edit.before:
        return Fit.FITS
    return Overtaken(edit.path, _words(edit.before), _words(now), _words(edit.after))


def _below(value: Plain | Absent, name: str) -> Plain | Absent:
    if isinstance(value, tuple):
        return value[int(name)] if name.isdecimal() and int(name) < len(value) else ABSENT
    if value is None or isinstance(value, bool | str | Absent):
        return ABSENT
    return value.get(name, ABSENT)


def _row(edit: RowEdit, record: Record) -> list[Overtaken | Fit]:
    rows = record.rows if isinstance(record, DataTable) else ()
    now = next((dict(row.cells) for row in rows if row.key == edit.key), None)
    before, after = edit.before, edit.after
    if before is None or after is None or now is None:
        if now == after:
            return [Fit.DONE]
        shown = (", ".join(cells.values()) if cells is not None else "" for cells in (before, now, after))
        return [Fit.FITS if now == before else Overtaken(", ".join(edit.key), *shown)]
    found: list[Overtaken | Fit] = []
    for column in after:
        was, wanted, has = before.get(column, ""), after[column], now.get(column, "")
        if was == wanted:
            continue
        lost = Overtaken(", ".join(edit.key), was, has, wanted, column)
        found.append(Fit.DONE if has == wanted else Fit.FITS if has == was else lost)
    return found


def _words(value: Plain | Absent) -> str:
    """A value on one line."""
    if isinstance(value, Absent) or value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_words(part)}" for name, part in value.items())
    return ", ".join(map(_words, value)) if isinstance(value, tuple) else str(value)
