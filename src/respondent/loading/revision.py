"""A workspace as it was at a git revision, read by the same code as that of today."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from respondent.errors import RespondentError
from respondent.history.git import run_git
from respondent.history.history import History, NoHistory, open_history
from respondent.loading.workspace import SETTINGS, load
from respondent.model.workspace import Workspace

_EVIDENCE = (".yaml", ".yml", ".csv")
_NOT_EVIDENCE = frozenset({"sent", "out", "reviews", "signoffs"})

Wanted = Callable[[str], bool]
"""Whether the folder that a file is in, right below the workspace's own, is needed."""


class NoRevisionError(RespondentError):
    """The workspace as it was at a revision cannot be had; `why` is a clause without a full stop."""

    def __init__(self, revision: str, why: str) -> None:
        super().__init__(
            f"What the workspace said at “{revision}” cannot be read: {why}. "
            "Name a commit, a tag or a branch, such as HEAD~1; “git log” lists the commits."
        )


def workspace_at(root: Path, revision: str) -> Workspace:
    """The workspace at `root` as it was at a revision, as far as it can be read. Raises NoRevisionError."""
    with files_at(root, revision, _evidence) as folder:
        return load(folder).workspace


@contextmanager
def files_at(root: Path, revision: str, wanted: Wanted | None = None) -> Iterator[Path]:
    """A folder with the workspace's files as they were at a revision, which goes again. Raises NoRevisionError.

    What was sent, built, reviewed or signed off is left out, and so is what is in folders that are not `wanted`.
    """
    history = history_of(root, revision)
    commit = history.resolve(revision)
    if commit is None:
        raise NoRevisionError(revision, "git knows no such revision")
    with TemporaryDirectory(prefix="respondent-") as name:
        folder = Path(name)
        unpack(_packed(history, commit, revision, wanted), folder)
        yield folder


def history_of(root: Path, revision: str) -> History:
    """The history of the workspace at `root`. Raises NoRevisionError."""
    history = open_history(root)
    if isinstance(history, NoHistory):
        raise NoRevisionError(revision, history.why)
    return history


def _evidence(file: str) -> bool:
    return file.endswith(_EVIDENCE)


def _packed(history: History, commit: str, revision: str, wanted: Wanted | None) -> bytes:
    """The files of a commit, packed by git; what was sent or built stays where it is."""
    files = history.files_at(commit) or ()
    if SETTINGS not in files:
        raise NoRevisionError(revision, f"there was no {SETTINGS} yet")
    tops = {file.partition("/")[0] for file in files if wanted is None or wanted(file)}
    names = sorted(tops - _NOT_EVIDENCE)
    answer = run_git(history.program, history.folder, "archive", "--format=tar", commit, "--", *names)
    if not answer.ok:
        raise NoRevisionError(revision, answer.err or "git gave no reason")
    return answer.out


def unpack(packed: bytes, folder: Path) -> None:
    """Write the regular files; a link in a repository is not followed."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            if not member.isfile() or path.is_absolute() or ".." in path.parts:
                continue
            content = archive.extractfile(member)
            target = folder.joinpath(*path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read() if content else b"")
