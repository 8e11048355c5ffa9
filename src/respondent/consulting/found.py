"""What was read out of a form or a list: questions, each with what is unsure about it, and particulars."""

from __future__ import annotations

from dataclasses import dataclass, field

from respondent.model.consultation import Question


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question as it was read; `line` is where it stands in the file, `unsure` what a person should look at."""

    question: Question
    line: int
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundConsultation:
    """A consultation as it was read: None where the file does not say; `unsure` are doubts about the whole."""

    questions: tuple[FoundQuestion, ...]
    title: str | None = None
    publisher: str | None = None
    closes: str | None = None
    unsure: tuple[str, ...] = field(default=())
