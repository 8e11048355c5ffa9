"""Reading one file of the workspace: bounded, whole, and a diagnostic instead of an exception."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from respondent.model.codes import S202, S203, S204
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span

LARGEST_TEXT = 1_000_000
"""Bytes that a record, a template or the settings may have; the longest report's record has a few thousand."""

LARGEST_TABLE = 20_000_000
"""Bytes that a CSV file may have."""

_BINARY = getattr(os, "O_BINARY", 0)  # Windows translates line ends without it
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe under a record's name must not make the tool wait for ever


def read_file(path: str, shown: str, largest: int) -> tuple[bytes | None, Diagnostic | None]:
    """The file's bytes, or what kept it from being read, at the place `shown`.

    Its size is looked at before anything is read, so that a very large file costs nothing.
    """
    try:
        file = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
        try:
            status = os.fstat(file)
            if stat.S_ISREG(status.st_mode) and status.st_size <= largest:
                return _read_all(file, status.st_size), None
        finally:
            os.close(file)
    except OSError as error:
        return None, _unreadable(path, shown, error)
    if not stat.S_ISREG(status.st_mode):
        return None, not_a_file(shown)
    return None, too_large(shown, status.st_size, largest)


def too_large(shown: str, size: int, largest: int) -> Diagnostic:
    """What is said of a file with more bytes than are read."""
    return S202.at(
        Span(shown),
        f"This file has {_megabytes(size)} MB; at most {_megabytes(largest)} MB are read.",
        "Check that it is the right file, or keep only the rows and columns that are needed.",
    )


def not_a_file(shown: str) -> Diagnostic:
    """What is said of a folder, or of something stranger, where a file should be."""
    return S204.at(
        Span(shown), "A file should be here, but this is a folder.", "Rename the folder, or move it away."
    )


def unreadable(shown: str, error: OSError) -> Diagnostic:
    """What is said of a file or folder that the computer does not let us read."""
    if isinstance(error, PermissionError):
        return S203.at(
            Span(shown),
            "You are not allowed to read this.",
            "Ask its owner for access, or close the program that holds it open.",
        )
    why = error.strerror or "the computer gives no reason"
    return S203.at(Span(shown), f"This cannot be read ({why}).", "Check that it is there, and try again.")


def _unreadable(path: str, shown: str, error: OSError) -> Diagnostic:
    # Windows says "permission denied" of a folder that is opened like a file, others "is a directory".
    return not_a_file(shown) if Path(path).is_dir() else unreadable(shown, error)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".removesuffix(".0")


def _read_all(file: int, size: int) -> bytes:
    """The file's bytes, mostly in one go; one that grows meanwhile is read as far as it went."""
    data = os.read(file, size)
    while len(data) < size and (more := os.read(file, size - len(data))):
        data += more
    return data
