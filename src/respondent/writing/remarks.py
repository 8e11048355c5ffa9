"""The fixed words of a draft, the same in every format: its mark, and its problems as remarks."""

from __future__ import annotations

from collections import Counter

from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.document import Document, text_of
from respondent.model.listing import counted, listed

DRAFT = "Draft"
NOT_FOR_SENDING = "Draft, not for sending."
OF_THE_WHOLE = "Of the document as a whole:"
PROBLEMS = "Problems"
"""What stands above the list of a draft's problems."""


def problem_mark(number: int) -> str:
    """What stands behind the words that a remark is about, where there is no margin: “problem 3”."""
    return f"problem {number}"


def name_of(document: Document) -> str:
    """What a file calls itself: the document's title, and of a draft that it is one."""
    title = " ".join(text_of(document.title).split())
    return f"{DRAFT}: {title}" if document.draft else title


def standing(document: Document) -> str:
    """How many problems a draft has, as a sentence: “2 errors and 1 warning.”, or that there are none."""
    found = Counter(problem.severity for remark in document.remarks for problem in remark.problems)
    parts = [counted(found[severity], severity.value) for severity in Severity if found[severity]]
    return f"{listed(parts)}." if parts else "No problem was found."


def heading_of(problem: Diagnostic) -> str:
    """What kind of problem it is: “Error N108”."""
    return f"{problem.severity.value.capitalize()} {problem.code.id}"


def place_of(problem: Diagnostic) -> str:
    """Where to mend it: “templates/letter.md.j2, line 8”."""
    line = f", line {problem.span.line}" if problem.span.line else ""
    return f"{problem.span.path}{line}"
