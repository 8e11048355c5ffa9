"""The notes at the end of a page, each with the way back, and the list of references."""

from __future__ import annotations

from respondent.model.document import Document, Note
from respondent.writing.furniture import REFERENCES, notes_heading
from respondent.writing.html.escape import attributes, text
from respondent.writing.html.inlines import InlineWriter


def notes(document: Document, inlines: InlineWriter) -> str:
    """The notes, numbered as they are; to be written after the text, whose anchors they lead back to."""
    if not document.notes:
        return ""
    heading = text(notes_heading(document.kind))
    return (
        f'<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n<h2 id="notes">{heading}</h2>\n'
        f"<ol>\n{''.join([_note(document, note, inlines) for note in document.notes])}</ol>\n</section>"
    )


def references(document: Document, inlines: InlineWriter) -> str:
    """The list of references of an author–date style."""
    if not document.references:
        return ""
    entries = "".join([f"<li>{inlines.html(entry)}</li>\n" for entry in document.references])
    return (
        '<section class="references" role="doc-bibliography" aria-labelledby="references">\n'
        f'<h2 id="references">{REFERENCES}</h2>\n<ul>\n{entries}</ul>\n</section>'
    )


def _note(document: Document, note: Note, inlines: InlineWriter) -> str:
    back = _ways_back(document, note, inlines)
    return (
        f"<li{attributes(id=f'note-{note.number}', value=str(note.number))}>"
        f"<p>{inlines.html(note.content)}{back}</p></li>\n"
    )


def _ways_back(document: Document, note: Note, inlines: InlineWriter) -> str:
    """Links to each place in the text that the note serves: its claims, or, where it has none, its marks."""
    words = {claim.number: claim.text for claim in document.claims}
    places = [
        (anchors[0], f"Back to “{words.get(number, '')}”")
        for number in note.claims
        if (anchors := inlines.claim_anchors.get(number))
    ] or [
        (anchor, f"Back to the mark of note {note.number}")
        for anchor in inlines.mark_anchors.get(note.number, ())
    ]
    links = [
        f"<a{attributes(href=f'#{anchor}', role='doc-backlink', aria_label=label, title=label)}>↩</a>"
        for anchor, label in places
    ]
    return f' <span class="back">{" ".join(links)}</span>' if links else ""
