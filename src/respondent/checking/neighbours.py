"""What changes in the findings about records when some of them change, without looking at all the others again.

A rule holds records against each other only where they have something in common: a source, a base, what they count
and where. So an index of what records have in common gives, for those that changed, all the others that a rule
may hold against them; the rules are asked about these before and after, and what differs is what the change brought
or mended.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from respondent.checking.check import check_by
from respondent.checking.registry import RECORD_RULES
from respondent.checking.subjects import kind_of
from respondent.errors import RespondentError
from respondent.model.content import REFERENCES
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable, Source, Statistic
from respondent.model.record import Record
from respondent.model.workspace import Workspace

_ALONE = tuple(rule for rule in RECORD_RULES if rule.alone)
_TOGETHER = tuple(rule for rule in RECORD_RULES if not rule.alone)

Differing = tuple[frozenset[Diagnostic], frozenset[Diagnostic]]
"""The findings that are no more, and those that are new."""


class Neighbours:
    """The records of a workspace by what they have in common."""

    def __init__(self, workspace: Workspace) -> None:
        self._keys: dict[str, tuple[Hashable, ...]] = {}
        self._ids: dict[Hashable, dict[str, None]] = {}
        self._citing: dict[str, dict[str, None]] = {}
        self._workspace = workspace
        for name in workspace.records:
            self._note(name, workspace)

    def differing(self, workspace: Workspace, changed: Iterable[str]) -> Differing:
        """What the rules about records find otherwise in another version, in which the records `changed` differ.

        Those that are new or gone are among the changed; the settings are the same.
        """
        changed = frozenset(changed)
        near = set(changed)
        for name in changed:
            for one in (self._workspace, workspace):
                near |= self._beside(one.records.get(name), one, changed)
        before, after = (
            {
                *check_by(_TOGETHER, _only(one, near)).diagnostics,
                *check_by(_ALONE, _only(one, changed)).diagnostics,
            }
            for one in (self._workspace, workspace)
        )
        return frozenset(before - after), frozenset(after - before)

    def _beside(
        self, record: Record | None, workspace: Workspace, changed: Collection[str]
    ) -> frozenset[str]:
        """The records that a rule may hold against one of the changed ones."""
        if record is None:
            return frozenset()
        found = {name for key in _keys(record, workspace) for name in self._ids.get(key, ())}
        if isinstance(record, Source):
            found |= self._citing.get(record.id, {}).keys()
        elif isinstance(record, Statistic | DataTable):  # that its source is cited by another one, too
            citing = self._citing.get(record.source, {})
            found |= set(islice((name for name in citing if name not in changed), 1))
        return frozenset(found)

    def advance(self, workspace: Workspace, changed: Iterable[str]) -> None:
        """Take the other version for the one that is known."""
        self._workspace = workspace
        for name in changed:
            for key in self._keys.pop(name, ()):
                self._ids[key].pop(name, None)
            for citing in self._citing.values():
                citing.pop(name, None)
            if name in workspace.records:
                self._note(name, workspace)

    def _note(self, name: str, workspace: Workspace) -> None:
        record = workspace.records[name]
        keys = self._keys[name] = tuple(dict.fromkeys(_keys(record, workspace)))
        for key in keys:
            self._ids.setdefault(key, {})[name] = None
        if isinstance(record, Statistic | DataTable):
            self._citing.setdefault(record.source, {})[name] = None


def _keys(record: Record, workspace: Workspace) -> Iterator[Hashable]:
    """What a record may have in common with others: its base, or that it is one; what it counts, and where."""
    if isinstance(record, Statistic):
        yield "rests", record.id
        yield "like", kind_of(record.quantity), record.quantity.place
    if isinstance(record, DataTable):
        for row in record.rows:
            if row.quantity is not None:
                yield "like", kind_of(row.quantity), row.quantity.place
        yield from _totals(record, workspace)
    if isinstance(record, Statistic | DataTable):
        for base in (record.of, record.denominator):
            if base is not None:
                yield "rests", base


def _totals(table: DataTable, workspace: Workspace) -> Iterator[Hashable]:
    """What the sums of its complete groups count, and where."""
    for column, values in table.complete if table.place_column is not None else ():
        for value in values:
            try:
                total = workspace.total(table.id, **{column: value})
            except RespondentError:
                continue
            yield "like", kind_of(total), total.place


def _only(workspace: Workspace, ids: Iterable[str]) -> Workspace:
    """The workspace with these records alone, and all that they name, in their order."""
    records = workspace.records
    wanted: set[str] = set()
    waiting = [name for name in ids if name in records]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            values = (records[name].fields.get(reference) for reference in REFERENCES)
            waiting += [value for value in values if isinstance(value, str) and value in records]
    kept = {name: records[name] for name in filter(wanted.__contains__, records)}
    return replace(workspace, records=MappingProxyType(kept))
