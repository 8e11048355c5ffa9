"""A draft's assessments, each with the number under which the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondent.model.assessment import Assessment
from respondent.model.draft import Draft
from respondent.reporting.marks import Mark, Standing, by_passage, standing


@dataclass(frozen=True, slots=True)
class Numbered:
    """An assessment and its number in its draft; `key` is its name in the page's links."""

    assessment: Assessment
    number: int
    key: str

    @property
    def standing(self) -> Standing:
        """How the assessment stands."""
        return standing(self.assessment)


@dataclass(frozen=True, slots=True)
class NumberedMark:
    """A mark on a passage's text, and its assessments with their numbers."""

    mark: Mark
    entries: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One draft on the page: which it is of how many, its marks by passage, and all its assessments."""

    draft: Draft
    ordinal: int
    marks: dict[int, tuple[NumberedMark, ...]]

    @property
    def title(self) -> str:
        """The draft's name without its folders, which are nobody else's business."""
        return self.draft.name.rpartition("/")[2] or self.draft.name

    @property
    def key(self) -> str:
        """The draft's name in the page's links."""
        return f"d{self.ordinal}"

    @property
    def entries(self) -> tuple[Numbered, ...]:
        """The assessments in the order of the draft."""
        return tuple(entry for marks in self.marks.values() for mark in marks for entry in mark.entries)


def sheet_of(draft: Draft, assessments: Sequence[Assessment], ordinal: int) -> Sheet:
    """A draft with its assessments numbered from 1 in the order of its text."""
    number = 0
    found: dict[int, tuple[NumberedMark, ...]] = {}
    for passage, marks in by_passage(assessments).items():
        numbered = []
        for mark in marks:
            entries = []
            for assessment in mark.assessments:
                number += 1
                entries.append(Numbered(assessment, number, f"d{ordinal}-{number}"))
            numbered.append(NumberedMark(mark, tuple(entries)))
        found[passage] = tuple(numbered)
    return Sheet(draft, ordinal, found)
