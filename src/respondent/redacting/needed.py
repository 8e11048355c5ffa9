"""What is said of a document in which something is confidential, and that was asked for without an edition."""

from __future__ import annotations

from respondent.model.codes import L103
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.listing import counted


def needs_edition(document: Document) -> Diagnostic:
    """The problem, at the first of the document's confidential passages."""
    first, *others = document.passages
    more = f", and {counted(len(others), 'more passage')}" if others else ""
    return L103.at(
        first.span,
        f"“{document.id}” has something confidential in it ({first.reason}{more}), so it is built in two editions.",
        "Build one at a time: “--edition confidential” for whoever may see it, “--edition public” for everybody.",
    )
