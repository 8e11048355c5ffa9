"""A workspace that is loaded again and again: what was read of a file is kept until the file changes.

What comes out is what `load` gives, whatever was kept: of each part that was made from files, it is known which
files and folders were looked at, and before the part is given again these are held to how they were. A file is the
same if its times, its size and its number on the disk are; one that was written a moment before it was read, so
that another write might leave the same times, is read again and compared.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable
from pathlib import Path
from threading import RLock
from time import monotonic

from respondent.loading.disk import DISK, Disk, Overlaid, Overlay
from respondent.loading.files import LARGEST_TEXT
from respondent.loading.patching import patched
from respondent.loading.seen import KeptDisk, Part
from respondent.loading.workspace import SETTINGS, Loaded, find_root, load_from

_SLICE = 500
"""Parts that are looked at between two looks at the clock."""


class Keeper:
    """The workspace whose folder `path` is, or in which it lies. Raises NoWorkspaceError.

    It may be used by several threads; one load follows the other.
    """

    def __init__(self, path: Path | str = ".") -> None:
        self.root = find_root(Path(path))
        self._parts: dict[Hashable, Part] = {}
        self._by_place: dict[str, list[Hashable]] = {}
        self._settings: bytes | None = None
        self._run = 0
        self._last: Loaded | None = None
        self._beside: Part | None = None
        self._round: list[Part] = []
        self._lock = RLock()

    def load(self, overlay: Overlay | None = None, *, suspects: Collection[str] | None = None) -> Loaded:
        """What ``load(path, overlay=overlay)`` gives.

        With `suspects`, paths of files and folders on this computer in which no folder is a link, only these are
        looked at anew, and all else is taken for unchanged.
        """
        real = os.path.realpath(self.root)
        with self._lock:
            under = Overlaid(real, overlay) if overlay else DISK
            if suspects is not None and (quick := self._patched(real, under, overlay or {}, suspects)):
                return quick
            settings = under.read(str(Path(real, SETTINGS)), SETTINGS, LARGEST_TEXT)[0]
            if settings != self._settings:
                if overlay and SETTINGS in overlay:
                    return load_from(self.root, under)  # of other settings nothing is kept
                self._parts.clear()
                self._settings = settings
            self._run += 1
            disk = KeptDisk(self._parts, self._run, under, suspects)
            loaded = load_from(self.root, disk)
            if not overlay:
                self._remember(loaded, disk.beside)
            return loaded

    def _remember(self, loaded: Loaded, beside: Part) -> None:
        """Keep what a load without an overlay gave, and nothing of files that are no more."""
        self._beside = beside
        for key in [key for key, part in self._parts.items() if part.run != self._run]:
            del self._parts[key]
        self._by_place.clear()
        self._last = loaded

    def _patched(self, real: str, under: Disk, overlay: Overlay, suspects: Collection[str]) -> Loaded | None:
        """What was loaded last with some records changed; None where more is to be done than to read these."""
        if self._last is None:
            return None
        if not self._by_place:
            for key, part in self._parts.items():
                for place in part.places:
                    self._by_place.setdefault(place, []).append(key)
        places = {*suspects, *(str(Path(real, path)) for path in overlay)}
        if None in overlay.values() or not places <= self._by_place.keys():
            return None
        keys = dict.fromkeys(key for place in places for key in self._by_place[place])
        disk = KeptDisk(self._parts, self._run, under, places)
        found = patched(self._last, real, self._parts, keys, disk)
        if found is None:
            return None
        loaded, anew = found
        if not overlay:
            self._last = loaded
            self._parts.update(anew)
        return loaded

    def changed(self, seconds: float) -> tuple[str, ...]:
        """Files and folders that are not as they were read, as far as they can be looked at in that time.

        Each call goes on where the one before it stopped, and begins anew when it is through.
        """
        until = monotonic() + seconds
        found: list[str] = []
        with self._lock:
            if self._beside is not None and not self._beside.holds():
                found.append(os.path.realpath(self.root))
            self._round = self._round or list(self._parts.values())
            while self._round:
                now, self._round = self._round[-_SLICE:], self._round[:-_SLICE]
                for part in now:
                    if not part.holds():
                        found += part.places
                if monotonic() >= until:
                    break
        return tuple(dict.fromkeys(found))
