"""A citation sheet as one page of HTML: it loads nothing, reads well on paper, and can be sorted and filtered.

Without its script it is the same page in the order of the documents, less the sorting and the filters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from respondent.model.citation_sheet import CitationSheet, CitedSource, OpenQuestion, SheetDocument
from respondent.model.listing import counted
from respondent.prose.dates import write_date
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.head import PALETTE, head
from respondent.reporting.sheet.charts import charts
from respondent.reporting.sheet.rows import claim_row

_HEADINGS = ("No.", "Claim", "Rests on", "Status")
_FEW_CLAIMS = 12


def sheet_as_page(sheet: CitationSheet) -> str:
    """The whole page; the same sheet gives the same text."""
    alone = sheet.documents[0] if len(sheet.documents) == 1 else None
    title = (
        f"Citation sheet: {alone.title}" if alone else f"Citation sheet of {len(sheet.documents)} documents"
    )
    styles = (PALETTE, "sheet/page.css")
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{head(title, styles, "sheet/page.js")}\n<body>\n<main>\n'
        f"{_opening(sheet, alone)}{charts(sheet)}{''.join(_documents(sheet))}{_claims(sheet, alone)}"
        f"{_sources(sheet)}{_questions(sheet)}</main>\n</body>\n</html>\n"
    )


def _opening(sheet: CitationSheet, alone: SheetDocument | None) -> str:
    what = f"{counted(len(sheet.claims), 'claim')} on {counted(len(sheet.sources), 'source')}"
    if alone is not None:
        name = escaped(alone.title)
        told = (
            f"{alone.kind.value.capitalize()} of {write_date(alone.date)}, <code>{escaped(alone.id)}</code>"
        )
    else:
        name, told = f"{counted(len(sheet.documents), 'document')}", "each claim with what it rests on"
    questions = ""
    if sheet.questions:
        questions = f' · <a href="#questions">{counted(len(sheet.questions), "open question")}</a>'
    return (
        f'<header><p class="what">Citation sheet</p><h1>{name}</h1>\n<p class="told">{told}<br>{what}{questions} · '
        f"as of {write_date(sheet.day)}</p></header>\n"
    )


def _documents(sheet: CitationSheet) -> Iterator[str]:
    """The list of documents, where there are several."""
    if len(sheet.documents) > 1:
        items = "".join(
            f'<li><a href="#{escaped(one.id)}">{escaped(one.title)}</a> '
            f'<span class="of">{counted(one.claims, "claim")}{_held(one)}</span></li>'
            for one in sheet.documents
        )
        folded = f"<details><summary>The documents</summary><ol>{items}</ol></details>"
        yield f'<nav aria-label="Documents">{folded}</nav>\n'


def _held(document: SheetDocument) -> str:
    return f', <b class="bad">held back by {counted(document.errors, "error")}</b>' if document.errors else ""


# The claims


def _claims(sheet: CitationSheet, alone: SheetDocument | None) -> str:
    if not sheet.claims:
        return '<p class="none">There are no claims.</p>\n'
    heads = "".join(f'<th scope="col">{heading}</th>' for heading in _HEADINGS)
    return (
        f'<section id="claims"><h2>Claims</h2>\n{_FILTERS}\n<table class="claims"><thead><tr>{heads}</tr></thead>\n'
        f"<tbody>{''.join(_rows(sheet, alone))}</tbody></table>\n"
        '<p class="none" id="none" hidden>No claim is like that.</p></section>\n'
    )


_FILTERS = (
    '<form id="filters" hidden><input type="search" name="words" placeholder="Find words, a record, a source" '
    'aria-label="Find"><select name="document" aria-label="Document"></select><select name="status" '
    'aria-label="Status"></select><select name="kind" aria-label="Kind"></select><select name="source" '
    'aria-label="Source"></select><button type="reset">Clear</button><output></output></form>'
)


def _rows(sheet: CitationSheet, alone: SheetDocument | None) -> Iterator[str]:
    sources = {cited.source.id: cited for cited in sheet.sources}
    titles = {one.id: one for one in sheet.documents}
    for document, claims in groupby(sheet.claims, key=lambda claim: claim.document):
        if alone is None:
            one = titles[document]
            yield (
                f'<tr class="document" id="{escaped(document)}"><th colspan="4" scope="rowgroup">'
                f'{escaped(one.title)} <span class="of">{escaped(document)}{_held(one)}</span></th></tr>\n'
            )
        for claim in claims:
            yield claim_row(claim, sources, alone=alone is not None) + "\n"


# The sources, and what is open


def _sources(sheet: CitationSheet) -> str:
    if not sheet.sources:
        return ""
    rows = "".join(map(_source, sheet.sources))
    return (
        '<section id="sources"><h2>Sources</h2>\n<table><thead><tr><th scope="col">Source</th>'
        '<th scope="col">Age</th><th scope="col">Last looked at</th><th scope="col">Claims</th></tr></thead>\n'
        f"<tbody>{rows}</tbody></table></section>\n"
    )


def _source(cited: CitedSource) -> str:
    source = cited.source
    link = ""
    if source.url and source.url.startswith(("http://", "https://")):
        link = f' <a class="open" href="{escaped(source.url)}" rel="noreferrer noopener">source ↗</a>'
    looked = max((day for day in (source.latest_checked, source.accessed) if day), default=None)
    secret = ' <b class="bad">confidential</b>' if source.confidential else ""
    return (
        f'<tr id="source-{escaped(source.id)}"><td data-is="Source">{escaped(cited.reference)}{link}{secret}<br>'
        f'<code>{escaped(source.id)}</code></td><td data-is="Age">{cited.age.value}</td>'
        f'<td data-is="Last looked at">{write_date(looked) if looked else "–"}</td>'
        f'<td data-is="Claims">{cited.claims:,}</td></tr>\n'
    )


def _questions(sheet: CitationSheet) -> str:
    if not sheet.questions:
        return (
            '<section id="questions"><h2>Open questions</h2><p class="none">There are none.</p></section>\n'
        )
    rows = "".join(map(_question, sheet.questions))
    return (
        '<section id="questions"><h2>Open questions</h2>\n<table><thead><tr><th scope="col">About</th>'
        '<th scope="col">What is open</th><th scope="col">Claims</th></tr></thead>\n'
        f"<tbody>{rows}</tbody></table></section>\n"
    )


def _question(question: OpenQuestion) -> str:
    links = ", ".join(
        f'<a href="#{escaped(key)}">{escaped(key)}</a>' for key in question.claims[:_FEW_CLAIMS]
    )
    more = f" and {len(question.claims) - _FEW_CLAIMS} more" if len(question.claims) > _FEW_CLAIMS else ""
    which = f"<details><summary>{len(question.claims):,}</summary>{links}{more}</details>" if links else ""
    return (
        f'<tr><td data-is="About"><b>{escaped(question.topic)}</b><br><code>{escaped(question.about)}</code></td>'
        f'<td data-is="What is open">{escaped(question.what)}<br><i>{escaped(question.remedy)}</i></td>'
        f'<td data-is="Claims">{which}</td></tr>\n'
    )
