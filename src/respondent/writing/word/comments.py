"""A draft's remarks as Word comments."""

from __future__ import annotations

from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document, Remark
from respondent.ooxml.comments import Comment, comments_part
from respondent.writing.remarks import OF_THE_WHOLE, heading_of, place_of

AUTHOR, INITIALS = "Respondent", "R"


def comments(document: Document) -> bytes | None:
    """The part that holds the comments, numbered as the remarks are; None where the document has no remarks."""
    if not document.remarks:
        return None
    return comments_part(
        Comment(remark.number, AUTHOR, INITIALS, _text(remark)) for remark in document.remarks
    )


def _text(remark: Remark) -> str:
    """Each problem in three paragraphs: what is wrong, what to do, and where."""
    first = [OF_THE_WHOLE] if remark.whole else []
    return "\n".join([*first, *(line for problem in remark.problems for line in _lines(problem))])


def _lines(problem: Diagnostic) -> tuple[str, ...]:
    told = (f"{heading_of(problem)}: {problem.message}", problem.remedy, place_of(problem))
    return tuple(" ".join(line.split()) for line in told if line)
