"""A stretch of a passage that a template writes by a tag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from respondent.model.draft import Passage


class StretchKind(StrEnum):
    """What stands in the template for the words."""

    FIGURE = "figure"
    PERIOD = "period"
    QUOTATION = "quotation"
    CLAIM = "claim"  # the author's own words, bound to a record
    CITATION = "citation"  # no words: a mark of a note
    NOTE = "note"  # the words of a note that cites nothing known, in brackets


@dataclass(frozen=True, slots=True)
class Stretch:
    """The passage's text from `start` up to but not including `end`, and the `code` that takes its place.

    `records` are the records and rows that it rests on. A claim's `code` is its tag; the words stay, and
    `closing` comes after them. `prints` is what a reader gets; of a claim, the words themselves.
    """

    start: int
    end: int
    kind: StretchKind
    code: str
    prints: str
    records: tuple[str, ...] = ()
    closing: str = ""

    def overlaps(self, other: Stretch) -> bool:
        """Whether both would write some of the same words."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of the draft's text with the stretches that are written by tags, in order; `number` is its own."""

    number: int
    passage: Passage
    stretches: tuple[Stretch, ...] = ()


def apart(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, less those that overlap one that came before them in the list."""
    kept: list[Stretch] = []
    for stretch in stretches:
        if not any(stretch.overlaps(other) for other in kept):
            kept.append(stretch)
    return tuple(sorted(kept, key=lambda stretch: (stretch.start, stretch.end)))
