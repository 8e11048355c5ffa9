"""What reviewers said of records, which copies of sources are kept, and how a record stands by them.

A verdict is bound to what it was given on: a digest of each field of the record, and the SHA-256 of the source's
archived copy. Nothing here says “verified” by itself; `respondent.reviewing.standing` works that out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from respondent.model.span import Span

REMARKS = "comments"
"""The folder that keeps what people say of records."""

ARCHIVED = "archived copy"
"""What a verdict's archived source is called among what has changed since."""


class ReviewVerdict(StrEnum):
    """What a reviewer says of a record, having held it against its source."""

    VERIFIED = "verified"
    QUERIED = "queried"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who gave a verdict; `organisation` is an organisation's id or name."""

    name: str
    email: str | None = None
    organisation: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """The words of a source that bear a record out, and how to find them: what stands before and after, and where.

    `page` is the page of a PDF, from 1, as the file counts them; a workbook has `sheet` and its cell instead.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a record says, field by field, each as a digest; what has changed can be told, and not what it was.

    `fields` are by name in the record's order; a field of its source is “source.title”, a table's row “rows Gwent”.
    """

    fields: Mapping[str, str]

    @property
    def content(self) -> str:
        """One SHA-256 over all fields, in hexadecimal."""
        return sha256(json.dumps(sorted(self.fields.items()), ensure_ascii=False).encode()).hexdigest()

    def changed_since(self, older: Mapping[str, str]) -> tuple[str, ...]:
        """The names of the fields that differ: those of today in their order, then those that are gone."""
        names = dict.fromkeys((*self.fields, *older))
        return tuple(name for name in names if self.fields.get(name) != older.get(name))


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict, as a file of ``reviews/`` holds it. `at` is in UTC; `archive` the copy that was looked at."""

    record: str
    verdict: ReviewVerdict
    reviewer: Reviewer
    at: datetime
    fields: Mapping[str, str]
    archive: str | None = None
    passage: QuotedPassage | None = None
    comment: str | None = None
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy of a source as it was on a day, kept under its SHA-256; `name` is what its file was called."""

    source: str
    sha256: str
    name: str
    size: int
    at: datetime
    url: str | None = None
    by: str | None = None
    span: Span = field(default=Span(""), compare=False)

    @property
    def file(self) -> str:
        """What the copy is called in the archive: its hash, with the ending that its file had."""
        ending = self.name.rpartition(".")[2].lower() if "." in self.name else ""
        return f"{self.sha256}.{ending}" if ending.isalnum() and ending.isascii() else self.sha256


class Standing(StrEnum):
    """How a record stands by the verdicts that were given on it, worst first."""

    REJECTED = "rejected"
    QUERIED = "queried"
    STALE = "stale"
    NONE = "not reviewed"
    VERIFIED = "verified"

    @property
    def sign(self) -> str:
        """One letter that stands for it, where there is no colour."""
        return _SIGNS[self]


_SIGNS = {
    Standing.REJECTED: "✗",
    Standing.QUERIED: "?",
    Standing.STALE: "↻",
    Standing.NONE: "○",
    Standing.VERIFIED: "✓",
}


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """How a record stands: `review` is the verdict that decides it, or the last one where all are out of date.

    - `changed`: of a stale one, the fields that have changed since that verdict (“value”, “source.title”)
    - `disagreeing`: verdicts on the same text that say otherwise than the one that decides
    - `why`: of a verdict that does not count, a sentence that says why
    """

    record: str
    standing: Standing
    review: Review | None = None
    changed: tuple[str, ...] = ()
    disagreeing: tuple[Review, ...] = ()
    why: str | None = None

    @property
    def is_verified(self) -> bool:
        """Whether the record, as it is now, was verified."""
        return self.standing is Standing.VERIFIED

    @property
    def by(self) -> Reviewer | None:
        """Who gave the verdict that decides."""
        return None if self.review is None else self.review.reviewer

    @property
    def on(self) -> date | None:
        """On which day, in UTC, that verdict was given."""
        return None if self.review is None else self.review.at.date()

    def __str__(self) -> str:
        if self.review is None:
            return self.standing.value
        who = f"{self.review.reviewer} on {as_day(self.review.at)}"
        if self.standing is Standing.STALE:
            since = f": changed since: {', '.join(self.changed)}" if self.changed else ""
            return f"{self.review.verdict.value} by {who}, but out of date{since}"
        return f"{self.standing.value} by {who}"


def as_day(moment: datetime) -> str:
    """The day of a moment as people write it: "18 February 2025"."""
    return f"{moment.day} {moment:%B %Y}"


NO_REVIEWS: Mapping[str, tuple[Review, ...]] = MappingProxyType({})
NO_COPIES: Mapping[str, tuple[ArchivedCopy, ...]] = MappingProxyType({})
