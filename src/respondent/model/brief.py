"""A brief: for each figure of a document what the person who faces a journalist should know about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from respondent.model.citation_sheet import CitedClaim, CitedSource


@dataclass(frozen=True, slots=True)
class BriefedFigure:
    """A figure: the claim that states it first, how else it is printed, and where it comes from.

    `line` is what to say if challenged; `questions` are pairs of what may be asked and what to answer; `beware` are
    sentences that matter before anything is said.
    """

    claim: CitedClaim
    also: tuple[CitedClaim, ...]
    sources: tuple[CitedSource, ...]
    line: str
    questions: tuple[tuple[str, str], ...]
    beware: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The figures of one document in its order, and what it says beside them."""

    document: str
    title: str
    kind: str
    day: date
    date: date
    figures: tuple[BriefedFigure, ...]
    others: tuple[CitedClaim, ...]
    sources: tuple[CitedSource, ...]
