"""A file that came back, audited against the workspace in which it was built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from respondent.auditing.audit import audit as audit_returned
from respondent.auditing.returned import Returned, read_returned
from respondent.collector import paused
from respondent.errors import RespondentError
from respondent.loading.confidential_passages import may_hold_passages
from respondent.loading.files import LARGEST_TEXT
from respondent.loading.workspace import Loaded, load
from respondent.model.audit import Audit
from respondent.model.built import Built, read_manifest
from respondent.model.draft import Passage
from respondent.model.manifest import MANIFEST_PROPERTY, NAMESPACE
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_package
from respondent.reading.complaints import complaint
from respondent.reading.whole_file import file_bytes
from respondent.reading.word.own_parts import read_carried

if TYPE_CHECKING:
    from respondent.model.workspace import Workspace

BUILT_FOLDERS = ("out", "sent")
"""Where the workspace keeps documents that were built before."""

_MOST_LOOKED_AT = 2_000


class NotAuditedError(RespondentError):
    """A file that is no Word file that can be opened; the message is that of reading any draft."""


def audit(file: Path | str, source: Path | str | Loaded = ".") -> Audit:
    """What happened to each claim of a Word file that came back.

    `source` is the workspace. The file is only read. Raises UnreadableFileError, NotAuditedError, NoWorkspaceError.
    """
    path = Path(file)
    loaded = source if isinstance(source, Loaded) else load(source)
    return audit_bytes(file_bytes(path), path.as_posix(), loaded.workspace)


@paused()
def audit_bytes(data: bytes, name: str, workspace: Workspace) -> Audit:
    """The same for a file's bytes; `name` is what the audit calls it."""
    return audit_opened(open_returned(data, name), workspace)


def open_returned(data: bytes, name: str) -> Returned:
    """A file that came back, read. Raises NotAuditedError, from the PackageError that fits if there is one."""
    if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise NotAuditedError(f"{name} is no Word file (.docx), and only these can be audited.")
    try:
        return read_returned(data, name)
    except PackageError as error:
        problem = complaint(error, name)
        raise NotAuditedError(f"{name} could not be read. {problem.message} {problem.remedy}") from error


def audit_opened(returned: Returned, workspace: Workspace, texts: Sequence[Passage] | None = None) -> Audit:
    """The same for a file that was read; `texts` are the passages of the built file, where they are known."""
    return audit_returned(
        returned,
        workspace,
        lambda path: _text(workspace.root, path),
        lambda: _known(workspace),
        lambda: _as_built(workspace, returned.manifest) if texts is None else texts,
    )


def _as_built(workspace: Workspace, manifest: str | None) -> tuple[Passage, ...]:
    """The passages of the file that was built with a manifest; none where it is not in its folder any more."""
    built = read_manifest(manifest) if manifest else None
    for name, data, other in built_before(workspace, built.document) if built else ():
        if other == manifest:
            return read_returned(data, name).draft.passages
    return ()


def _text(root: Path, path: str) -> str | None:
    """A file of the workspace as text, for a patch; None where it cannot be read."""
    try:
        data = (root / path).read_bytes()
        return data.decode("utf-8") if len(data) <= LARGEST_TEXT else None
    except (OSError, UnicodeDecodeError):
        return None


def _known(workspace: Workspace) -> Iterator[tuple[str, Built]]:
    """The manifests of documents that were built before, with the files' names."""
    for name, _, manifest in built_before(workspace):
        built = read_manifest(manifest)
        if built is not None:
            yield name, built


def built_before(workspace: Workspace, first: str = "") -> Iterator[tuple[str, bytes, str]]:
    """The documents in the folders of built ones: name, bytes, manifest; those with `first` in their name first.

    For a public workspace, those that may say what is confidential are not among them.
    """
    root = workspace.root
    files = [path for folder in BUILT_FOLDERS for path in sorted((root / folder).glob("**/*.docx"))]
    for path in sorted(files, key=lambda path: first not in path.name)[:_MOST_LOOKED_AT]:
        try:
            data = path.read_bytes()
            carried = read_carried(read_package(data), f"{{{NAMESPACE}}}manifest", MANIFEST_PROPERTY)
        except (OSError, PackageError):
            continue
        if carried.item and _may_be_seen(carried.item, workspace):
            yield path.relative_to(root).as_posix(), data, carried.item


def _may_be_seen(manifest: str, workspace: Workspace) -> bool:
    """Whether a built file says only what whoever sees this workspace may know."""
    if not workspace.public:
        return True
    built = read_manifest(manifest)
    if built is None or may_hold_passages(workspace, built.template):
        return False
    names = {name.partition("#")[0] for claim in built.claims for name in claim.records}
    return all(name in workspace.records for name in names)
