"""Paths that people write in their files, held under the workspace's root."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from respondent.model.codes import R207, R208, R209
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z]:|~|[A-Za-z][A-Za-z0-9+.-]+://")
"""How a path begins that does not lead down from the workspace: from a disk's top, a home folder, the web."""


def locate(written: str, span: Span, folder: str, root: str) -> tuple[str | None, Diagnostic | None]:
    """The real path of the file that `written` names from `folder`, or a diagnostic at `span`.

    `root` is the workspace's real path, and `folder` it or a folder below. Nothing outside the root is ever
    looked at, not even through a link.
    """
    path = PurePosixPath(written)
    if _ELSEWHERE.match(written) or ".." in path.parts or not written.isprintable():
        return None, R208.at(
            span,
            f"“{_shown(written)}” does not lead to a file in the workspace.",
            "Copy the file into the workspace, and write its path without “..”, such as letterheads/ours.docx.",
        )
    if "\\" in written:
        straight = written.replace("\\", "/")
        return None, R208.at(span, f"“{_shown(written)}” has backslashes.", f"Write {_shown(straight)}.")
    found = os.path.realpath(Path(folder, path))
    if not is_below(found, root):
        return None, R208.at(
            span,
            f"“{_shown(written)}” is a link to something outside the workspace.",
            "Copy the file itself into the workspace.",
        )
    return _file_at(found, written, span)


def is_below(real: str, root: str) -> bool:
    """Whether a real path is the root, itself a real path, or lies below it."""
    return real == root or real.startswith(root if root.endswith(os.sep) else root + os.sep)


def printable(name: str) -> str:
    """A name from the disk as it can be shown: what is no character, or moves the cursor, becomes “�”."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "�" for character in text)


def _file_at(found: str, written: str, span: Span) -> tuple[str | None, Diagnostic | None]:
    try:
        path = Path(found)
        if path.is_file():
            return found, None
        if path.is_dir():
            return None, R209.at(span, f"“{_shown(written)}” is a folder.", "Name a file in it.")
        beside = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:  # a name too long for the disk, or a folder that may not be read
        beside = []
    names = [printable(name) for name in beside if not name.startswith(".")]
    return None, R207.at(
        span,
        f"There is no file “{_shown(written)}”.",
        did_you_mean(PurePosixPath(written).name, names)
        if names
        else "Check its name, or put the file there.",
    )


def _shown(written: str) -> str:
    text = printable(written)
    return text if len(text) <= 80 else f"{text[:79]}…"
