"""Which records somebody looks for: words that all occur, and filters that all fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from types import MappingProxyType

from respondent.web.evidence.entry import Entry

SHOWN = 100
"""So many records stand on one page."""

FIELDS = ("kind", "owner", "source", "status", "unit", "used")
"""What the list can be narrowed by, besides words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; what is empty narrows nothing. `used` is a document, or “-” for in none."""

    q: str = ""
    kind: str = ""
    owner: str = ""
    source: str = ""
    status: str = ""
    unit: str = ""
    used: str = ""

    def query(self) -> dict[str, str]:
        """As the fields of an address."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that the list can be narrowed to, and how many records that leaves."""

    value: str
    label: str
    count: int


def find(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """The records that are looked for; those whose title has the first word come first."""
    found = list(entries)
    for name in FIELDS:
        if value := getattr(wanted, name):
            values = _VALUES[name]
            found = [entry for entry in found if any(known == value for known, _ in values(entry))]
    words = wanted.q.casefold().split()
    for word in words:
        found = [entry for entry in found if word in entry.sought]
    if words:
        found.sort(key=lambda entry: words[0] not in entry.title.casefold())
    return tuple(found)


def facets(
    entries: Iterable[Entry], name: str, called: Mapping[str, str] = MappingProxyType({})
) -> tuple[Facet, ...]:
    """What the field `name` of FIELDS can be narrowed to, in the order of the words.

    `called` gives words for values in place of their own.
    """
    entries = tuple(entries)
    values, said = _VALUES[name], attrgetter(*_SAID[name])
    one_each = dict(zip(map(said, entries), entries, strict=True))  # many say the same
    counts: Counter[tuple[str, str]] = Counter()
    for what, many in Counter(map(said, entries)).items():
        for value in values(one_each[what]):
            counts[value] += many
    found = (Facet(value, called.get(value, label), count) for (value, label), count in counts.items())
    return tuple(sorted(found, key=lambda facet: facet.label.casefold()))


# What an entry is by each of the fields, each with its words

_Values = tuple[tuple[str, str], ...]


def _kind(entry: Entry) -> _Values:
    return ((entry.kind, entry.kind),)


def _owner(entry: Entry) -> _Values:
    return ((entry.owner, entry.owner_name),) if entry.owner else (("-", "Nobody’s"),)


def _source(entry: Entry) -> _Values:
    return ((entry.source, entry.source_title),) if entry.source else ()


def _status(entry: Entry) -> _Values:
    known = ((entry.standing.value, entry.standing.value),) if entry.standing is not None else ()
    return (*known, ("problems", "with problems")) if entry.problems else known


def _unit(entry: Entry) -> _Values:
    return ((entry.unit, entry.unit),) if entry.unit else ()


def _used(entry: Entry) -> _Values:
    if entry.uses is None:
        return ()
    return tuple((document, document) for document in entry.uses) or (("-", "no document"),)


_SAID: Mapping[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "owner": ("owner", "owner_name"),
    "source": ("source", "source_title"),
    "status": ("standing", "problems"),
    "unit": ("unit",),
    "used": ("uses",),
}
"""The attributes that the values are worked out from."""

_VALUES: Mapping[str, Callable[[Entry], _Values]] = {
    "kind": _kind,
    "owner": _owner,
    "source": _source,
    "status": _status,
    "unit": _unit,
    "used": _used,
}
