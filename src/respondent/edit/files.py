"""The files that records consist of, and one hash over them by which a change made meanwhile is noticed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from respondent.errors import UnreadableFileError
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Severity
from respondent.model.evidence import DataTable
from respondent.model.record import Record
from respondent.model.workspace import NotFoundError, Workspace, did_you_mean


def files_of(record: Record) -> tuple[str, ...]:
    """The record's file, and its rows' if it is a table, as paths below the workspace's root."""
    return (record.span.path, record.rows_path) if isinstance(record, DataTable) else (record.span.path,)


def files_in(workspace: Workspace) -> frozenset[str]:
    """The files of all records and templates, as paths below the workspace's root."""
    own = (path for record in workspace.records.values() for path in files_of(record))
    return frozenset((*own, *(t.path for t in (*workspace.templates.values(), *workspace.partials.values()))))


def path_of(loaded: Loaded, record_id: str) -> str:
    """The path of a record's file, also of one that has errors. Raises NotFoundError."""
    record = loaded.workspace.records.get(record_id)
    if record is not None:
        return record.span.path
    path = broken_path(loaded, record_id)
    if path is not None:
        return path
    ids = [*loaded.workspace.records, *loaded.workspace.broken]
    raise NotFoundError(f"There is no record “{record_id}”.", did_you_mean(record_id, ids))


def broken_path(loaded: Loaded, record_id: str) -> str | None:
    """The path of a record's file that cannot be read; None where there is no such record."""
    if record_id not in loaded.workspace.broken:
        return None
    wrong = (one.span.path for one in loaded.diagnostics if one.severity is Severity.ERROR)
    return next((path for path in wrong if path.rpartition("/")[2] == f"{record_id}.yaml"), None)


def record_of(loaded: Loaded, record_id: str) -> Record:
    """The record of that id, which has no errors. Raises NotFoundError."""
    record = loaded.workspace.records.get(record_id)
    if record is None:
        path = path_of(loaded, record_id)
        raise NotFoundError(
            f"“{record_id}” cannot be used, since its file {path} has errors.", "Mend those first."
        )
    return record


def record_digest(root: Path, record: Record | str) -> str:
    """The SHA-256 over a record's files as they are on the disk, in hexadecimal; of a broken record, by its path.

    A file that is not there counts as such. Raises UnreadableFileError.
    """
    paths = (record,) if isinstance(record, str) else files_of(record)
    digest = sha256()
    for path in paths:
        data = read_bytes(root, path)
        digest.update(b"-" if data is None else sha256(data).digest())
    return digest.hexdigest()


def read_bytes(root: Path, path: str) -> bytes | None:
    """A file's bytes; None where there is none. Raises UnreadableFileError."""
    try:
        return (root / path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        why = error.strerror or "the computer gives no reason"
        raise UnreadableFileError(root / path, why[:1].lower() + why[1:]) from error


def read_text(root: Path, path: str) -> str:
    """A file's text with its byte order mark, if it has one. Raises UnreadableFileError."""
    data = read_bytes(root, path)
    if data is None:
        raise UnreadableFileError(root / path, "there is no such file any more")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(root / path, "it is not saved as UTF-8") from error
