"""Parts of a workspace, each with what was looked at for it, and the disk that notes that."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar, TypeVarTuple

from respondent.loading.disk import DISK, Disk, Entry, Overlaid
from respondent.loading.files import LARGEST_TABLE
from respondent.model.diagnostic import Diagnostic

T = TypeVar("T")
A = TypeVar("A", bool, str)
Ts = TypeVarTuple("Ts")

_A_MOMENT = 2_000_000_000
"""Nanoseconds after which another write leaves another time on any disk; memory sticks count in two seconds."""

Stamp = tuple[int, int, int, int]
Names = Mapping[str, bool | tuple[str, bool]]
"""What a folder holds: by its name, whether it is a folder, and of a link where it leads."""

Ask = Callable[[Disk, str], bool | str]


@dataclass(slots=True)
class Part:
    """Something made, how it is made again, and what was looked at for it.

    `places` are the paths of all that, and of what links lead to; `run` is the load that it was last given in.
    """

    make: Callable[..., object]
    given: tuple[object, ...]
    run: int
    value: object = None
    files: list[SeenFile] = field(default_factory=list)
    folders: list[tuple[str, Names | None]] = field(default_factory=list)
    answers: list[tuple[Ask, str, bool | str]] = field(default_factory=list)
    places: tuple[str, ...] = ()

    def holds(self) -> bool:
        """Whether all that was looked at is as it was."""
        for file in self.files:  # loops, since there are ten thousand parts, most of them of one file
            if _stamp(file.path) != file.stamp:
                return False
            if file.digest is not None and not file.is_same_inside():
                return False
        for folder, names in self.folders:
            if _names_in(folder) != names:
                return False
        for ask, path, answer in self.answers:  # noqa: SIM110
            if ask(DISK, path) != answer:
                return False
        return True


@dataclass(slots=True)
class SeenFile:
    """A file as it was read; `digest` is of its bytes where its stamp alone does not tell that they are the same.

    That of one that could not be read is empty: it may be read at any time.
    """

    path: str
    stamp: Stamp | None
    digest: bytes | None

    def is_same_inside(self) -> bool:
        """Whether the file's bytes are as they were; its stamp is enough from the first time that this is sure."""
        began = time.time_ns()
        if _digest(DISK.read(self.path, self.path, LARGEST_TABLE)[0]) != self.digest:
            return False
        if self.digest and self.stamp is not None and _is_settled(self.stamp, began):
            self.digest = None
        return True


class KeptDisk(Disk):
    """Files of `under`, of which what was made before is given again; notes what is looked at for what is made.

    With `suspects`, all that looked at none of these is taken for unchanged.
    """

    def __init__(
        self, parts: dict[Hashable, Part], run: int, under: Disk, suspects: Collection[str] | None
    ) -> None:
        self._parts = parts
        self._run = run
        self._under = under
        self._laid = under.places if isinstance(under, Overlaid) else frozenset[str]()
        self._suspects = None if suspects is None else frozenset(suspects) | self._laid
        self.beside = self._making = Part(lambda: None, (), run)
        """What was looked at beside all parts."""

    def once(self, key: Hashable, make: Callable[[*Ts, Disk], T], *given: *Ts) -> T:
        """What was made before, if all that was looked at for it is as it was; else what `make` makes."""
        part = self._parts.get(key)
        if part is not None and (
            (self._suspects is not None and self._suspects.isdisjoint(part.places))
            or (self._laid.isdisjoint(part.places) and part.holds())
        ):
            part.run = self._run
            return part.value  # type: ignore[return-value] # it was made under this key
        made = self.made_again(Part(make, given, self._run))
        if self._laid.isdisjoint(made.places):
            self._parts[key] = made
        return made.value  # type: ignore[return-value]

    def made_again(self, part: Part) -> Part:
        """The part as it is now, with what is looked at for it."""
        made = self._making = Part(part.make, part.given, self._run)
        try:
            made.value = made.make(*made.given, self)
        finally:
            self._making = self.beside
        made.places = tuple(dict.fromkeys(_places(made)))
        return made

    # What is looked at

    def entries(self, folder: str) -> list[Entry]:
        """What a folder holds. Raises OSError."""
        try:
            entries = self._under.entries(folder)
        except OSError:
            self._making.folders.append((folder, None))
            raise
        self._making.folders.append((folder, _names(entries)))
        return entries

    def is_file(self, path: str) -> bool:
        """Whether there is a file, or a link to one."""
        return self._noted(Disk.is_file, path, self._under.is_file(path))

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder, or a link to one."""
        return self._noted(Disk.is_folder, path, self._under.is_folder(path))

    def real(self, path: str) -> str:
        """The path with every link in it followed."""
        return self._noted(Disk.real, path, self._under.real(path))

    def _noted(self, ask: Ask, path: str, answer: A) -> A:
        self._making.answers.append((ask, path, answer))
        return answer

    def read(self, path: str, shown: str, largest: int) -> tuple[bytes | None, Diagnostic | None]:
        """A file's bytes, or what kept it from being read, at the place `shown`."""
        began, stamp = time.time_ns(), _stamp(path)
        data, problem = self._under.read(path, shown, largest)
        settled = data is not None and stamp is not None and _is_settled(stamp, began)
        digest = None if settled else _digest(data)
        self._making.files.append(SeenFile(path, stamp, digest))
        return data, problem


def _places(part: Part) -> Iterator[str]:
    """Where what was looked at lies, also what links lead to."""
    for file in part.files:
        yield file.path
        if os.path.islink(file.path):  # noqa: PTH114 - ten thousand of them
            yield os.path.realpath(file.path)
    for folder, _ in part.folders:
        yield os.path.realpath(folder)
    for _, path, answer in part.answers:
        yield path
        if isinstance(answer, str):
            yield answer


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


def _digest(data: bytes | None) -> bytes:
    return b"" if data is None else blake2b(data, digest_size=16).digest()


def _names_in(folder: str) -> Names | None:
    """The names in a folder, as `_names` gives them; None where it cannot be read."""
    try:
        return _names(DISK.entries(folder))
    except OSError:
        return None


def _names(entries: Iterable[Entry]) -> Names:
    return {entry.name: _linked(entry) if entry.is_symlink() else entry.is_dir() for entry in entries}


def _linked(entry: Entry) -> tuple[str, bool]:
    try:
        return os.path.realpath(entry.path), entry.is_dir()
    except OSError:  # it leads in a circle
        return "", False
