"""A comment by which somebody says that a finding at one place is known, and why it stays."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.span import Span

CHECKED = frozenset("EPKDXN")
"""The families of codes that the rules of `checking` give: only these can be silenced, or left out."""


def can_be_silenced(code: Code) -> bool:
    """Whether a code is a rule's; what is invalid stays invalid whatever a comment says."""
    return code.id[0] in CHECKED


@dataclass(frozen=True, slots=True)
class Silence:
    """``respondent: ignore N101 because …``: the codes it names, the reason, and the lines that it is about.

    `span` is where the comment stands; the lines from `first` to `last`, both included, are the comment's own
    where it shares a line with what it is about, else those down to the next one that says something.
    """

    codes: tuple[str, ...]
    because: str
    span: Span
    first: int
    last: int

    def silences(self, problem: Diagnostic) -> bool:
        """Whether the problem is one that the comment is about."""
        place = problem.span
        return (
            problem.code.id in self.codes
            and place.path == self.span.path
            and self.first <= max(place.line, 1) <= self.last
        )
