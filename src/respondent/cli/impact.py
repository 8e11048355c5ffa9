"""``respondent impact``: every document, built or sent, that rests on a record."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.days import Day, day_of
from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.report import json_bytes, put
from respondent.cli.terminal import has_colours

if TYPE_CHECKING:
    from datetime import date

    from respondent.loading.workspace import Loaded
    from respondent.model.impact import Impact
    from respondent.model.workspace import Workspace


@click.command()
@click.argument("records", nargs=-1, metavar="[RECORD]…")
@click.option(
    "--since",
    metavar="REVISION",
    help="Compare the evidence with what it was at a git revision; without RECORD, take all that has changed.",
)
@click.option(
    "--value",
    metavar="NUMBER",
    help="Suppose that the one RECORD has this value: see what a revision would touch before you make it.",
)
@click.option(
    "--letters",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write a draft of the correction, a template, for each document sent that is not true any more.",
)
@click.option("--on", "day", type=Day(), metavar="DATE", help="The corrections’ date.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the built documents are; without this, the folder “out” in the workspace.",
)
@in_workspace
@in_format
@click.pass_context
def impact(
    ctx: click.Context,
    records: tuple[str, ...],
    since: str | None,
    value: str | None,
    letters: Path | None,
    day: date | None,
    out: Path | None,
    folder: Path,
    form: str,
) -> None:
    """Say which documents, built or sent, rest on a record, and what they would say now.

    RECORD is a record’s id, or a row of a table as “table#row”. The exit status is 1 if something that was built or
    sent is not borne out by the evidence any more.
    """
    from respondent.impact import impact as find_impact
    from respondent.loading.workspace import Loaded, load
    from respondent.reporting.impacts import impact_as_json, impact_as_text

    _refuse(records, since, value)
    loaded = load(folder)
    before: Workspace | None = None
    if since is not None:
        from respondent.loading.revision import workspace_at

        before = workspace_at(loaded.workspace.root, since)
    if value is not None:
        from respondent.tracing.supposing import suppose

        before, supposed = loaded.workspace, suppose(loaded.workspace, records[0], value)
        loaded = Loaded(supposed, loaded.diagnostics)
    found = find_impact(loaded, records, before=before, out=out, sentences=letters is not None)
    if form == "json":
        put(json_bytes(impact_as_json(found)), None)
    else:
        text = impact_as_text(found, colour=has_colours(sys.stdout))
        click.echo(text, nl=False)
    if letters is not None:
        _write(found, loaded, letters, day_of(day))
    ctx.exit(FOUND_AN_ERROR if found.is_wrong else 0)


def _refuse(records: tuple[str, ...], since: str | None, value: str | None) -> None:
    if not records and since is None:
        raise click.UsageError("Name a record, or a revision with “--since”.")
    if value is not None and (len(records) != 1 or since is not None):
        raise click.UsageError("“--value” goes with one record, and not with “--since”.")


def _write(found: Impact, loaded: Loaded, folder: Path, day: date) -> None:
    """The corrections, each in a file of its own; one that is there already stays as it is."""
    from respondent.tracing.corrections import corrections
    from respondent.writing.files import write_whole

    for name, text in corrections(found, loaded.workspace, day).items():
        path = folder / name
        if path.exists():
            click.echo(f"{path.as_posix()} is there already and stays as it is.", err=True)
        else:
            write_whole(path, text.encode("utf-8", "replace"))
            click.echo(path.as_posix(), err=True)
