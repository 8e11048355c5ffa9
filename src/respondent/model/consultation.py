"""A consultation and its questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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

    @property
    def label(self) -> str:
        """What a text calls it: “Question 4”; a number that says so itself stays as it is."""
        return label_of(self.number)


@dataclass(frozen=True, slots=True)
class ConsultedDocument:
    """A document that is consulted on."""

    title: str
    version: str | None = None
    status: str | None = None
    source: str | None = None  # the id of its source record


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Record):
    """A consultation: `closes` is a moment in London.

    Where the record has the day alone, the hour is unknown and `closes` the midnight with which that day ends.
    """

    heading: str
    publisher: str
    reference: str | None = None
    opens: date | None = None
    closes: datetime | None = None
    hour_unknown: bool = False
    respond_to: str | None = None
    url: str | None = None
    documents: tuple[ConsultedDocument, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The day on which it closes."""
        if self.closes is None:
            return None
        return (self.closes - timedelta(days=1)).date() if self.hour_unknown else self.closes.date()

    @property
    def title(self) -> str:
        """The consultation's title."""
        return self.heading

    def question(self, number: str) -> Question | None:
        """The question of that number, however it is written: “4”, “Q4.”, “Question 4”."""
        wanted = question_key(number)
        return next((one for one in self.questions if question_key(one.number) == wanted), None)


_CALLED = re.compile(r"(?:questions?|q)(?![a-z])[\s.]*", re.IGNORECASE)


def question_key(number: str) -> str:
    """A question's number as numbers are compared: “Question 12 (a)” and “12a.” are the same."""
    return re.sub(r"[^\w.-]|[.-]+$", "", _CALLED.sub("", number.strip(), count=1)).casefold()


def label_of(number: str) -> str:
    """“Question 4” of “4”, and of “Q4” and “Question 4” itself."""
    return number if _CALLED.match(number) else f"Question {number}"
