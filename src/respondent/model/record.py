"""What every record has: an id, a kind, its content as written, and who may see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from respondent.model.span import Span

Plain = None | bool | str | tuple["Plain", ...] | Mapping[str, "Plain"]
"""A field's content as text: numbers and dates stand as they were written."""

NOT_CONTENT = frozenset({"note", "owner", "formerly", "superseded_by"})
"""Fields that can change without changing what a record says; the content hash leaves them out."""


LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether a text can be a record's or a document's id: lower-case words, or numbers, with hyphens."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def words_like_ids(text: str) -> list[str]:
    """The words of a text that could be ids, as `is_id` knows them, whatever their length."""
    return _ID.findall(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One file of the evidence.

    `id` is the file's stem; `span` its first line; `fields` what the file says, key by key as written;
    `places` where each field's value stands, by its path ("coverage.asked", "holders.0.name").
    """

    id: str
    span: Span
    fields: Mapping[str, Plain] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    places: Mapping[str, Span] = field(
        default_factory=lambda: MappingProxyType({}), repr=False, compare=False, hash=False
    )
    owner: str | None = None
    confidential: bool = False
    reason: str | None = None  # why it is confidential
    embargo: datetime | None = None
    note: str | None = None
    formerly: tuple[str, ...] = ()
    superseded_by: str | None = None

    @property
    def title(self) -> str:
        """How the record is called where people see it; each kind has its own way."""
        return self.id

    def place_of(self, path: str) -> Span:
        """Where a field's value stands, or what it is part of, or the record's first line."""
        return place_in(self.places, path, self.span)


def place_in(places: Mapping[str, Span], path: str, otherwise: Span) -> Span:
    """Where `path` ("holders.0.name") stands, or the nearest field that it is part of, or `otherwise`."""
    while path not in places and "." in path:
        path = path.rpartition(".")[0]
    return places.get(path, otherwise)
