"""The part that holds the footnotes."""

from __future__ import annotations

from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import Looks, properties, runs
from respondent.writing.word.markup import run


def footnotes(draft: Draft) -> str:
    """The footnotes whose marks stand in the text; a release has none."""
    if not draft.footnotes:
        return ""
    style = draft.styles["FootnoteText"]
    mark = (
        f"<w:r>{properties(Looks(style=draft.styles['FootnoteReference']))}<w:footnoteRef/></w:r>{run(' ')}"
    )
    return "".join(
        f'<w:footnote w:id="{draft.letterhead.footnotes.id_of(note.number)}"><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/></w:pPr>{mark}{runs(draft, note.content)}</w:p></w:footnote>'
        for note in draft.document.notes
        if note.number in draft.marked
    )
