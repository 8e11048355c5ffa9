"""Two versions of a document compared, and the later one with what changed as tracked changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from respondent.auditing.returned import Returned, read_returned
from respondent.collector import paused
from respondent.comparing.compare import compare
from respondent.errors import RespondentError
from respondent.model.comparison import Comparison
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_package
from respondent.reading.complaints import complaint
from respondent.redlining.redline import Redliner, redline
from respondent.versions import NoVersionError, Version, versions

_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")


class NotComparedError(RespondentError):
    """A version that is no Word file that can be opened; the message is that of reading any draft."""


def diff(old: Path | str, new: Path | str) -> Comparison:
    """What changed between two Word files, which are only read.

    Raises UnreadableFileError, NoVersionError, NotComparedError.
    """
    (was,), (now,) = (versions(str(path), None, Path()).values() for path in (old, new))
    return compare_versions(was, now)


@paused()
def compare_versions(old: Version, new: Version) -> Comparison:
    """What changed between two versions. Raises NotComparedError."""
    return compare(_read(old), _read(new))


@paused()
def redline_versions(old: Version, new: Version, by: Redliner) -> bytes:
    """The later version with what changed as tracked changes. Raises NotComparedError, NotRedlinedError."""
    for version in (old, new):
        _read(version)
    try:
        return redline(read_package(old.data), read_package(new.data), by)
    except PackageError as error:
        raise NotComparedError(f"{new.name} cannot be marked. {error}") from error


def pairs(
    old: Mapping[str, Version], new: Mapping[str, Version]
) -> tuple[tuple[tuple[Version, Version], ...], tuple[str, ...]]:
    """Which versions are compared, and what there is on one side only. Raises NoVersionError.

    One and one are compared whatever they are called, several by their names.
    """
    if len(old) == len(new) == 1:
        return ((next(iter(old.values())), next(iter(new.values()))),), ()
    if "" in old or "" in new:
        several = new if "" in old else old
        names = ", ".join(list(several)[:3])
        raise NoVersionError(f"These are {len(several)} documents: name one of them, such as {names}.")
    found = tuple((old[name], new[name]) for name in new if name in old)
    alone = [f"Only {old[name].name} is there." for name in old if name not in new]
    alone += [f"Only {new[name].name} is there." for name in new if name not in old]
    return found, tuple(alone)


def _read(version: Version) -> Returned:
    if not version.data.startswith(_PACKED):
        raise NotComparedError(f"{version.name} is no Word file (.docx), and only these can be compared.")
    try:
        return read_returned(version.data, version.name)
    except PackageError as error:
        problem = complaint(error, version.name)
        message = f"{version.name} was not compared. {problem.message} {problem.remedy}"
        raise NotComparedError(message) from error
