"""``respondent check``: everything that is wrong in the workspace, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text, status
from respondent.cli.terminal import progress


@click.command()
@in_workspace
@in_format
@click.pass_context
def check(ctx: click.Context, folder: Path, form: str) -> None:
    """Say everything that is wrong in the workspace, and how to mend it.

    Reads every record, table and template, follows every reference and renders every document, without writing
    any. Each problem stands on a line as file:line:column CODE message, and what to do about it below.
    """
    from respondent.build import check as check_workspace

    with progress("Checking") as show:
        found = check_workspace(folder, show)
    if form == "json":
        print_json(found, documents=[])
    else:
        print_text(found, err=False)
    ctx.exit(status(found))
