"""A consultation and its questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from respondent.model.record import Record


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its number as printed ("4", "12a"), its text and what it asks for."""

    number: str
    text: str
    chapter: str | None = None
    asks_for_evidence: bool = False
    word_limit: int | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ConsultedDocument:
    """A document that is consulted on."""

    title: str
    version: str | None = None
    status: str | None = None
    source: str | None = None  # the id of its source record


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Record):
    """A consultation: `closes` is an aware time (Europe/London unless the record says otherwise)."""

    heading: str
    publisher: str
    reference: str | None = None
    opens: date | None = None
    closes: datetime | None = None
    respond_to: str | None = None
    url: str | None = None
    documents: tuple[ConsultedDocument, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def title(self) -> str:
        """The consultation's title."""
        return self.heading
