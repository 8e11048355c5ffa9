"""A draft as it reads, passage by passage, each with its notes beside it."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.reporting.page.layout import Layout, laid_out
from respondent.reporting.page.notes import PLAIN, Manner, marked, notes
from respondent.reporting.page.numbered import Sheet


def draft_as_html(sheet: Sheet, manner: Manner = PLAIN) -> str:
    """The whole text of the draft with its marks and notes, which are worded in this `manner`."""
    passages = sheet.draft.passages

    def text(number: int) -> str:
        return marked(passages[number].text, sheet.marks.get(number, ()))

    def aside(numbers: Sequence[int]) -> str:
        marks = (mark for number in numbers for mark in sheet.marks.get(number, ()))
        said = notes((entry for mark in marks for entry in mark.entries), manner)
        return f'<div class="notes">{said}</div>' if said else ""

    return laid_out(passages, Layout(text, aside, headings=True))
