"""Whether a merged file is what its two sides say, or whether the one who merged wrote into it."""

from __future__ import annotations

from itertools import product
from pathlib import PurePosixPath

from respondent.history.history import History
from respondent.history.text_merge import merge_as_text
from respondent.merging.keys import key_in
from respondent.merging.outcome import Merged, Side
from respondent.merging.records import merge_records, same_fields
from respondent.merging.tables import merge_tables

_MOST_CONFLICTS = 6
"""Conflicts of one file of which every choice is tried."""


def is_explained(
    history: History,
    path: str,
    base: bytes | None,
    ours: bytes | None,
    theirs: bytes | None,
    after: bytes | None,
    commit: str,
) -> bool:
    """Whether `after` comes of merging the others, with either side's word in each conflict.

    The key of a table is looked up in `commit`. What becomes of a file that one side deleted and the other changed
    is decided by whoever merged.
    """
    if after is None or ours is None or theirs is None:
        return False
    key = key_at(history, commit, path) if path.lower().endswith(".csv") else None
    is_record = path.lower().endswith((".yaml", ".yml"))

    def merged(chosen: dict[str, Side]) -> Merged:
        if key is not None:
            return merge_tables(base, ours, theirs, key, chosen=chosen)
        return merge_records(base, ours, theirs, chosen=chosen)

    if is_record or key is not None:
        paths = [conflict.path for conflict in merged({}).conflicts]
        if len(paths) <= _MOST_CONFLICTS:
            for sides in product(Side, repeat=len(paths)):
                data = merged(dict(zip(paths, sides, strict=True))).data
                if data == after or (is_record and data is not None and same_fields(data, after)):
                    return True
        return False
    text = merge_as_text(history.program, base or b"", ours, theirs)
    if text is None or not text[1]:
        return after in (ours, theirs)
    return text[0] == after


def key_at(history: History, commit: str, path: str) -> tuple[str, ...] | None:
    """The key of the table in a CSV file, from its record beside it."""
    record = record_of_table(history, commit, path)
    return None if record is None else key_in(record[1], PurePosixPath(path).name)


def record_of_table(history: History, commit: str, path: str) -> tuple[str, bytes] | None:
    """The path and the text of the record that names a CSV file as its rows, if it stands beside it."""
    place = PurePosixPath(path)
    beside = place.with_suffix(".yaml").as_posix()
    others = history.files_at(commit, place.parent.as_posix()) or ()
    names = [beside, *(o for o in others if o.endswith(".yaml") and PurePosixPath(o).parent == place.parent)]
    for name in dict.fromkeys(names):
        data = history.at(commit, name)
        if data is not None and place.name.encode() in data and key_in(data, place.name) is not None:
            return name, data
    return None
