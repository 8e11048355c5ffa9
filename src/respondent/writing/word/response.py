"""A response to a consultation: a block with the title, and the text."""

from __future__ import annotations

from respondent.prose.dates import write_date
from respondent.writing.furniture import reference_line
from respondent.writing.word.blocks import blocks
from respondent.writing.word.closing import about, contact, references
from respondent.writing.word.draft import Draft
from respondent.writing.word.markup import paragraph, run
from respondent.writing.word.opening import notice, senders, subject


def response(draft: Draft) -> str:
    """All that the body of a response holds."""
    document = draft.document
    reference = reference_line(document)
    particulars = " · ".join(part for part in (write_date(document.date), reference) if part)
    return "".join(
        (
            senders(draft),
            notice(draft),
            subject(draft, "Title"),
            paragraph(draft.styles["Dateline"], run(particulars)),
            blocks(draft, document.blocks),
            references(draft),
            contact(draft),
            about(draft),
        )
    )
