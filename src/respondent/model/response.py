"""What a response to a consultation has, beyond a letter: answers, recommendations and lists made of it.

They are blocks of the document (`model/document.py`). An answer stands at the top level and holds its blocks, so
that it can be set in a box, put into a regulator's form, or left out of a public edition, whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from respondent.model.consultation import Question, label_of
from respondent.model.listing import listed
from respondent.model.span import Span

if TYPE_CHECKING:
    from respondent.model.document import Blocks, Table

NOT_ANSWERED = "Not answered"
"""What stands above the reason for which a question is skipped."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An organisation, by its record's id and its name, behind an answer, and what it does not share of it."""

    organisation: str
    name: str
    reservation: Blocks = ()

    @property
    def lead(self) -> str:
        """What stands above the reservation."""
        return f"Reservation: {self.name}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question of the consultation.

    `number` is the question's, as printed; `question` None where the consultation has none of that number.
    `ordinal` counts the document's answers from 1. `behind` are those who stand behind it, in the order of the
    respondents; `joint` says that they are all of them. `skipped` says that it is not answered, and `content` is
    then the reason. An answer without content is open.
    """

    number: str
    question: Question | None
    content: Blocks
    span: Span
    ordinal: int = 1
    behind: tuple[Standing, ...] = ()
    skipped: bool = False
    joint: bool = True

    @property
    def is_open(self) -> bool:
        """Whether nothing is said yet."""
        return not self.content

    @property
    def anchor(self) -> str:
        """The name of its place in the document."""
        return f"answer-{self.ordinal}"

    @property
    def label(self) -> str:
        """What the text calls it: “Question 4”."""
        return label_of(self.number)

    @property
    def heading(self) -> str:
        """What stands above the question: its number, where it belongs, and whether it was invented."""
        asked = self.question
        words = (asked.chapter, "illustrative wording" if asked.illustrative else None) if asked else ()
        return " · ".join((self.label, *[word for word in words if word]))

    @property
    def standing(self) -> str:
        """The line that says who stands behind it; nothing where that needs no saying."""
        names = listed([one.name for one in self.behind])
        if self.skipped or self.is_open or not names:
            return ""
        said = f"Answer of {names}"
        if self.joint:
            said = "Joint answer of all respondents" if len(self.behind) > 1 else ""
        reserved = listed([one.name for one in self.reserved])
        return f"{said} · reservation: {reserved}" if said and reserved else said

    @property
    def blocks(self) -> Blocks:
        """All its blocks, those of reservations last."""
        return self.content + tuple(block for one in self.behind for block in one.reservation)

    @property
    def reserved(self) -> tuple[Standing, ...]:
        """Those who stand behind it with a reservation."""
        return tuple(one for one in self.behind if one.reservation)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A numbered recommendation, at the top level or in an answer.

    `id` is the template's name for it; `number` counts from 1 in the order of the document. The same one may be
    made `again`, as where a shared passage stands in two answers.
    """

    id: str
    number: int
    content: Blocks
    span: Span
    again: bool = False

    @property
    def anchor(self) -> str:
        """The name of its place in the document: of where it is made first."""
        return f"recommendation-{self.number}"

    @property
    def label(self) -> str:
        """What the text calls it: “Recommendation 3”."""
        return f"Recommendation {self.number}"


class ListingKind(StrEnum):
    """What a list is of."""

    ANSWERS = "answers"
    RECOMMENDATIONS = "recommendations"
    EVIDENCE = "evidence"


LISTING_HEADS: Mapping[ListingKind, tuple[str, ...]] = {
    ListingKind.ANSWERS: ("Question", "What it asks", "Our answer"),
    ListingKind.RECOMMENDATIONS: ("Number", "We recommend", "See"),
    ListingKind.EVIDENCE: ("What is stated", "As stated", "Source", "Where"),
}
"""What stands at the head of each list’s columns."""

REPEATED = frozenset({"What it asks", "We recommend", "What is stated", "As stated"})
"""The heads of the columns that repeat what is said elsewhere."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that the document makes of itself: what it says is said elsewhere, with its claims and notes."""

    kind: ListingKind
    table: Table
    span: Span
