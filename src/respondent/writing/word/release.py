"""A press release: label, embargo, headline, text, "ENDS", notes to editors, contact and senders."""

from __future__ import annotations

from respondent.model.document import Note
from respondent.prose.dates import write_date
from respondent.writing.furniture import ENDS, IMMEDIATE, PRESS_RELEASE, embargo_line, notes_heading
from respondent.writing.word.blocks import blocks
from respondent.writing.word.closing import about, contact, heading, references
from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import note_bookmark, runs
from respondent.writing.word.markup import paragraph, run
from respondent.writing.word.opening import notice, senders, subject


def release(draft: Draft) -> str:
    """All that the body of a press release holds."""
    document = draft.document
    embargo = embargo_line(document)
    return "".join(
        (
            senders(draft),
            notice(draft),
            paragraph(draft.styles["ReleaseLabel"], run(PRESS_RELEASE)),
            paragraph(draft.styles["Embargo" if embargo else "Immediate"], run(embargo or IMMEDIATE)),
            subject(draft, "Title"),
            paragraph(draft.styles["Dateline"], run(write_date(document.date))),
            blocks(draft, document.blocks),
            paragraph(draft.styles["ReleaseEnd"], run(ENDS)),
            _notes(draft),
            references(draft),
            contact(draft),
            about(draft),
        )
    )


def _notes(draft: Draft) -> str:
    """The notes as a numbered list, each with the bookmark that its marks in the text lead to."""
    notes = draft.document.notes
    if not notes:
        return ""
    numbering = draft.numbered_list(notes[0].number)
    return heading(draft, notes_heading(draft.document.kind)) + "".join(
        _note(draft, note, numbering) for note in notes
    )


def _note(draft: Draft, note: Note, numbering: int) -> str:
    content = draft.bookmark(note_bookmark(note.number), runs(draft, note.content))
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
    return paragraph(draft.styles["NoteToEditors"], content, numbered)
