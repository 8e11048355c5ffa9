"""What the rules about records find, kept up to date from version to version."""

from __future__ import annotations

from collections.abc import Iterable
from threading import RLock
from typing import TYPE_CHECKING

from respondent.checking.check import check_records
from respondent.desk.differing import differing
from respondent.model.diagnostic import Diagnostic
from respondent.model.workspace import Workspace

if TYPE_CHECKING:
    from respondent.checking.neighbours import Differing as Found
    from respondent.checking.neighbours import Neighbours


class Findings:
    """The findings for one kind of visitor. To look at all records for the first time takes a while."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._workspace: Workspace | None = None
        self._neighbours: Neighbours | None = None
        self._found: frozenset[Diagnostic] | None = None

    def known(self, workspace: Workspace) -> frozenset[Diagnostic] | None:
        """The findings in a version; None where all records must be looked at first: see `look`."""
        with self._lock:
            return self._found if self._moved_to(workspace) else None

    def look(self, workspace: Workspace) -> None:
        """Look at all records of a version, unless that was done; others may ask for what is known meanwhile."""
        with self._lock:
            if self._moved_to(workspace) and self._found is not None:
                return
            is_indexed = self._workspace is workspace and self._neighbours is not None
        if not is_indexed:
            neighbours = _neighbours(workspace)  # a second with 10,000 records: nobody is to wait for it
            with self._lock:
                self._workspace, self._neighbours, self._found = workspace, neighbours, None
        found = frozenset(check_records(workspace).diagnostics)
        with self._lock:
            if self._workspace is None or self._neighbours is None:
                return
            changed = differing(self._workspace, workspace)
            if not changed.settings:  # what differs from the version that is known now, the other way round
                come, gone = self._neighbours.differing(workspace, changed.records)
                self._found = (found - gone) | come

    def between(self, before: Workspace, after: Workspace, changed: Iterable[str]) -> Found:
        """The findings that are no more and those that are new, where the records `changed` differ."""
        with self._lock:
            if not self._moved_to(before) or self._neighbours is None:
                self._index(before)
            if self._neighbours is None:
                raise AssertionError
            return self._neighbours.differing(after, changed)

    def _index(self, workspace: Workspace) -> None:
        if self._workspace is not workspace or self._neighbours is None:
            self._neighbours, self._found = _neighbours(workspace), None
        self._workspace = workspace

    def _moved_to(self, workspace: Workspace) -> bool:
        """Take the version for the one that is known, by what differs; False where all must be looked at anew."""
        if self._workspace is None or self._neighbours is None:
            return False
        if workspace is self._workspace:
            return True
        difference = differing(self._workspace, workspace)
        if difference.settings:
            return False
        if difference.records and self._found is not None:
            gone, new = self._neighbours.differing(workspace, difference.records)
            self._found = (self._found - gone) | new
        self._neighbours.advance(workspace, difference.records)
        self._workspace = workspace
        return True


def _neighbours(workspace: Workspace) -> Neighbours:
    from respondent.checking.neighbours import Neighbours  # and all the rules: a desk opens without

    return Neighbours(workspace)
