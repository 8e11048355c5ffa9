from __future__ import annotations

from respondent.model.diagnostic import Code, Severity
from respondent.model.span import Span
from respondent.reporting.github import as_github

FALSE = Code("N902", Severity.ERROR, "words, and no more: nothing")
STALE = Code("E903", Severity.WARNING, "a stale source")
UNUSED = Code("E905", Severity.NOTE, "unused")


def test_each_problem_is_a_command_with_its_place() -> None:
    problem = STALE.at(Span("evidence/a.yaml", 3, 9), "This is old.", "Look for a newer one.")
    assert as_github([problem]) == (
        "::warning file=evidence/a.yaml,line=3,col=9,title=E903 a stale source::"
        "This is old. Look for a newer one.\n"
    )


def test_what_would_end_the_command_is_escaped() -> None:
    problem = FALSE.at(Span("a,b.yaml"), "50% is not\nhalf: no.", "")
    assert as_github([problem]) == (
        "::error file=a%2Cb.yaml,title=N902 words%2C and no more%3A nothing::50%25 is not%0Ahalf: no.\n"
    )


def test_a_note_is_a_notice_and_paths_are_from_the_repository() -> None:
    problem = UNUSED.at(Span("evidence/a.yaml", 1), "Nobody uses this.", "")
    assert as_github([problem], "work") == (
        "::notice file=work/evidence/a.yaml,line=1,col=1,title=E905 unused::Nobody uses this.\n"
    )
