"""The files that are loaded: the disk's own, or these with other files laid over them.

What is laid over the disk is read as if it stood there, and nothing is written: so an edit can be judged before
anybody makes it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple

from respondent.loading.files import read_file, too_large, unreadable
from respondent.model.diagnostic import Diagnostic

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

Overlay = Mapping[str, bytes | None]
"""Files by their paths below the workspace's root, with “/”: their bytes, or None for one that is to be absent."""


class Entry(Protocol):
    """What a folder holds under one name; ``os.DirEntry`` is one."""

    @property
    def name(self) -> str:
        """Its name in the folder."""
        ...

    @property
    def path(self) -> str:
        """The folder's path as it was asked for, and the name."""
        ...

    def is_dir(self) -> bool:
        """Whether it is a folder, or a link to one. Raises OSError for a link that leads in a circle."""
        ...

    def is_symlink(self) -> bool:
        """Whether it is a link."""
        ...


class Disk:
    """The computer's own files. Paths are absolute ones of this computer."""

    def entries(self, folder: str) -> list[Entry]:
        """What a folder holds. Raises OSError."""
        with os.scandir(folder) as scan:
            return list(scan)

    def is_file(self, path: str) -> bool:
        """Whether there is a file, or a link to one."""
        return Path(path).is_file()

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder, or a link to one."""
        return Path(path).is_dir()

    def real(self, path: str) -> str:
        """The path with every link in it followed."""
        return os.path.realpath(path)

    def read(self, path: str, shown: str, largest: int) -> tuple[bytes | None, Diagnostic | None]:
        """A file's bytes, or what kept it from being read, at the place `shown`."""
        return read_file(path, shown, largest)

    def once(self, key: Hashable, make: Callable[[*Ts, Disk], T], *given: *Ts) -> T:  # noqa: ARG002
        """What `make` makes of what is given and of this disk; one that keeps may give what it made before.

        `key` says what is made, and of what: nothing else goes into it but the settings, and what is read by the
        disk. Nobody changes it afterwards.
        """
        return make(*given, self)


DISK = Disk()


class _What(Enum):
    FILE = 1
    FOLDER = 2
    GONE = 3


@dataclass(frozen=True, slots=True)
class _Laid:
    """A file or folder that is not on the disk, or not as it is there."""

    name: str
    path: str
    what: _What

    def is_dir(self) -> bool:
        return self.what is _What.FOLDER

    def is_symlink(self) -> bool:
        return False


class Overlaid(Disk):
    """The disk with `files` laid over it, whose paths begin at `root`.

    A folder in which such a file lies is there; one whose files are all taken away stays.
    """

    def __init__(self, root: str, files: Overlay) -> None:
        self._files: dict[str, bytes | None] = {}
        self._folders: dict[str, dict[str, _What]] = {}
        for path, data in files.items():
            folder, name = os.path.split(os.path.join(root, path))  # noqa: PTH118 - paths are texts here
            real = os.path.realpath(folder)
            self._files[os.path.join(real, name)] = data  # noqa: PTH118
            self._lay(real, name, _What.GONE if data is None else _What.FILE)

    def _lay(self, folder: str, name: str, what: _What) -> None:
        """Note what a folder holds under a name, and that the folder itself is there."""
        self._folders.setdefault(folder, {})[name] = what
        above, own = os.path.split(folder)
        if what is not _What.GONE and own and not super().is_folder(folder):
            self._lay(above, own, _What.FOLDER)

    @property
    def places(self) -> frozenset[str]:
        """The paths at which a file or a folder is otherwise than on the disk, and the folders of these."""
        inside = (os.path.join(folder, name) for folder, names in self._folders.items() for name in names)  # noqa: PTH118
        return frozenset((*self._folders, *inside))

    def entries(self, folder: str) -> list[Entry]:
        """What a folder holds, with what is laid into it and without what is taken away."""
        laid = self._folders.get(os.path.realpath(folder))
        if laid is None:
            return super().entries(folder)
        is_new = _What.FOLDER is self._at(os.path.realpath(folder))
        kept: list[Entry] = [] if is_new else [e for e in super().entries(folder) if e.name not in laid]
        for name, what in laid.items():
            if what is not _What.GONE:
                kept.append(_Laid(name, os.path.join(folder, name), what))  # noqa: PTH118
        return kept

    def _at(self, real: str) -> _What | None:
        """What is laid at a path; None where the disk is as it was."""
        folder, name = os.path.split(real)
        return self._folders.get(folder, {}).get(name)

    def is_file(self, path: str) -> bool:
        """Whether there is a file, or a link to one."""
        what = self._at(os.path.realpath(path))
        return super().is_file(path) if what is None else what is _What.FILE

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder, or a link to one."""
        what = self._at(os.path.realpath(path))
        return super().is_folder(path) if what is None else what is _What.FOLDER

    def read(self, path: str, shown: str, largest: int) -> tuple[bytes | None, Diagnostic | None]:
        """A file's bytes, or what kept it from being read, at the place `shown`."""
        real = path if path in self._files else os.path.realpath(path)
        if real not in self._files:
            return super().read(path, shown, largest)
        data = self._files[real]
        if data is None:
            return None, unreadable(shown, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
        return (data, None) if len(data) <= largest else (None, too_large(shown, len(data), largest))
