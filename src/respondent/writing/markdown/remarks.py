"""What makes a Markdown text a draft's: a line that says so, and the list of its problems."""

from __future__ import annotations

from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document, Remark
from respondent.writing.markdown import escape
from respondent.writing.remarks import (
    NOT_FOR_SENDING,
    OF_THE_WHOLE,
    PROBLEMS,
    heading_of,
    place_of,
    standing,
)


def draft_line(document: Document) -> str:
    """That this is a draft, and how many problems stand; nothing for a final document."""
    if not document.draft:
        return ""
    where = f" See “{PROBLEMS}” at the end." if document.remarks else ""
    return f"> **{NOT_FOR_SENDING}** {standing(document)}{where}"


def problems(document: Document) -> str:
    """The remarks as a list, each under the number that its words bear; nothing where there are none."""
    if not document.remarks:
        return ""
    return "\n\n".join((f"## {PROBLEMS}", *(_item(remark) for remark in document.remarks)))


def _item(remark: Remark) -> str:
    """A remark as an item, whose problems are a paragraph each."""
    marker = f"{remark.number}. "
    first = [OF_THE_WHOLE] if remark.whole else []
    paragraphs = [*first, *(_problem(problem) for problem in remark.problems)]
    return marker + f"\n\n{' ' * len(marker)}".join(paragraphs)


def _problem(problem: Diagnostic) -> str:
    told = " ".join((problem.message, problem.remedy, f"({place_of(problem)})"))
    return f"**{heading_of(problem)}** {escape.words(told)}"
