"""Where copies lie: ``archive/files/<sha256>.pdf``, which git ignores, and their index beside it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from respondent.errors import RespondentError
from respondent.loading.paths import is_below
from respondent.model.review import ArchivedCopy
from respondent.reviewing.verdict_file import quoted
from respondent.writing.files import holds, write_whole

FILES = "files"
LARGEST = 200_000_000
"""Bytes of the largest copy."""

_IGNORED = "# Copies of sources are not for git’s history; their index, beside them, is.\n/files/\n"
_HEADING = (
    "# Copies of a source, the latest last. “respondent source archive” adds them; the files are called after\n"
    "# their SHA-256, and lie in “files”, outside git.\n"
)


class CopyRefusedError(RespondentError):
    """A copy that is not archived; the message says why."""


class AlteredCopyError(Exception):
    """The file no longer has the hash that it is called after."""


def archive_folder(root: Path, folder: str) -> Path:
    """The archive's folder. Raises CopyRefusedError where a link leads it out of the workspace."""
    path = root / folder
    if not is_below(str(path.resolve()), str(root.resolve())):
        raise CopyRefusedError(f"“{folder}” is a link to something outside the workspace. Make it a folder.")
    return path


def copy_path(root: Path, folder: str, copy: ArchivedCopy) -> Path:
    """Where a copy lies if it is on this computer."""
    return root / folder / FILES / copy.file


def read_copy(root: Path, folder: str, copy: ArchivedCopy) -> bytes | None:
    """The copy, or None where it is not on this computer. Raises AlteredCopyError."""
    path = copy_path(root, folder, copy)
    try:
        if path.stat().st_size != copy.size:
            raise AlteredCopyError
        data = path.read_bytes()
    except OSError:
        return None
    if sha256(data).hexdigest() != copy.sha256:
        raise AlteredCopyError
    return data


def keep(root: Path, folder: str, data: bytes, copy: ArchivedCopy, before: Iterable[ArchivedCopy]) -> bool:
    """Put a copy into the archive, and into its source's index after those `before` it; False if it is there.

    The same content is kept once. An index that is there though none was read is left as it is: what it says is in
    no other place. Raises CopyRefusedError and UnwritableFileError.
    """
    if len(data) > LARGEST:
        raise CopyRefusedError(f"“{copy.name}” has more than {LARGEST // 1_000_000} MB, and is not archived.")
    if not data:
        raise CopyRefusedError(f"“{copy.name}” is empty, and is not archived.")
    place = archive_folder(root, folder)
    path = copy_path(root, folder, copy)
    earlier = tuple(before)
    index = place / f"{copy.source}.copies.yaml"
    for there in (index, index.with_suffix(".yml")):
        if not earlier and there.exists():
            raise CopyRefusedError(
                f"“{there.relative_to(root).as_posix()}” cannot be read, and would be overwritten. "
                "“respondent check” says what is wrong with it: mend that first."
            )
    if not (place / ".gitignore").exists():
        write_whole(place / ".gitignore", _IGNORED.encode())
    if not holds(path, data):
        write_whole(path, data)
    if earlier and earlier[-1].sha256 == copy.sha256:
        return False
    write_whole(index, index_text((*earlier, copy)).encode())
    return True


def index_text(copies: Iterable[ArchivedCopy]) -> str:
    """The index of one source's copies, of which there is one at least."""
    kept = tuple(copies)
    entries = []
    for copy in kept:
        lines = [
            f"sha256: {copy.sha256}",
            f"name: {quoted(copy.name)}",
            f"size: {copy.size}",
            f"at: {copy.at:%Y-%m-%dT%H:%M:%SZ}",
        ]
        lines += [f"url: {quoted(copy.url)}"] if copy.url else []
        lines += [f"by: {quoted(copy.by)}"] if copy.by else []
        entries.append("  - " + "\n    ".join(lines) + "\n")
    return f"{_HEADING}source: {kept[0].source}\ncopies:\n{''.join(entries)}"
