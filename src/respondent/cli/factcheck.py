"""``respondent factcheck``: a verdict for each quantity of a draft that anyone wrote."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import COULD_NOT_RUN, FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_text
from respondent.cli.terminal import has_colours
from respondent.errors import UnreadableFileError
from respondent.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from respondent.factchecking.factcheck import Factcheck
    from respondent.loading.workspace import Loaded
    from respondent.model.draft import Draft


@click.command()
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…", type=click.Path(path_type=Path))
@click.option(
    "--evidence",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of records, or another workspace, to hold the draft against.",
)
@in_workspace
@in_format
@click.pass_context
def factcheck(
    ctx: click.Context, drafts: tuple[Path, ...], evidence: Path | None, folder: Path, form: str
) -> None:
    """Say of each quantity in a draft whether the evidence bears it out.

    DRAFT is a Word, Markdown, HTML or text file. Figures that no evidence decides are held against the draft's
    other figures. The exit status is 1 if a figure is contradicted or inconsistent.
    """
    from respondent.factchecking.factcheck import factcheck_each

    loaded = _evidence(evidence, folder)
    if loaded.diagnostics:
        print_text(loaded.diagnostics, err=True)
    read = [_read(path) for path in drafts]
    problems = [problem for _, found in read for problem in found]
    if problems:
        print_text(problems, err=True)
    is_false = False
    drafts_read = (draft for draft, _ in read if draft is not None)
    for number, found in enumerate(factcheck_each(drafts_read, loaded.workspace)):
        if number and form == "text":
            click.echo()
        _print(found, form)
        is_false = is_false or found.is_false
    if any(draft is None for draft, _ in read):
        ctx.exit(COULD_NOT_RUN)
    ctx.exit(FOUND_AN_ERROR if is_false else 0)


def _evidence(evidence: Path | None, folder: Path) -> Loaded:
    """The workspace where we are, or the one that is named, or a bare folder of records."""
    from respondent.loading.workspace import SETTINGS, load, load_evidence

    if evidence is None:
        return load(folder)
    if (evidence / SETTINGS).is_file():
        return load(evidence)
    return load_evidence(evidence)


def _read(path: Path) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    from respondent.reading.draft import MOST_PACKAGE, read_draft

    try:
        with path.open("rb") as file:
            data = file.read(MOST_PACKAGE + 1)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "it cannot be opened") from error
    read = read_draft(data, path.as_posix())
    return read.draft, read.diagnostics


def _print(found: Factcheck, form: str) -> None:
    """The draft with its assessments, a summary last; JSON is one object on a line."""
    from respondent.reporting.assessments import assessments_as_json, assessments_summary
    from respondent.reporting.marked_text import assessments_as_text

    name = found.draft.name
    if form == "json":
        report = assessments_as_json(name, found.assessments)
        click.echo((json.dumps(report, ensure_ascii=False) + "\n").encode(), nl=False)
        return
    if found.assessments:
        click.echo(assessments_as_text(found.draft, found.assessments, colour=has_colours(sys.stdout)))
    click.echo(assessments_summary(name, found.assessments))
