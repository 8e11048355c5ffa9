"""``respondent brief``: a page a figure for the person who faces the journalist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from respondent.cli.days import day_of
from respondent.cli.options import in_workspace
from respondent.cli.report import form_of, on_day, put

FORMATS = ("text", "html")


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="text, or a page that prints a sheet a figure. Without this, the ending of OUT decides, or else text.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="OUT", help="Write it to this file.")
@on_day
@in_workspace
def brief(
    documents: tuple[str, ...], form: str | None, out: Path | None, day: date | None, folder: Path
) -> None:
    """Brief whoever faces the journalist: a page a figure, with the line to take.

    Each page has the figure, its working, its source, whom it leaves out, who verified it, and the line to take if
    it is challenged. DOCUMENT is the name of a template, or of one of the documents that it gives.
    """
    from respondent.report import citation_sheet
    from respondent.reporting.briefs import briefs_as_page, briefs_as_text
    from respondent.tracing.briefing import briefs_of

    form = form or form_of(out, FORMATS)
    found = briefs_of(citation_sheet(folder, documents, day=day_of(day), rules=False))
    text = briefs_as_page(found) if form == "html" else briefs_as_text(found)
    put(text.encode("utf-8", "replace"), out)
