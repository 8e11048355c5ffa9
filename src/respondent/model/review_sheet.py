"""All that a reviewer looks at for one record: the claim, the record, and its source's own words, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import Source
from respondent.model.record import Record
from respondent.model.review import ArchivedCopy, QuotedPassage, Review, ReviewStatus


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """What a document prints that rests on the record: its words, and the working of a derived figure."""

    document: str
    number: int
    text: str
    working: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """One record with what it rests on and what rests on it.

    - `history`: every verdict on it, oldest first; `status` is how it stands by them
    - `copy`: the archived copy of its source, and in `copy_path` where it lies, from the root, if it is here
    - `passage`: where in the copy the record's words or number stand; `worked`: what its method came to
    - `diagnostics`: what the machine has to say against it
    """

    record: Record
    source: Source | None
    status: ReviewStatus
    history: tuple[Review, ...] = ()
    copy: ArchivedCopy | None = None
    copy_path: str | None = None
    passage: QuotedPassage | None = None
    worked: str | None = None
    claims: tuple[PrintedClaim, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
