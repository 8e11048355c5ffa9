"""``respondent report``: the citation sheet, every claim with what it rests on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.days import Day, day_of
from respondent.cli.options import in_workspace

if TYPE_CHECKING:
    from respondent.model.citation_sheet import CitationSheet

FORMATS = ("text", "html", "xlsx", "csv", "json", "csl")

on_day = click.option(
    "--on",
    "day",
    type=Day(),
    metavar="DATE",
    help="The day by which ages are counted; without this, today.",
)


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="text, a page to send round, a workbook, the claims as CSV, JSON, or the sources for Zotero (csl). "
    "Without this, the ending of OUT decides, or else text.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="OUT", help="Write it to this file.")
@on_day
@click.option(
    "--no-check",
    "quick",
    is_flag=True,
    help="Leave out of the open questions what “check” finds; several times as quick.",
)
@in_workspace
def report(
    documents: tuple[str, ...],
    form: str | None,
    out: Path | None,
    day: date | None,
    quick: bool,  # noqa: FBT001 - click gives it by name
    folder: Path,
) -> None:
    """Give the citation sheet: every claim with what it rests on.

    For each claim its source and place, how it was worked out, who verified it, and what is still open. DOCUMENT is
    the name of a template, or of one of the documents that it gives; without one, all are in it.
    """
    from respondent.report import citation_sheet

    form = form or form_of(out, FORMATS)
    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise click.UsageError("A workbook needs a file: add “-o claims.xlsx”.")
    data = _writers()[form](citation_sheet(folder, documents, day=day_of(day), rules=not quick))
    put(data, out)


def form_of(out: Path | None, known: tuple[str, ...]) -> str:
    """The format that a file's name asks for; text without a file. Raises UsageError."""
    if out is None:
        return "text"
    ending = out.suffix.lower().removeprefix(".")
    ending = {"txt": "text", "htm": "html"}.get(ending, ending)
    if ending not in known:
        raise click.UsageError(f"The name {out.name} does not say which format to write: add “--format”.")
    return ending


def put(data: bytes, out: Path | None) -> None:
    """Write a report to its file, whole or not at all, or to standard output."""
    if out is None:
        click.echo(data, nl=False)
        return
    from respondent.writing.files import write_whole

    write_whole(out, data)
    click.echo(out.as_posix(), err=True)


def _writers() -> Mapping[str, Callable[[CitationSheet], bytes]]:
    from respondent.reporting.sheet.csl import sources_as_csl
    from respondent.reporting.sheet.objects import sheet_as_json
    from respondent.reporting.sheet.page import sheet_as_page
    from respondent.reporting.sheet.separated import sheet_as_csv
    from respondent.reporting.sheet.text import sheet_as_text
    from respondent.reporting.sheet.workbook import sheet_as_xlsx

    return {
        "text": lambda sheet: sheet_as_text(sheet).encode("utf-8", "replace"),
        "html": lambda sheet: sheet_as_page(sheet).encode("utf-8", "replace"),
        "xlsx": sheet_as_xlsx,
        "csv": sheet_as_csv,
        "json": lambda sheet: json_bytes(sheet_as_json(sheet)),
        "csl": lambda sheet: json_bytes(sources_as_csl(sheet)),
    }


def json_bytes(value: object) -> bytes:
    """JSON for machines, always in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
