"""``respondent check``: everything that is wrong in the workspace, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from respondent.cli.options import in_workspace
from respondent.cli.reports import print_github, print_json, print_sarif, print_text, status
from respondent.cli.terminal import progress
from respondent.model.diagnostic import Diagnostic, in_order


@click.command()
@in_workspace
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How to report: for people, for machines (json, sarif), or beside the lines of a pull request.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Also say who changed, since that revision, what is another organisation’s.",
)
@click.option(
    "--author",
    metavar="EMAIL",
    help="With --since: take all changes as this person’s, whoever made the commits.",
)
@click.pass_context
def check(ctx: click.Context, folder: Path, form: str, since: str | None, author: str | None) -> None:
    """Say everything that is wrong in the workspace, and how to mend it.

    Reads every record, table and template, follows every reference, renders every document without writing any,
    and holds what it says to the evidence. Each problem stands on a line as file:line:column CODE message, and what
    to do about it below.

    With --since, changes are held against the `partners` in the settings, as these were at that revision, and what
    a merge dropped of what one side had changed is told.
    """
    from respondent.build import check as check_workspace

    if author and not since:
        raise click.UsageError("--author says whose changes are meant; it needs --since.")
    since_then: tuple[Diagnostic, ...] = ()
    if since:
        from respondent.owning.since import problems_since

        since_then = problems_since(folder, since, author)
    with progress("Checking") as show:
        found = in_order((*check_workspace(folder, show), *since_then))
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
