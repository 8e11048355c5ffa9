"""A whole page of HTML with drafts and their assessments, self-contained: no script, no other file.

It begins with what is false, each with a link to its place. A policy in its head forbids browsers to load or run
anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.model.assessment import Assessment
from respondent.model.draft import Draft
from respondent.reporting.assessments import by_standing, quantities
from respondent.reporting.marks import Standing
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.head import PALETTE, head
from respondent.reporting.page.notes import note
from respondent.reporting.page.numbered import Sheet, sheet_of
from respondent.reporting.page.passages import draft_as_html

_STYLE = "page/page.css"
_MEANINGS = {
    Standing.CONTRADICTED: "the evidence says otherwise, or cannot bear the word",
    Standing.INCONSISTENT: "it does not follow from the draft’s other figures",
    Standing.UNSUPPORTED: "there is nothing to hold it against",
    Standing.CONSISTENT: "no evidence, but it follows from the draft’s other figures",
    Standing.SUPPORTED: "the evidence bears it out",
    Standing.ANSWERED: "a reader has answered it",
}


def assessments_as_page(drafts: Iterable[tuple[Draft, Sequence[Assessment]]]) -> str:
    """The drafts, each with what is to be said of its quantities, as one HTML file.

    The same drafts and assessments give the same text.
    """
    sheets = [sheet_of(draft, found, ordinal) for ordinal, (draft, found) in enumerate(drafts, 1)]
    title = f"Figures in {sheets[0].title}" if len(sheets) == 1 else f"Figures in {len(sheets)} drafts"
    alone = len(sheets) == 1
    sections = (_section(sheet, alone=alone) for sheet in sheets)
    body = "\n".join((*_contents(sheets), *sections, _legend(sheets)))
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{head(title, (PALETTE, _STYLE))}\n<body>\n<main>\n'
        f"<h1>{escaped(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _legend(sheets: Sequence[Sheet]) -> str:
    """What each sign means, of those that are on the page."""
    used = {entry.standing for sheet in sheets for entry in sheet.entries}
    rows = "".join(
        f'<div><dt><mark class="{which.value}">{which.sign} {which.value}</mark></dt>'
        f"<dd>{_MEANINGS[which]}</dd></div>"
        for which in Standing
        if which in used
    )
    return f'<footer><h2>What the signs mean</h2><dl class="legend">{rows}</dl></footer>' if rows else ""


def _contents(sheets: Sequence[Sheet]) -> Iterable[str]:
    """The list of drafts, where there are several."""
    if len(sheets) > 1:
        items = "".join(
            f'<li><a href="#{sheet.key}">{escaped(sheet.title)}</a> – {_summary(sheet)}</li>'
            for sheet in sheets
        )
        yield f'<nav aria-label="Drafts"><ol>{items}</ol></nav>'


def _section(sheet: Sheet, *, alone: bool) -> str:
    """One draft: how it stands, what is false, and its text; one that is alone has the page's title."""
    title = "" if alone else f"<h2>{escaped(sheet.title)}</h2>\n"
    return (
        f'<section id="{sheet.key}">\n{title}'
        f'<p class="summary">{_summary(sheet)}</p>\n{_first(sheet)}\n'
        f'<article aria-label="The draft">\n{draft_as_html(sheet)}\n</article>\n</section>'
    )


def _summary(sheet: Sheet) -> str:
    entries = sheet.entries
    if not entries:
        return "No quantities were found."
    counts = by_standing(entry.assessment for entry in entries)
    parts = ", ".join(
        f'<span class="count {which.value}"><span class="sign" aria-hidden="true">{which.sign}</span> '
        f"{count:,} {which.value}</span>"
        for which, count in counts.items()
    )
    return f"{quantities(len(entries)).capitalize()}: {parts}."


def _first(sheet: Sheet) -> str:
    """What is false, in the order of the draft."""
    false = [entry for entry in sheet.entries if entry.standing.is_false]
    if not false:
        return (
            '<p class="fine">No figure in this draft is contradicted or inconsistent.</p>'
            if sheet.entries
            else ""
        )
    title = "One figure does not hold" if len(false) == 1 else f"{len(false):,} figures do not hold"
    inner = "".join(note(entry, full=False) for entry in false)
    return f'<div class="first">\n<h3>{title}</h3>\n{inner}\n</div>'
