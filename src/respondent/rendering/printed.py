"""What a template can print, apart from its own words: each is one token in the text that Markdown reads."""

from __future__ import annotations

from dataclasses import dataclass, replace

from respondent.model.citation import Citation
from respondent.model.document import ClaimKind
from respondent.model.evidence import DataTable, Quotation, Row
from respondent.model.quantity import Quantity
from respondent.model.response import ListingKind
from respondent.model.tag import ClaimTag


@dataclass(frozen=True, slots=True)
class Basis:
    """What a claim rests on: its tag, the first record's title, every record and row, and where they are cited.

    `sentences` are caveats that must stand in the text itself, after the sentence of the claim.
    """

    tag: ClaimTag
    title: str
    records: tuple[str, ...]
    citations: tuple[Citation, ...]
    sentences: tuple[str, ...] = ()

    def at(self, locator: str | None) -> Basis:
        """The same, cited at another place of the source."""
        if locator is None:
            return self
        return replace(self, citations=tuple(replace(c, locator=locator) for c in self.citations))

    def worked_out(self, working: str) -> Basis:
        """The same, with a working in the first citation."""
        if not self.citations:
            return self
        first, *rest = self.citations
        return replace(self, citations=(replace(first, workings=(working,)), *rest))


@dataclass(frozen=True, slots=True)
class RecordText:
    """Text of a record that is no claim, such as a region's name: printed as it is, never read as Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """Words that state something of a record: a figure, a period."""

    kind: ClaimKind
    text: str
    basis: Basis
    quantity: Quantity | None = None
    working: str | None = None


@dataclass(frozen=True, slots=True)
class ProseStart:
    """The beginning of ``{% claim %}``."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class ProseEnd:
    """The end of ``{% claim %}``."""


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    """A citation without words of its own."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class PrintedQuotation:
    """Somebody's words: set apart where they stand alone in a paragraph, or in quotation marks in a sentence."""

    quotation: Quotation
    basis: Basis


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A value cell of a table: its words, and what they rest on unless the value is unknown."""

    text: str
    basis: Basis | None
    quantity: Quantity | None = None
    working: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A record's rows to be set as a table.

    `columns` are pairs of a column's name and its heading; `cells` the value of each row in `rows`; `total` the
    last row's value, if there is one; `caption` is text with tokens; `legend` explains the markers shown.
    """

    table: DataTable
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    cells: tuple[PrintedCell, ...]
    caption: str
    total: PrintedCell | None = None
    legend: str | None = None


@dataclass(frozen=True, slots=True)
class FencedCode:
    """Lines between two fences, kept as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class AnswerStart:
    """The beginning of ``{% answer %}`` or ``{% skip %}``; `behind` are organisations' ids, None for all."""

    number: str
    behind: tuple[str, ...] | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class ReservationStart:
    """The beginning of ``{% reservation %}``, by the organisation's id."""

    organisation: str


@dataclass(frozen=True, slots=True)
class RecommendationStart:
    """The beginning of ``{% recommendation %}``, by its name in the template."""

    name: str


PartStart = AnswerStart | ReservationStart | RecommendationStart


@dataclass(frozen=True, slots=True)
class PartEnd:
    """The end of a part of a response."""


@dataclass(frozen=True, slots=True)
class PrintedReference:
    """The name of a “recommendation” or a “question” (its `kind`), which is known when the document is whole."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class PrintedListing:
    """A list that the document makes of itself."""

    kind: ListingKind


@dataclass(frozen=True, slots=True)
class PassageStart:
    """The beginning of ``{% confidential %}``: the passage's number and the reason."""

    passage: int
    reason: str


@dataclass(frozen=True, slots=True)
class PassageEnd:
    """The end of ``{% confidential %}``."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a public edition has instead; `opening` is the sign of the list, heading or row that stood there."""

    opening: str = ""


Printed = (
    RecordText
    | PrintedClaim
    | ProseStart
    | ProseEnd
    | PrintedCitation
    | PrintedQuotation
    | PrintedTable
    | FencedCode
    | Rule
    | PartStart
    | PartEnd
    | PrintedReference
    | PrintedListing
    | PassageStart
    | PassageEnd
    | Withheld
)
