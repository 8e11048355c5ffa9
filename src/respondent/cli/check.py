"""``respondent check``: everything that is wrong in the workspace, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from respondent.cli.options import in_workspace
from respondent.cli.reports import print_github, print_json, print_sarif, print_text, status
from respondent.cli.terminal import progress


@click.command()
@in_workspace
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How to report: for people, for machines (json, sarif), or beside the lines of a pull request.",
)
@click.pass_context
def check(ctx: click.Context, folder: Path, form: str) -> None:
    """Say everything that is wrong in the workspace, and how to mend it.

    Reads every record, table and template, follows every reference, renders every document without writing any,
    and holds what it says to the evidence. Each problem stands on a line as file:line:column CODE message, and what
    to do about it below.
    """
    from respondent.build import check as check_workspace

    with progress("Checking") as show:
        found = check_workspace(folder, show)
    match form:
        case "json":
            print_json(found, documents=[])
        case "sarif":
            print_sarif(found, folder)
        case "github":
            print_github(found, folder)
        case _:
            print_text(found, err=False)
    ctx.exit(status(found))
