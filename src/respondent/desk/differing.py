"""In which records and templates two versions of a workspace differ."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import compress
from operator import is_not
from typing import TypeVar

from respondent.model.record import Record
from respondent.model.template import Template
from respondent.model.workspace import Workspace

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Differing:
    """The ids of records that are new, gone, or otherwise, broken ones too; templates by name; the settings."""

    records: frozenset[str] = frozenset()
    classes: frozenset[type[Record]] = frozenset()
    templates: frozenset[str] = frozenset()
    settings: bool = False

    def __bool__(self) -> bool:
        return bool(self.records or self.templates or self.settings)


_LATEST: deque[tuple[Workspace, Workspace, Differing]] = deque(maxlen=4)


def differing(before: Workspace, after: Workspace) -> Differing:
    """What differs. A record that was not read anew is the same object, so that this is quick.

    What differs between the same two is asked several times at each edit, so the last answers are kept.
    """
    if before is after:
        return Differing()
    for one, other, known in tuple(_LATEST):
        if one is before and other is after:
            return known
    found = _differing(before, after)
    _LATEST.append((before, after, found))
    return found


def _differing(before: Workspace, after: Workspace) -> Differing:
    names = {
        *(name for name in _keys(before.records, after.records) if not _same(name, before, after)),
        *(before.broken ^ after.broken),
        *(before.withheld ^ after.withheld),
        *(
            name
            for name in _keys(before.reviews, after.reviews)
            if before.reviews.get(name) != after.reviews.get(name)
        ),
        *(
            name
            for name in _keys(before.copies, after.copies)
            if before.copies.get(name) != after.copies.get(name)
        ),
        *_silenced_otherwise(before, after),
    }
    texts, others = _templates(before), _templates(after)
    found = (one.records.get(name) for name in names for one in (before, after))
    return Differing(
        frozenset(names),
        frozenset(type(record) for record in found if record is not None),
        frozenset(name for name in _keys(texts, others) if texts.get(name) != others.get(name)),
        before.settings != after.settings,
    )


def _same(name: str, before: Workspace, after: Workspace) -> bool:
    """Whether a record that was read anew is the same to the last comment: its values stand in the same places."""
    one, other = before.records.get(name), after.records.get(name)
    return one is not None and other is not None and one == other and one.places == other.places


def _silenced_otherwise(before: Workspace, after: Workspace) -> Iterator[str]:
    """The records in whose files rules are silenced that were not, or are no more."""
    if before.silences == after.silences:
        return
    paths = {silence.span.path for silence in set(before.silences) ^ set(after.silences)}
    for workspace in (before, after):
        yield from (name for name, record in workspace.records.items() if record.span.path in paths)


def _templates(workspace: Workspace) -> dict[str, Template]:
    return {one.name: one for one in (*workspace.templates.values(), *workspace.partials.values())}


def _keys(before: Mapping[str, V], after: Mapping[str, V]) -> Iterator[str]:
    """The keys under which two mappings hold another object."""
    if before is after:
        return
    yield from compress(before, map(is_not, before.values(), map(after.get, before)))  # in C: there are many
    yield from after.keys() - before.keys()
