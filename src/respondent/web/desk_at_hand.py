"""What the pages need of the desk, and the plainest one that has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Protocol

from respondent.loading.workspace import Loaded, load
from respondent.redacting.public import public_workspace


class View(Protocol):
    """A workspace as one visitor may see it; `version` changes with anything in it."""

    @property
    def loaded(self) -> Loaded:
        """The workspace and its problems."""

    @property
    def version(self) -> str | int:
        """What is another one as soon as anything has changed."""


class Desk(Protocol):
    """Where the evidence is looked at."""

    def view(self, *, confidential: bool) -> View:
        """The workspace as it is now, with or without what is confidential."""


@dataclass(frozen=True, slots=True)
class PlainView:
    """A workspace as it was read."""

    loaded: Loaded
    version: str


class PlainDesk:
    """A desk that reads the folder `root` once, and again when it is told to."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._views: dict[bool, PlainView] = {}

    def view(self, *, confidential: bool) -> PlainView:
        """The workspace as it was read, with or without what is confidential."""
        with self._lock:
            if confidential not in self._views:
                self._views[confidential] = self._read(confidential=confidential)
            return self._views[confidential]

    def reload(self) -> None:
        """Read the folder again when it is looked at next."""
        with self._lock:
            self._views.clear()

    def _read(self, *, confidential: bool) -> PlainView:
        loaded = load(self._root, confidential=confidential)
        if not confidential:  # a problem may quote what is confidential: none is shown
            loaded = replace(loaded, workspace=public_workspace(loaded.workspace), diagnostics=())
        words = repr(sorted((one.id, one.fields) for one in loaded.workspace.records.values()))
        return PlainView(loaded, sha256(words.encode("utf-8", "replace")).hexdigest()[:16])
