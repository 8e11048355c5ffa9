"""What a reader said to an assessment: that the figure is no statistic, or that it stands, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What an answer says of its figure."""

    NO_STATISTIC = "not a statistic"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reader's answer; `because` is the reason, which an acceptance always has and the other may have."""

    kind: AnswerKind
    because: str | None = None

    def __str__(self) -> str:
        return f"{self.kind.value} because {self.because}" if self.because else self.kind.value
