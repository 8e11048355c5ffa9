"""Which files of a folder are meant to be read: the same ones, in the same order, on every computer."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from respondent.loading.disk import DISK, Disk, Entry
from respondent.loading.files import not_a_file, unreadable
from respondent.loading.paths import is_below, printable
from respondent.model.codes import S205, S206, S207
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span

_USUAL = re.compile(r"[a-z0-9_.-]+")
_COPY = re.compile(
    r"(?P<original>.+?)"
    r"(?: \(\d+\)"  # Google Drive, browsers
    r"| - [Cc]opy(?: \(\d+\))?"  # Windows
    r"| copy(?: \d+)?"  # the Finder
    r"| \(.*[Cc]onflict.*\)"  # Dropbox, Nextcloud
    r"|\.sync-conflict-.+"  # Syncthing
    r"|-(?=[^-]*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)"  # OneDrive: the computer's name
)
"""Names that synchronising programs and file managers give to a second copy."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How the files that are wanted end (``.yaml``), and how people also end them (``.yml``), in lower case."""

    right: str
    near: tuple[str, ...]


RECORD = Ending(".yaml", (".yaml", ".yml", ".yaml.txt", ".yml.txt"))
TEMPLATE = Ending(".md.j2", (".md.j2", ".j2", ".md.jinja", ".md.jinja2", ".md.j2.txt"))
"""Notepad puts “.txt” behind a name unless it is told not to."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path on this computer, its path as people see it, and its name without ending.

    In its `path` no folder is a link; the file itself may be one.
    """

    path: str
    shown: str
    stem: str


@dataclass(slots=True)
class _Walk:
    """What a walk has met so far; `seen` keeps a folder that is linked to from being read twice."""

    root: str
    ending: Ending
    disk: Disk
    found: list[Found] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Listed:
    """What is read of one folder: its files, what is wrong with any, and the folders in it, with their places."""

    found: list[Found] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    below: list[tuple[str, str]] = field(default_factory=list)


def files_below(
    root: str,
    folders: Collection[tuple[str, str]],
    ending: Ending,
    apart: Collection[str] = (),
    disk: Disk = DISK,
) -> tuple[list[Found], list[Diagnostic]]:
    """The files with `ending` in `folders` (path on this computer, path as shown) and below, by their path.

    Hidden files, lock files and what is not meant for this tool are passed over without a word. A second copy
    that a synchronising program left, a wrong ending and a link out of `root`, a real path, are reported. Folders
    `apart`, real paths too, are not opened.
    """
    walk = _Walk(root, ending, disk, seen=set(apart))
    waiting = list(folders)
    while waiting:
        waiting += _read_folder(*waiting.pop(), walk)
    walk.found.sort(key=lambda file: file.shown)
    return walk.found, walk.problems


def _read_folder(folder: str, shown: str, walk: _Walk) -> list[tuple[str, str]]:
    """Note what one folder holds; gives the folders in it."""
    real = os.path.realpath(folder)
    if real in walk.seen:
        return []
    walk.seen.add(real)
    key = ("folder", folder, shown, walk.root, walk.ending.right)
    read = walk.disk.once(key, _listed, folder, real, shown, walk.root, walk.ending)
    walk.found += read.found
    walk.problems += read.problems
    return read.below


def _listed(folder: str, real: str, shown: str, root: str, ending: Ending, disk: Disk) -> _Listed:
    """What one folder holds, whose real path is `real`."""
    read = _Listed()
    try:
        entries = {entry.name: entry for entry in disk.entries(folder) if not _is_hidden(entry.name)}
    except OSError as error:
        read.problems.append(unreadable(shown, error))
        return read
    prefix = "" if shown == "." else f"{shown}/"
    for name, entry in entries.items():
        place = prefix + (name if name.isascii() and name.isprintable() else printable(name))
        if entry.is_symlink() and not is_below(os.path.realpath(entry.path), root):
            if _is_folder(entry) or name.endswith(ending.right):
                read.problems.append(_leaves(place))
        elif _is_folder(entry):
            if name.endswith(ending.right):
                read.problems.append(not_a_file(place))
            else:
                read.below.append((entry.path, place))
        elif name.lower().endswith(ending.near):
            path = os.path.join(real, name)  # noqa: PTH118 - many, and as texts
            _note_file(Found(path, place, name), entries, ending, read)
    return read


def _note_file(file: Found, beside: Collection[str], ending: Ending, read: _Listed) -> None:
    """Put a file, whose stem is its whole name still, on the list, or say why it is passed over."""
    name, shown, right = file.stem, file.shown, ending.right
    if not name.endswith(right):
        stem = next(name[: -len(near)] for near in ending.near if name.lower().endswith(near))
        read.problems.append(
            S205.at(
                Span(shown),
                f"This file is not read, since its name does not end in “{right}”.",
                f"Rename it to “{printable(stem)}{right}”, or move it out of this folder.",
            )
        )
        return
    stem = name[: -len(right)]
    original = _original(stem)
    if original and f"{original}{right}" in beside:
        read.problems.append(
            S206.at(
                Span(shown),
                f"This looks like a second copy of “{printable(original)}{right}”, and is not read.",
                "Compare the two, keep what is right in the first, and delete this one.",
            )
        )
        return
    read.found.append(Found(file.path, shown, stem))


def _original(stem: str) -> str | None:
    """The name that a second copy was made from, if `stem` looks like one's."""
    copy = None if _USUAL.fullmatch(stem) and ".sync-conflict-" not in stem else _COPY.fullmatch(stem)
    return copy["original"] if copy else None


def _is_folder(entry: Entry) -> bool:
    """Whether an entry is a folder, or a link to one; a link that leads in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    """Whether a name is for the computer, not for people: .git, ~$letter.docx, __MACOSX."""
    return name.startswith((".", "~$", "__MACOSX"))


def _leaves(shown: str) -> Diagnostic:
    return S207.at(
        Span(shown),
        "This is a link to something outside the workspace, and is not followed.",
        "Copy the file or folder itself into the workspace.",
    )
