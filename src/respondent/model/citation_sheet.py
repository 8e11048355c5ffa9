"""The citation sheet: every claim of some documents with what it rests on, for whoever checks or defends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from respondent.model.document import ClaimKind
from respondent.model.evidence import Source
from respondent.model.review import Standing
from respondent.model.template import DocumentKind
from respondent.model.verification import Verification, worst


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """One record or row that a claim rests on.

    `name` is “id” or “id#row”; `link` leads to the place in the source, or to the source, as near as its address
    allows, and `is_passage` says that it leads to the very words.
    """

    name: str
    kind: str
    title: str
    source: str | None
    locator: str | None
    link: str | None
    is_passage: bool
    passage: str | None
    note: str | None
    verification: Verification

    @property
    def id(self) -> str:
        """The record's id."""
        return self.name.partition("#")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedClaim:
    """A claim with all that a citation sheet says of it.

    `section` is the heading that it stands under; `before` and `after` are the rest of its sentence. `value` is
    given in `unit`; `derivation` says how it was worked out, if it was. `caveats` and `coverage` are sentences.
    `confidential` holds the reasons, each with the record's id.
    """

    document: str
    number: int
    kind: ClaimKind
    text: str
    section: str
    before: str
    after: str
    note: int | None
    records: tuple[CitedRecord, ...]
    value: Fraction | None = None
    unit: str | None = None
    is_interval: bool = False
    period: str | None = None
    place: str | None = None
    measure: str | None = None
    derivation: str | None = None
    caveats: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    confidential: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What names the claim among those of several documents."""
        return f"{self.document}-{self.number}"

    @property
    def verification(self) -> Verification:
        """The worst of its records' verifications."""
        return worst(record.verification for record in self.records)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, each once."""
        return tuple(dict.fromkeys(record.source for record in self.records if record.source))


class Age(StrEnum):
    """How long ago a source came out, or was last known to be the newest."""

    UNDER_ONE = "under a year"
    ONE_TO_TWO = "1 to 2 years"
    TWO_TO_THREE = "2 to 3 years"
    THREE_TO_FIVE = "3 to 5 years"
    OVER_FIVE = "over 5 years"
    LASTING = "law or Hansard"
    UNKNOWN = "no date"


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that claims rest on; `reference` cites it in full, `owner` is an organisation's name."""

    source: Source
    reference: str
    owner: str | None
    age: Age
    claims: int
    documents: int


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that somebody should look at before a document leaves: what, and what to do about it.

    `about` names the record or the document; `claims` are keys of the claims that hang on it.
    """

    topic: str
    about: str
    what: str
    remedy: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A document that the sheet is about; `errors` are those that hold it back."""

    id: str
    kind: DocumentKind
    title: str
    date: date
    claims: int
    errors: int


@dataclass(frozen=True, slots=True)
class CitationSheet:
    """The claims of some documents in their order, their sources, and what is still open, as of a day."""

    day: date
    documents: tuple[SheetDocument, ...]
    claims: tuple[CitedClaim, ...]
    sources: tuple[CitedSource, ...]
    questions: tuple[OpenQuestion, ...]


def by_standing(claims: Iterable[CitedClaim]) -> dict[Standing, int]:
    """How many claims stand how, the worst first; only what there is."""
    counts = dict.fromkeys(Standing, 0)
    for claim in claims:
        counts[claim.verification.standing] += 1
    return {standing: count for standing, count in counts.items() if count}
