"""A workspace that is loaded again and again: what was read of a file is kept until the file changes.

What comes out is what `load` gives, whatever was kept: of each part that was made from files, it is known which
files and folders were looked at, and before the part is given again these are held to how they were. A file is the
same if its times, its size and its number on the disk are; one that was written a moment before it was read, so
that another write might leave the same times, is read again and compared.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from typing import TypeVar, cast

from respondent.loading.disk import DISK, Disk, Entry, Overlaid, Overlay
from respondent.loading.files import LARGEST_TABLE, LARGEST_TEXT
from respondent.loading.workspace import SETTINGS, Loaded, find_root, load_from
from respondent.model.diagnostic import Diagnostic

T = TypeVar("T")

_A_MOMENT = 2_000_000_000
"""Nanoseconds after which another write leaves another time on any disk; memory sticks count in two seconds."""

_SLICE = 500
"""Parts that are looked at between two looks at the clock."""

Stamp = tuple[int, int, int, int]


class Keeper:
    """The workspace whose folder `path` is, or in which it lies. Raises NoWorkspaceError.

    It may be used by several threads; one load follows the other.
    """

    def __init__(self, path: Path | str = ".") -> None:
        self.root = find_root(Path(path))
        self._parts: dict[Hashable, _Part] = {}
        self._settings: bytes | None = None
        self._run = 0
        self._round: list[_Part] = []
        self._lock = RLock()

    def load(self, overlay: Overlay | None = None, *, suspects: Collection[str] | None = None) -> Loaded:
        """What ``load(path, overlay=overlay)`` gives.

        With `suspects`, real paths of files and folders on this computer, only these are looked at anew, and all
        else is taken for unchanged.
        """
        real = os.path.realpath(self.root)
        with self._lock:
            under = Overlaid(real, overlay) if overlay else DISK
            settings = under.read(str(Path(real, SETTINGS)), SETTINGS, LARGEST_TEXT)[0]
            if settings != self._settings:
                if overlay and SETTINGS in overlay:
                    return load_from(self.root, under)  # of other settings nothing is kept
                self._parts.clear()
                self._settings = settings
            self._run += 1
            loaded = load_from(self.root, _KeptDisk(self._parts, self._run, under, suspects))
            if not overlay:
                for key in [key for key, part in self._parts.items() if part.run != self._run]:
                    del self._parts[key]
            return loaded

    def changed(self, seconds: float) -> tuple[str, ...]:
        """Files and folders that are not as they were read, as far as they can be looked at in that time.

        Each call goes on where the one before it stopped, and begins anew when it is through.
        """
        until = time.monotonic() + seconds
        found: list[str] = []
        with self._lock:
            if DISK.read(str(Path(self.root, SETTINGS)), SETTINGS, LARGEST_TEXT)[0] != self._settings:
                found.append(str(Path(os.path.realpath(self.root), SETTINGS)))
            self._round = self._round or list(self._parts.values())
            while self._round:
                now, self._round = self._round[-_SLICE:], self._round[:-_SLICE]
                for part in now:
                    if part.run == self._run and not part.holds():
                        found += part.places
                if time.monotonic() >= until:
                    break
        return tuple(found)


@dataclass(slots=True)
class _Part:
    """Something made, and what was looked at for it; `places` are the paths of all that, and what links lead to."""

    value: object = None
    run: int = 0
    files: list[_SeenFile] = field(default_factory=list)
    folders: list[tuple[str, Mapping[str, bool]]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    places: tuple[str, ...] = ()
    can_be_kept: bool = True

    def holds(self) -> bool:
        """Whether all is as it was."""
        for file in self.files:  # loops, since there are ten thousand parts, most of them of one file
            if file.stamp is None or _stamp(file.path) != file.stamp:
                return False
            if file.digest is not None and not file.is_same_inside():
                return False
        for folder, names in self.folders:
            if _names_in(folder) != names:
                return False
        for path, real in self.links:  # noqa: SIM110
            if os.path.realpath(path) != real:
                return False
        return True


@dataclass(slots=True)
class _SeenFile:
    """A file as it was read; `digest` is of its bytes where its stamp alone does not tell it for sure."""

    path: str
    stamp: Stamp | None
    digest: bytes | None

    def is_same_inside(self) -> bool:
        """Whether the file's bytes are as they were; its stamp is enough from the first time that this is sure."""
        began = time.time_ns()
        data = DISK.read(self.path, self.path, LARGEST_TABLE)[0]
        if data is None or _digest(data) != self.digest:
            return False
        if self.stamp is not None and _is_settled(self.stamp, began):
            self.digest = None
        return True


