"""The quantities of a passage as marks on its text, and how a report tells one verdict from another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from respondent.model.assessment import Assessment, Verdict


class Standing(StrEnum):
    """How an assessment stands in a report: its verdict, or that a reader has answered it. The worst is first."""

    CONTRADICTED = "contradicted"
    INCONSISTENT = "inconsistent"
    UNSUPPORTED = "unsupported"
    CONSISTENT = "consistent"
    SUPPORTED = "supported"
    ANSWERED = "answered"

    @property
    def sign(self) -> str:
        """A sign for it, so that nothing depends on colour."""
        return _SIGNS[self]

    @property
    def is_false(self) -> bool:
        """Whether it makes the draft fail."""
        return self in {Standing.CONTRADICTED, Standing.INCONSISTENT}


_SIGNS = {
    Standing.CONTRADICTED: "✗",
    Standing.INCONSISTENT: "≠",
    Standing.UNSUPPORTED: "?",
    Standing.CONSISTENT: "≈",
    Standing.SUPPORTED: "✓",
    Standing.ANSWERED: "•",
}
_OF_VERDICT = {verdict: Standing(verdict.value) for verdict in Verdict}
_RANK = {standing: rank for rank, standing in enumerate(Standing)}


def standing(assessment: Assessment) -> Standing:
    """How an assessment stands in a report."""
    return Standing.ANSWERED if assessment.answer else _OF_VERDICT[assessment.verdict]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage's text with what is to be said of it; quantities that overlap share one."""

    start: int
    end: int
    assessments: tuple[Assessment, ...]

    @property
    def standing(self) -> Standing:
        """The worst of what is to be said."""
        return min(map(standing, self.assessments), key=_RANK.__getitem__)


def marks_of(assessments: Iterable[Assessment]) -> tuple[Mark, ...]:
    """The marks of one passage in the order of its text; none overlaps another."""
    found: list[Mark] = []
    for assessment in sorted(assessments, key=lambda one: (one.start, one.end)):
        if found and assessment.start < found[-1].end:
            last = found.pop()
            several = (*last.assessments, assessment)
            found.append(Mark(last.start, max(last.end, assessment.end), several))
        else:
            found.append(Mark(assessment.start, assessment.end, (assessment,)))
    return tuple(found)


def by_passage(assessments: Iterable[Assessment]) -> dict[int, tuple[Mark, ...]]:
    """The marks of each passage that has any, in the order of the draft."""
    grouped: dict[int, list[Assessment]] = {}
    for assessment in assessments:
        grouped.setdefault(assessment.passage, []).append(assessment)
    return {passage: marks_of(found) for passage, found in sorted(grouped.items())}


def pieces(
    text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None
) -> Iterator[tuple[str, Mark | None]]:
    """The text between two offsets in pieces, each with its mark; marks that reach over an end are left out."""
    at, end = start, len(text) if end is None else end
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    for mark in (marks[index] for index in range(first, len(marks))):
        if mark.end > end:
            break
        if at < mark.start:
            yield text[at : mark.start], None
        yield text[mark.start : mark.end], mark
        at = mark.end
    if at < end:
        yield text[at:end], None


def one_line(text: str) -> str:
    """The text on one line: what comes from somebody's file may hold new lines or control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
