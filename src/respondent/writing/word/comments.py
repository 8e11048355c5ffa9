"""A draft's remarks as Word comments."""

from __future__ import annotations

from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Remark
from respondent.ooxml.comments import Comment, comments_part
from respondent.writing.remarks import OF_THE_WHOLE, heading_of, place_of
from respondent.writing.word.draft import Draft

AUTHOR, INITIALS = "Respondent", "R"


def comments(draft: Draft) -> bytes | None:
    """The part that holds the comments; None where the document has no remarks."""
    remarks = draft.document.remarks
    if not remarks:
        return None
    return comments_part(
        Comment(comment_number(draft, remark.number), AUTHOR, INITIALS, _text(remark)) for remark in remarks
    )


def comment_number(draft: Draft, remark: int) -> int:
    """A remark's number as a comment.

    It is none of a footnote: LibreOffice 7.4 gives a note the text of another one where a comment has its number.
    """
    return draft.letterhead.footnotes.id_of(len(draft.document.notes) + remark)


def _text(remark: Remark) -> str:
    """Each problem in three paragraphs: what is wrong, what to do, and where."""
    first = [OF_THE_WHOLE] if remark.whole else []
    return "\n".join([*first, *(line for problem in remark.problems for line in _lines(problem))])


def _lines(problem: Diagnostic) -> tuple[str, ...]:
    told = (f"{heading_of(problem)}: {problem.message}", problem.remedy, place_of(problem))
    return tuple(" ".join(line.split()) for line in told if line)
