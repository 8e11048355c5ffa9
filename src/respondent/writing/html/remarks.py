"""What makes a page a draft's: the banner above it, and the remarks in its margin."""

from __future__ import annotations

from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document, Remark
from respondent.writing.html.escape import attributes, text
from respondent.writing.html.inlines import InlineWriter
from respondent.writing.remarks import (
    NOT_FOR_SENDING,
    OF_THE_WHOLE,
    heading_of,
    place_of,
    standing,
)


def banner(document: Document) -> str:
    """The line that says that this is a draft, and how many problems stand; nothing for a final document."""
    if not document.draft:
        return ""
    return f'<p class="not-final" role="note"><strong>{NOT_FOR_SENDING}</strong> {standing(document)}</p>'


def margin(inlines: InlineWriter) -> str:
    """The remarks whose words were written since the last call, each an aside of its own."""
    known = {remark.number: remark for remark in inlines.document.remarks}
    met = sorted(inlines.remarks)
    inlines.remarks.clear()
    return "\n".join([_aside(known[number]) for number in met])


def _aside(remark: Remark) -> str:
    name = f"remark-{remark.number}"
    named = attributes(class_="remark", id=name, data_severity=remark.severity.value)
    whole = f"<p>{OF_THE_WHOLE}</p>" if remark.whole else ""
    problems = "".join([_problem(problem) for problem in remark.problems])
    return f"<aside{named}><b>{remark.number}</b>{whole}{problems}</aside>"


def _problem(problem: Diagnostic) -> str:
    remedy = f"<p>{text(problem.remedy)}</p>" if problem.remedy else ""
    return (
        f"<p><strong>{heading_of(problem)}</strong> {text(problem.message)}</p>{remedy}"
        f'<p class="where">{text(place_of(problem))}</p>'
    )
