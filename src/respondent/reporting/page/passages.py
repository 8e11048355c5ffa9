"""A draft as it reads, passage by passage, each with its notes beside it."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.reporting.page.layout import Layout, laid_out
from respondent.reporting.page.notes import marked, notes
from respondent.reporting.page.numbered import Sheet


def draft_as_html(sheet: Sheet) -> str:
    """The whole text of the draft with its marks and notes."""
    passages = sheet.draft.passages

    def text(number: int) -> str:
        return marked(passages[number].text, sheet.marks.get(number, ()))

    def aside(numbers: Sequence[int]) -> str:
        said = notes(e for number in numbers for mark in sheet.marks.get(number, ()) for e in mark.entries)
        return f'<div class="notes">{said}</div>' if said else ""

    return laid_out(passages, Layout(text, aside, headings=True))
