"""The merge driver: one file of three versions, as git hands it over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from respondent.history.git import find_git
from respondent.history.text_merge import merge_as_text
from respondent.merging.keys import key_in
from respondent.merging.outcome import PLAIN_NAMES, Merged, Names
from respondent.merging.records import fields_disagree, merge_records
from respondent.merging.tables import merge_tables

_MOST_RECORDS = 2_000
"""Records beside a CSV file that are looked at for the one that names it."""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """What the driver makes of a file: its content, whether nobody has to decide anything, what there is to say."""

    data: bytes
    clean: bool
    said: tuple[str, ...] = ()


def merge_file(
    base: bytes, ours: bytes, theirs: bytes, path: str, top: Path, names: Callable[[], Names]
) -> MergedFile:
    """One file merged; `path` is that in the repository, whose top folder is `top`; `names` is asked in a conflict.

    Records are merged field by field, and tables whose record stands beside them cell by cell. Whatever cannot be,
    as broken YAML, git merges as text. That stands only if it says what comes of merging the fields; a file in
    which they cannot be read at all is as git merges it, and is told.
    """
    merged = _merged(base, ours, theirs, path, top, PLAIN_NAMES)
    if merged is not None and merged.data is not None and not merged.conflicts:
        return MergedFile(merged.data, clean=True)
    called = names()
    if merged is None or merged.data is None:
        return _as_text(base, ours, theirs, path, called)
    merged = _merged(base, ours, theirs, path, top, called) or merged
    said = tuple(f"{path}: {conflict.in_words(*called.words)}" for conflict in merged.conflicts)
    return MergedFile(merged.data or ours, clean=False, said=said)


def key_beside(path: str, top: Path) -> tuple[str, ...] | None:
    """The key of a CSV file's table, from the record beside it on the disk."""
    place = PurePosixPath(path)
    folder = top / place.parent
    try:
        others = sorted(folder.glob("*.yaml"))[:_MOST_RECORDS]
    except OSError:
        return None
    for record in (folder / f"{place.stem}.yaml", *others):
        try:
            data = record.read_bytes()
        except OSError:
            continue
        if place.name.encode() in data and (key := key_in(data, place.name)) is not None:
            return key
    return None


def _merged(base: bytes, ours: bytes, theirs: bytes, path: str, top: Path, names: Names) -> Merged | None:
    """The file merged by what it holds; None for one that is neither a record nor a table that is known."""
    was = base or None  # git gives an empty file where both sides added it
    if path.lower().endswith((".yaml", ".yml")):
        return merge_records(was, ours, theirs, names=names)
    key = key_beside(path, top) if path.lower().endswith(".csv") else None
    return None if key is None else merge_tables(was, ours, theirs, key, names=names)


def _as_text(base: bytes, ours: bytes, theirs: bytes, path: str, names: Names) -> MergedFile:
    program = find_git()
    text = _lines(program, base, ours, theirs, names)
    if text is None:
        return MergedFile(ours, clean=False, said=(f"{path} cannot be merged; ours is kept.",))
    data, clean = text
    if not clean:
        return MergedFile(
            data, clean, (f"{path} was merged line by line; look at the lines between the markers.",)
        )
    if path.lower().endswith((".yaml", ".yml")) and fields_disagree(base or None, ours, theirs, data):
        both = _lines(program, b"", ours, theirs, names)  # all that is not alike
        if both is None or both[1]:
            return MergedFile(ours, clean=False, said=(f"{path} cannot be merged; ours is kept.",))
        return MergedFile(both[0], clean=False, said=(f"{path} could not be merged field by field.",))
    return MergedFile(
        data,
        clean,
        (f"{path} was merged line by line, since its fields or rows could not be read; check it.",),
    )


def _lines(
    program: str | None, base: bytes, ours: bytes, theirs: bytes, names: Names
) -> tuple[bytes, bool] | None:
    if program is None:
        return None
    return merge_as_text(program, base, ours, theirs, labels=names.labels, marker=names.marker)
