"""``respondent evidence``: a partner's records as a workbook, and what it proposes when it comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.days import Day, day_of
from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_text, status
from respondent.cli.review import KindGroup
from respondent.errors import FileInTheWayError

if TYPE_CHECKING:
    from respondent.loading.workspace import Loaded
    from respondent.model.imported import Import


@click.group(cls=KindGroup)
def evidence() -> None:
    """Send a partner its records as a workbook, and take in what comes back.

    For people who have a spreadsheet and nothing else. What comes back is shown as proposals, field by field, and
    applied only where you say so.
    """


@evidence.command()
@click.option("--owner", required=True, metavar="ORG", help="Whose records: an organisation’s id.")
@click.option("--as", "form", type=click.Choice(["xlsx"]), default="xlsx", help="As what: an Excel workbook.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to this file; without this, to evidence-ORG.xlsx where you are.",
)
@click.option(
    "--confidential",
    is_flag=True,
    help="With its confidential records; only where the settings let its people see such.",
)
@click.option("--on", "day", type=Day(), metavar="DATE", help="The day that it bears; without this, today.")
@in_workspace
def export(
    owner: str,
    form: str,  # noqa: ARG001 - there is one form so far
    out: Path | None,
    confidential: bool,  # noqa: FBT001 - click gives it by name
    day: date | None,
    folder: Path,
) -> None:
    """Write an organisation’s records into a workbook that it can correct.

    A sheet a kind, a row a record, a column a field, with help in plain words; the figures of tables on sheets of
    their own. It opens in Excel, LibreOffice and Google Sheets.
    """
    from respondent.exchanging.exporting import book_for
    from respondent.exchanging.workbook import workbook_of
    from respondent.loading.workspace import load
    from respondent.writing.files import write_whole

    workspace = load(folder, confidential=confidential).workspace
    book = book_for(workspace, owner, day_of(day), confidential=confidential)
    path = out or Path(f"evidence-{owner}.xlsx")
    if out is None and path.exists():
        raise FileInTheWayError(path, "-o")
    write_whole(path, workbook_of(book))
    click.echo(path.as_posix())


@evidence.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--apply",
    "names",
    multiple=True,
    is_flag=False,
    flag_value="*",
    metavar="[WHAT]",
    help="Apply what is proposed: alone, all that has no clash; with ID, that of one record; with ID:FIELD, that "
    "field even if it clashes; ID:FIELD=TEXT answers what a spreadsheet has left open.",
)
@click.option(
    "--owner", metavar="ORG", help="Whose records it may change; without this, as the workbook says."
)
@in_workspace
@in_format
@click.pass_context
def import_(
    ctx: click.Context, file: Path, names: tuple[str, ...], owner: str | None, folder: Path, form: str
) -> None:
    """Show what a workbook that came back proposes, field by field; nothing is applied unless you say “--apply”.

    FILE is the workbook (.xlsx) as Excel, LibreOffice or Google Sheets saved it, or .ods, or one sheet as .csv.
    """
    from respondent.exchanging.importing import imported
    from respondent.loading.workspace import load
    from respondent.reading.whole_file import bytes_of

    loaded = load(folder)
    found = imported(loaded.workspace, bytes_of(file), file.name, owner)
    if names:
        ctx.exit(apply(loaded, found, names, form))
    show(found, form)
    ctx.exit(status(found.diagnostics))


def show(found: Import, form: str) -> None:
    """The proposals and what is wrong with the workbook, for people or for machines."""
    from respondent.reporting.imports import closing_text, import_json, import_text

    if form == "json":
        put_json(import_json(found))
        return
    click.echo(import_text(found), nl=False)
    if found.diagnostics:
        click.echo("")
        print_text(found.diagnostics, err=False)
    if found.proposals:
        click.echo("\n" + closing_text(found), nl=False, err=True)


def apply(loaded: Loaded, found: Import, names: tuple[str, ...], form: str) -> int:
    """Write what is accepted of the proposals, unless that brings an error; gives the exit status."""
    from respondent.accepting import accept, write_accepted
    from respondent.reporting.diagnostics import as_json
    from respondent.reporting.imports import import_json, import_text

    acceptance = accept(loaded, found, names)
    brings = acceptance.proposal.diagnostics
    written = () if acceptance.is_wrong else write_accepted(loaded, acceptance)
    shown = replace(found, proposals=acceptance.proposals)
    if form == "json":
        put_json({**import_json(shown), "written": list(written), "brings": as_json(brings)})
        return FOUND_AN_ERROR if acceptance.is_wrong else status(found.diagnostics)
    click.echo(import_text(shown), nl=False)
    if brings or found.diagnostics:
        click.echo("")
        print_text((*found.diagnostics, *brings), err=False)
    click.echo("")
    if acceptance.is_wrong:
        click.echo(
            "Nothing was written: the changes would bring errors. Accept those without, by name: --apply ID.",
            err=True,
        )
    elif not written:
        click.echo("There was nothing to write.", err=True)
    for path in written:
        click.echo(path)
    return FOUND_AN_ERROR if acceptance.is_wrong else status(found.diagnostics)


def put_json(report: Mapping[str, object]) -> None:
    """One JSON object on standard output, always in UTF-8."""
    click.echo((json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
