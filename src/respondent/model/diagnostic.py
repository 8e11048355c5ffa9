"""A problem in the user's files: its code, how much it matters, where it stands and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from respondent.model.span import Span


class Severity(StrEnum):
    """How much a problem matters. Only an error changes the exit status."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: a letter and three digits, its severity and a title of a few words.

    ``docs/diagnostics.md`` explains each code with a wrong and a right example; a test insists.
    """

    id: str
    severity: Severity
    title: str

    def at(self, span: Span, message: str, remedy: str) -> Diagnostic:
        """A diagnostic of this kind at `span`; `message` and `remedy` are sentences for a policy officer."""
        return Diagnostic(self, message, remedy, span)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place. `message` says what is wrong, `remedy` what to do about it."""

    code: Code
    message: str
    remedy: str
    span: Span

    @property
    def severity(self) -> Severity:
        """The severity of the diagnostic's code."""
        return self.code.severity

    def __str__(self) -> str:
        return f"{self.span} {self.code.id} {self.message} {self.remedy}".rstrip()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by file, line, column and code, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.span, d.code.id, d.message)))


def any_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the diagnostics is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