class _KeptDisk(Disk):
    """Files of `under`, of which what was made before is given again; notes what is looked at for what is made."""

    def __init__(
        self, parts: dict[Hashable, _Part], run: int, under: Disk, suspects: Collection[str] | None
    ) -> None:
        self._parts = parts
        self._run = run
        self._under = under
        self._laid = under.places if isinstance(under, Overlaid) else frozenset[str]()
        self._suspects = None if suspects is None else frozenset(suspects) | self._laid
        self._making: _Part | None = None

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made before, if all that was looked at for it is as it was; else what `make` makes."""
        part = self._parts.get(key)
        if part is not None and self._holds(part):
            part.run = self._run
            return cast(T, part.value)
        made = self._making = _Part(run=self._run)
        made.value = value = make()
        self._making = None
        made.places = tuple(dict.fromkeys(_places(made)))
        if self._laid.isdisjoint(made.places):
            if made.can_be_kept:
                self._parts[key] = made
            else:
                self._parts.pop(key, None)
        return value

    def _holds(self, part: _Part) -> bool:
        if self._suspects is None:
            return self._laid.isdisjoint(part.places) and part.holds()
        if self._suspects.isdisjoint(part.places):
            return True
        return self._laid.isdisjoint(part.places) and part.holds()

    # What is looked at

    def entries(self, folder: str) -> list[Entry]:
        """What a folder holds. Raises OSError."""
        if self._making is None:
            return self._under.entries(folder)
        try:
            entries = self._under.entries(folder)
        except OSError:
            self._making.can_be_kept = False
            raise
        if any(entry.is_symlink() for entry in entries):
            self._making.can_be_kept = False  # it may lead elsewhere the next time
        else:
            self._making.folders.append((folder, {entry.name: entry.is_dir() for entry in entries}))
        return entries

    def is_file(self, path: str) -> bool:
        """Whether there is a file, or a link to one."""
        return self._certain(self._under.is_file(path))

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder, or a link to one."""
        return self._certain(self._under.is_folder(path))

    def _certain(self, there: bool) -> bool:  # noqa: FBT001 - it is an answer, handed on
        """What is there is read next, and noted then; what is missing may come at any time."""
        if self._making is not None and not there:
            self._making.can_be_kept = False
        return there

    def real(self, path: str) -> str:
        """The path with every link in it followed."""
        real = self._under.real(path)
        if self._making is not None:
            self._making.links.append((path, real))
        return real

    def read(self, path: str, shown: str, largest: int) -> tuple[bytes | None, Diagnostic | None]:
        """A file's bytes, or what kept it from being read, at the place `shown`."""
        if self._making is None:
            return self._under.read(path, shown, largest)
        began, stamp = time.time_ns(), _stamp(path)
        data, problem = self._under.read(path, shown, largest)
        if data is None or stamp is None:
            self._making.can_be_kept = False
        settled = stamp is not None and _is_settled(stamp, began)
        digest = None if settled or data is None else _digest(data)
        self._making.files.append(_SeenFile(path, stamp, digest))
        return data, problem


def _places(part: _Part) -> Iterator[str]:
    """Where what was looked at lies, also what links lead to."""
    for file in part.files:
        yield file.path
        if os.path.islink(file.path):  # noqa: PTH114 - ten thousand of them
            yield os.path.realpath(file.path)
    for folder, _ in part.folders:
        yield os.path.realpath(folder)
    for path, real in part.links:
        yield path
        yield real


def _stamp(path: str) -> Stamp | None:
    """What changes when a file is written or another takes its place."""
    try:
        status = os.stat(path)  # noqa: PTH116 - ten thousand of them
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _is_settled(stamp: Stamp, now: int) -> bool:
    """Whether the next write would surely leave another stamp."""
    latest = stamp[0] if os.name == "nt" else stamp[1]  # there, the second is when the file was made
    return latest + _A_MOMENT < now


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _names_in(folder: str) -> Mapping[str, bool] | None:
    """The names in a folder, with whether each is a folder; None where it cannot be read or holds a link."""
    try:
        entries = DISK.entries(folder)
        return None if any(entry.is_symlink() for entry in entries) else {e.name: e.is_dir() for e in entries}
    except OSError:
        return None
