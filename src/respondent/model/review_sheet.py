"""All that a reviewer looks at for one record: the claim, the record, and its source's own words, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import Source
from respondent.model.record import Record
from respondent.model.review import ArchivedCopy, QuotedPassage, Review, ReviewStatus


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """A sentence of a document that rests on the record: its text, and which of its words are claims.

    `claims` are the claims' numbers, `marked` where each begins and ends in `text`, and `workings` how derived
    figures were worked out.
    """

    document: str
    text: str
    claims: tuple[int, ...]
    marked: tuple[tuple[int, int], ...] = ()
    workings: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether it is a claim's; a claim within another is a part of it."""
        parts, done = [], 0
        for begin, end in sorted(self.marked, key=lambda place: (place[0], -place[1])):
            if begin >= done:
                parts += [(self.text[done:begin], False), (self.text[begin:end], True)]
                done = end
        return tuple(part for part in (*parts, (self.text[done:], False)) if part[0])


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
