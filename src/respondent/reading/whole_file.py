"""A file that somebody names, read as a whole and no further than such files go."""

from __future__ import annotations

from pathlib import Path

from respondent.errors import UnreadableFileError
from respondent.reading.draft import MOST_PACKAGE


def bytes_of(path: Path) -> bytes:
    """What a file holds, or just more of it than is ever read. Raises UnreadableFileError."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_PACKAGE + 1)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "it cannot be opened") from error


def file_bytes(path: Path) -> bytes:
    """What a file holds. Raises UnreadableFileError, also where that is more than is ever read."""
    data = bytes_of(path)
    if len(data) > MOST_PACKAGE:
        raise UnreadableFileError(path, f"it has more than {MOST_PACKAGE // 1024 // 1024} MB")
    return data
