"""A loaded workspace with some of its records as they are now, where nothing else follows from that.

Most edits correct a value or a word: the record stays of its kind, is not broken, and names what it named or what
is there. Then all else that was read of the workspace stands as it was, and is not worked out again. Of anything
more, `patched` says that it is not for it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from respondent.loading.gathering import RecordFile
from respondent.loading.references import references_of
from respondent.loading.seen import KeptDisk, Part
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.directory import Office, Organisation
from respondent.model.evidence import DataTable, Statistic
from respondent.model.record import Record


def patched(
    last: Loaded, root: str, parts: Mapping[Hashable, Part], keys: Iterable[Hashable], disk: KeptDisk
) -> tuple[Loaded, Mapping[Hashable, Part]] | None:
    """The workspace with the parts of `keys` made anew, and these; None where it must be put together anew.

    `root` is its real path.
    """
    anew: dict[Hashable, Part] = {}
    records = dict(last.workspace.records)
    problems: list[Diagnostic] = []
    for key in keys:
        old = parts[key]
        if not isinstance(old.value, RecordFile) or old.given[-1] != root:
            return None  # a folder, a template, or confidential for its folder
        made = disk.made_again(old)
        if not isinstance(made.value, RecordFile):
            return None
        before, after = old.value.record, made.value.record
        if before is None or after is None or records.get(after.id) is not before:
            return None
        if old.value.problems or old.value.silences or made.value.silences:
            return None
        if not _alike(before, after, last.workspace.records):
            return None
        records[after.id] = after
        problems += made.value.problems
        anew[key] = made
    workspace = replace(last.workspace, records=MappingProxyType(records))
    told = in_order((*last.diagnostics, *problems)) if problems else last.diagnostics
    return Loaded(workspace, told), anew


def _alike(before: Record, after: Record, records: Mapping[str, Record]) -> bool:
    """Whether nothing that others say of the record, or it of others, can have changed but for the better.

    Both name only what is there, so that there is nothing to tell.
    """
    if type(before) is not type(after) or isinstance(after, Organisation | Office):
        return False  # of an organisation the pictures, of an office the terms are looked at too
    if (before.formerly, before.superseded_by) != (after.formerly, after.superseded_by):
        return False
    if isinstance(before, Statistic | DataTable) and isinstance(after, Statistic | DataTable):
        if (before.of, before.denominator) != (after.of, after.denominator):
            return False  # a circle may close, or open
        if isinstance(before, DataTable) and isinstance(after, DataTable) and before.key != after.key:
            return False  # a template may be made for its rows
    return all(
        isinstance(records.get(target), kind)
        for record in (before, after)
        for target, kind, _ in references_of(record)
    )
