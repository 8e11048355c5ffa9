"""The records that bear claims: sources, statistics, tables of figures, quotations and findings."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from respondent.model.period import Period
from respondent.model.quantity import Quantity
from respondent.model.record import Plain, Record
from respondent.model.span import Span
from respondent.model.unit import Unit


class SourceType(StrEnum):
    """What a source is; it decides how a note cites it."""

    DATASET = "dataset"
    REPORT = "report"
    SURVEY = "survey"
    ACT = "act"
    BILL = "bill"
    STATUTORY_INSTRUMENT = "statutory-instrument"
    CASE = "case"
    CODE = "code"
    CONSULTATION = "consultation"
    WEBPAGE = "webpage"
    FOI = "foi"
    HANSARD = "hansard"
    WRITTEN_QUESTION = "written-question"
    WRITTEN_STATEMENT = "written-statement"
    COMMITTEE = "committee"
    COMMAND_PAPER = "command-paper"
    LETTER = "letter"
    HELPLINE = "helpline"
    NEWS = "news"
    ARTICLE = "article"


LASTING = frozenset(
    {SourceType.ACT, SourceType.BILL, SourceType.STATUTORY_INSTRUMENT, SourceType.CASE, SourceType.HANSARD}
)
"""What is law, or was said on a day, does not go out of date by itself."""


class Status(StrEnum):
    """How settled a source's content is."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date, a month or a year, as precisely as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def latest(self) -> date:
        """The last day that it may stand for."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A published or unpublished text, data set or law that evidence comes from.

    Fields beyond the common ones serve certain types only; `docs/records.md` lists which:
    `reference` (FOI reference, UIN, HCWS number, command-paper number, neutral citation, S.I. number),
    `volume`, `issue`, `pages`, `container` (the journal, newspaper, site or committee), `session`,
    `chapter` and `jurisdiction` of Acts, `version` of codes, `house` and `column` of Hansard,
    `body`, `asked`, `answered` and `requested` of FOI disclosures, `recipient` of letters.
    """

    type: SourceType
    heading: str  # the record's `title`
    publisher: str | None = None
    author: tuple[str, ...] = ()
    short_title: str | None = None
    issued: PartialDate | None = None
    edition: str | None = None
    version: str | None = None
    url: str | None = None
    accessed: date | None = None
    latest_checked: date | None = None
    status: Status = Status.FINAL
    standing: tuple[str, ...] = ()  # official, accredited, published, unpublished
    reference: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    session: str | None = None
    chapter: str | None = None
    jurisdiction: str | None = None
    house: str | None = None
    column: str | None = None
    body: str | None = None
    recipient: str | None = None
    requested: date | None = None
    asked: int | None = None
    answered: int | None = None

    @property
    def title(self) -> str:
        """The source's title."""
        return self.heading


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many bodies were asked, answered, and gave figures that could be used; which are missing."""

    asked: int
    answered: int | None = None
    usable: int | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caveat:
    """Words that travel with a figure: in its note, or as a sentence in the text."""

    text: str
    show: str = "note"  # or "sentence"


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """A change as published, whose base was not."""

    by: Quantity
    since: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Record):
    """One figure. `of` names its base, `denominator` a rate's population; both are statistics' ids.

    `quantity.base` is not set here: `Workspace.figure` sets it.
    """

    statement: str
    source: str
    quantity: Quantity
    locator: str | None = None
    of: str | None = None
    denominator: str | None = None
    change: PublishedChange | None = None
    coverage: Coverage | None = None
    caveat: Caveat | None = None
    passage: str | None = None
    method: Mapping[str, Plain] | None = None

    @property
    def title(self) -> str:
        """The sentence that the record states."""
        return self.statement


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `quantity` is None where the cell is unknown: `markers` then say why.

    `key` is in the order of the table's key columns; `cells` has every column's text.
    """

    key: tuple[str, ...]
    cells: Mapping[str, str]
    quantity: Quantity | None
    markers: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable(Record):
    """A table of figures of one kind, its rows kept in a CSV file beside the record.

    `complete` names the groups, by column, of which every row is here: only these may be summed.
    `place_column` and `period_column` are set where the record says `{column: …}`. `of` and `denominator` are
    statistics' ids, as in a `Statistic`.
    """

    heading: str
    source: str
    unit: Unit
    columns: tuple[str, ...]
    key: tuple[str, ...]
    value_column: str
    rows: tuple[Row, ...]
    rows_path: str
    measure: str | None = None
    period: Period | None = None
    period_column: str | None = None
    place: str | None = None
    place_column: str | None = None
    of: str | None = None
    denominator: str | None = None
    locator: str | None = None
    precision: Fraction | None = None
    complete: tuple[tuple[str, tuple[str, ...]], ...] = ()
    coverage: Coverage | None = None
    caveat: Caveat | None = None
    method: Mapping[str, Plain] | None = None

    @property
    def title(self) -> str:
        """The table's title."""
        return self.heading

    def is_complete(self, column: str, value: str) -> bool:
        """Whether every row of the group is declared to be here."""
        return any(column == name and value in values for name, values in self.complete)


@dataclass(frozen=True, slots=True)
class Consent:
    """On what basis a person's words may be used, for what, and until when."""

    basis: str
    approved_by: str | None = None
    uses: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Record):
    """Somebody's words. Not `verbatim` means that details were changed; several paragraphs are kept apart
    by blank lines.
    """

    text: str
    speaker: str
    source: str
    locator: str | None = None
    verbatim: bool = False
    illustrative: bool = False  # invented, for an example
    consent: Consent | None = None
    warning: str | None = None
    support: str | None = None
    place: str | None = None

    @property
    def title(self) -> str:
        """Who is quoted."""
        return f"Quotation: {self.speaker}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs, each with single spaces."""
        return tuple(" ".join(part.split()) for part in self.text.split("\n\n") if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """Something that a source says or shows, without a figure; `passage` are the source's own words."""

    statement: str
    source: str
    locator: str | None = None
    passage: str | None = None
    caveat: Caveat | None = None

    @property
    def title(self) -> str:
        """The sentence that the record states."""
        return self.statement


Evidence = Statistic | DataTable | Quotation | Finding
