"""Paths that people write in their files, held under the workspace's root."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePosixPath

from respondent.loading.disk import DISK, Disk
from respondent.model.codes import R207, R208, R209
from respondent.model.diagnostic import Diagnostic
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z]:|~|[A-Za-z][A-Za-z0-9+.-]+://")
"""How a path begins that does not lead down from the workspace: from a disk's top, a home folder, the web."""

_OTHER_PROGRAMS_FILES = frozenset({".xlsx", ".xls", ".ods", ".doc", ".odt", ".rtf", ".pages", ".numbers"})
"""What a workbook is called before it is saved as CSV, and a letterhead before it is saved as .docx."""

MOST_FOLDERS_SEARCHED = 500
"""For a file that is not where it should be: a workspace may stand beside anything."""


def locate(
    written: str, span: Span, folder: str, root: str, disk: Disk = DISK
) -> tuple[str | None, Diagnostic | None]:
    """The real path of the file that `written` names from `folder`, or a diagnostic at `span`.

    `root` is the workspace's real path, and `folder` it or a folder below. Nothing outside the root is ever
    looked at, not even through a link.
    """
    path = PurePosixPath(written)
    if _ELSEWHERE.match(written) or ".." in path.parts or not written.isprintable():
        return None, R208.at(
            span,
            f"“{_shown(written)}” does not lead to a file in the workspace.",
            "Copy the file into the workspace, and write its path from there, such as pictures/logo.png.",
        )
    if "\\" in written:
        straight = written.replace("\\", "/")
        return None, R208.at(span, f"“{_shown(written)}” has backslashes.", f"Write {_shown(straight)}.")
    found = disk.real(str(Path(folder, path)))
    if not is_below(found, root):
        return None, R208.at(
            span,
            f"“{_shown(written)}” is a link to something outside the workspace.",
            "Copy the file itself into the workspace.",
        )
    return _file_at(found, written, span, folder, root, disk)


def is_below(real: str, root: str) -> bool:
    """Whether a real path is the root, itself a real path, or lies below it."""
    return real == root or real.startswith(root if root.endswith(os.sep) else root + os.sep)


def printable(name: str) -> str:
    """A name from the disk as it can be shown: what is no character, or moves the cursor, becomes “�”."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "�" for character in text)


def _file_at(
    found: str, written: str, span: Span, folder: str, root: str, disk: Disk
) -> tuple[str | None, Diagnostic | None]:
    try:
        if disk.is_file(found):
            return found, None
        if disk.is_folder(found):
            return None, R209.at(span, f"“{_shown(written)}” is a folder.", "Name a file in it.")
        remedy = _what_is_there(Path(found), folder, root, disk)
    except OSError:  # a name too long for the disk, or a folder that may not be read
        remedy = _begin_at(folder, root)
    return None, R207.at(span, f"There is no file “{_shown(written)}”.", remedy)


def _what_is_there(path: Path, folder: str, root: str, disk: Disk) -> str:
    """What to do about a file that is not there: a name beside it, its own elsewhere, or where paths begin."""
    above = str(path.parent)
    beside = [other.name for other in disk.entries(above)] if disk.is_folder(above) else []
    shown = sorted(printable(name) for name in beside if not name.startswith("."))
    near = did_you_mean(path.name, [name for name in shown if name.lower().endswith(path.suffix.lower())])
    if near.startswith("Did"):
        return near
    for name in shown:
        if Path(name).stem == path.stem and Path(name).suffix.lower() in _OTHER_PROGRAMS_FILES:
            return f"There is “{_shown(name)}”: open it, and save it as “{path.suffix}”."
    if elsewhere := _below(folder, path.name, disk):
        return f"There is one at “{_shown(elsewhere)}”: write that."
    return _begin_at(folder, root)


def _below(folder: str, name: str, disk: Disk) -> str | None:
    """The path from `folder` of the first file of that name in it or below, of the first few hundred folders."""
    for here in islice(_folders(folder, disk), MOST_FOLDERS_SEARCHED):
        path = Path(here, name)
        if disk.is_file(str(path)):
            return path.relative_to(folder).as_posix()
    return None


def _folders(folder: str, disk: Disk) -> Iterator[str]:
    """A folder and all below it that are neither hidden nor links, in the order of their names."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        yield here
        with suppress(OSError):
            entries = [e for e in disk.entries(here) if not e.name.startswith(".") and not e.is_symlink()]
            waiting += sorted((entry.path for entry in entries if entry.is_dir()), reverse=True)


def _begin_at(folder: str, root: str) -> str:
    start = "the folder of respondent.yaml" if folder == root else "the record’s own folder"
    return f"Check its name, or put the file there; paths begin at {start}."


def _shown(written: str) -> str:
    return shortened(printable(written), 79, unless=80)
