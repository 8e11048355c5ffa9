"""Which records somebody looks for: words that all occur, and filters that all fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

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

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return any(getattr(self, one.name) for one in fields(self))

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
    words = wanted.q.casefold().split()
    found = [
        entry for entry in entries if _fits(entry, wanted) and all(word in entry.sought for word in words)
    ]
    if words:
        found.sort(key=lambda entry: words[0] not in entry.title.casefold())
    return tuple(found)


def facets(entries: Iterable[Entry], name: str) -> tuple[Facet, ...]:
    """What the field `name` of FIELDS can be narrowed to, in the order of the words."""
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for entry in entries:
        for value, label in _values(entry, name):
            counts[value] += 1
            labels[value] = label
    found = (Facet(value, labels[value], count) for value, count in counts.items())
    return tuple(sorted(found, key=lambda facet: facet.label.casefold()))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    asked = ((name, getattr(wanted, name)) for name in FIELDS)
    return all(any(known == value for known, _ in _values(entry, name)) for name, value in asked if value)


def _values(entry: Entry, name: str) -> tuple[tuple[str, str], ...]:
    """What an entry is by one of FIELDS, each with its words."""
    match name:
        case "kind":
            return ((entry.kind, entry.kind),)
        case "owner":
            return ((entry.owner, entry.owner_name),) if entry.owner else (("-", "Nobody’s"),)
        case "source":
            return ((entry.source, entry.source_title),) if entry.source else ()
        case "status":
            known = ((entry.standing.value, entry.standing.value),) if entry.standing is not None else ()
            return (*known, ("problems", "with problems")) if entry.problems else known
        case "unit":
            return ((entry.unit, entry.unit),) if entry.unit else ()
    return tuple((document, document) for document in entry.uses) or (("-", "no document"),)
