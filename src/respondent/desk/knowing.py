"""What somebody may know of the past: the files that they see, and what these held while none of it was secret."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from respondent.desk.past import PastFile
from respondent.desk.redacted import Discretion
from respondent.edit.files import files_in, files_of
from respondent.loading.workspace import SETTINGS
from respondent.model.content import referred_to
from respondent.model.dependence import with_theirs
from respondent.model.record import Plain
from respondent.model.workspace import Workspace
from respondent.yamltext.loosely import read_loosely

LARGEST = 200_000
"""Bytes of a record's file that is looked into; no file that people write has as many."""

_SECRET = re.compile(rb"^\s*[\"']?confidential[\"']?\s*:", re.MULTILINE)
"""In a file with two documents in it, for instance, of which only the first is read."""

_NO = frozenset({"", "false", "no", "off"})


@lru_cache(maxsize=512)
def fields_of(data: bytes) -> Mapping[str, Plain] | None:
    """What a record's file says, whether it is valid or not; None where it cannot be read at all."""
    return read_loosely(data) if len(data) <= LARGEST else None


class Renamed:
    """The paths that the files of records have today, by those that they had under their earlier names."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __call__(self, path: str) -> str:
        """Where the record is whose file was at a path; the path itself where nothing of that is known."""
        stem, dot, ending = path.rpartition("/")[2].rpartition(".")
        return self._paths.get(stem, path) if dot and ending == "yaml" else path

    @cached_property
    def _paths(self) -> dict[str, str]:
        former, records = self._workspace.by_former_name(), self._workspace.records
        return {old: one.span.path for old, one in former.items() if old not in records}


@dataclass(frozen=True)
class Known:
    """What somebody may see who may not see all: the workspace `seen`, of which `whole` is all.

    `files` are those that they see.
    """

    seen: Workspace
    whole: Workspace
    discretion: Discretion

    @cached_property
    def files(self) -> Collection[str]:
        """The files of records and templates."""
        return files_in(self.seen)

    def above(self, path: str) -> frozenset[str]:
        """The files on which it hangs whether what a record's file says is confidential: its own, those of the
        records that it rests on, and the settings.
        """
        records = self.whole.records
        found = (records.get(name) for name in with_theirs(self._owners.get(path, ()), self.whole))
        return frozenset({path, SETTINGS, *(one.span.path for one in found if one is not None)})

    @cached_property
    def _owners(self) -> Mapping[str, list[str]]:
        """The records of each file."""
        found: dict[str, list[str]] = {}
        for record in self.whole.records.values():
            for path in files_of(record):
                found.setdefault(path, []).append(record.id)
        return found

    @cached_property
    def renamed(self) -> Renamed:
        """Where the records are that they see, by the paths that these had."""
        return Renamed(self.seen)

    def path_of(self, name: str) -> str | None:
        """The file of a record that they see, by any name that it had; None where they see none."""
        record = self.seen.records.get(name)
        path = record.span.path if record is not None else self.renamed(f"{name}.yaml")
        return path if path in self.files else None

    def is_told_in(self, text: str) -> bool:
        """Whether words name something confidential."""
        return self.discretion.is_told_in(text)

    def is_known(self, path: str) -> bool:
        """Whether a file is one that they see, by the path that it has or had."""
        return path in self.files or self.renamed(path) in self.files

    def hides(self, file: PastFile, before: bytes | None, after: bytes | None) -> bool:
        """Whether what a file held before or after a change tells of what is confidential, or was so itself."""
        if not all(self.discretion.may_show(path) for path in (file.path, file.was, file.now)):
            return True
        if self.discretion.is_told_by_either(before, after):
            return True
        versions = (one for one in (before, after) if one is not None and file.path.endswith(".yaml"))
        return any(self._was_confidential(data) for data in versions)

    @property
    def has_folders(self) -> bool:
        """Whether there are folders in which all is confidential."""
        return bool(self.whole.settings.confidential_evidence)

    def comes_from_hidden(self, file: PastFile) -> bool:
        """Whether a change brought a file from a place of which nobody may be told."""
        return file.was != file.path and not self.discretion.may_show(file.was)

    def opens(
        self, path: str, before: bytes | None, after: bytes | None, was_secret: Callable[[str], bool]
    ) -> bool:
        """Whether what hangs on a file may have been confidential until a change of it; None stands for no file.

        It may where the file says something else of that, or leaves what it rested on, of which `was_secret` tells
        whether it ever was, or where there are fewer confidential folders.
        """
        if path == SETTINGS:  # of others' rights they may speak of what is confidential too
            return before is not None and not _folders_in(before) <= _folders_in(after or b"")
        if _said_of_secrecy(before or b"") != _said_of_secrecy(after or b""):
            return True
        old = fields_of(before) if before is not None and path.endswith(".yaml") else None
        if old is None:  # nothing is told of what a file says that cannot be read
            return False
        new = (fields_of(after) if after is not None else None) or {}
        return any(map(was_secret, set(referred_to(old)) - set(referred_to(new))))

    def _was_confidential(self, data: bytes) -> bool:
        if b"confidential" not in data and not self.discretion.is_named_anew(None, data):
            return False
        fields = fields_of(data)
        if fields is None:
            return True
        said = fields.get("confidential")
        if _SECRET.search(data) if said is None else str(said).casefold() not in _NO:
            return True
        return self.discretion.is_named_anew(None, " ".join(referred_to(fields)).encode())


def _said_of_secrecy(data: bytes) -> set[bytes]:
    """The lines of a file that speak of what is confidential."""
    return {line.strip() for line in data.splitlines() if b"confidential" in line}


def _folders_in(settings: bytes) -> set[str | None]:
    """The folders in which all is confidential, as the settings name them; None in it: nobody knows."""
    fields = fields_of(settings) if settings else {}
    if fields is None:
        return {None}
    said = fields.get("confidential_evidence")
    return {one for one in (said if isinstance(said, tuple) else (said,)) if isinstance(one, str)}
