"""How commands that change records tell what they change, and write it: for people and for machines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.report import json_bytes, put
from respondent.cli.reports import print_text
from respondent.cli.terminal import has_colours
from respondent.model.listing import counted

if TYPE_CHECKING:
    from respondent.edit.propose import Proposal
    from respondent.loading.workspace import Loaded
    from respondent.model.diagnostic import Diagnostic
    from respondent.model.edit import FileChange
    from respondent.model.impact import Impact

dry_run = click.option(
    "--dry-run",
    is_flag=True,
    help="Show what would change, in the files and in the documents, and write nothing.",
)


def load_for_change(folder: Path) -> Loaded:
    """The workspace, after the rest of a change was done in which somebody was stopped. Raises NoWorkspaceError."""
    from respondent.edit.write import finish
    from respondent.loading.workspace import find_root, load

    root = find_root(folder)
    if finish(root):
        click.echo("An earlier change was stopped in the middle; the rest of it was written now.", err=True)
    return load(root)


def checks(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """All that “respondent check” says of a workspace."""
    from respondent.build import check

    return check(loaded)


def conclude(
    ctx: click.Context,
    before: Loaded,
    proposal: Proposal,
    message: str,
    form: str,
    *,
    dry: bool,
    names: Sequence[str] = (),
) -> None:
    """Write a change that brings no error, tell what there is to tell, and end with the status that it calls for.

    `names` are the records or rows whose documents a dry run looks at.
    """
    from respondent.edit.write import write

    writes = not dry and not proposal.is_wrong and bool(proposal.files)
    if writes:
        write(before.workspace.root, proposal.files)
    touched = _impact(before, proposal, names) if dry and names and not proposal.is_wrong else None
    if form == "json":
        _print_json(proposal, message, touched, written=writes)
    else:
        _print_text(proposal, message, touched, dry=dry)
    ctx.exit(FOUND_AN_ERROR if proposal.is_wrong else 0)


def _impact(before: Loaded, proposal: Proposal, names: Sequence[str]) -> Impact:
    from respondent.impact import impact

    return impact(proposal.after, names, before=before.workspace)


def _print_json(proposal: Proposal, message: str, touched: Impact | None, *, written: bool) -> None:
    from respondent.reporting.diagnostics import as_json, count
    from respondent.reporting.impacts import impact_as_json

    report = {
        "written": written,
        "files": [{"file": one.path, "change": _what(one), "diff": _diff(one)} for one in proposal.files],
        "diagnostics": as_json(proposal.diagnostics),
        "mended": as_json(proposal.mended),
        "impact": impact_as_json(touched) if touched is not None else None,
        "message": message,
        "summary": count(proposal.diagnostics),
    }
    put(json_bytes(report), None)


def _print_text(proposal: Proposal, message: str, touched: Impact | None, *, dry: bool) -> None:
    from respondent.reporting.impacts import impact_as_text

    if not proposal.files:
        click.echo("Nothing changes: it is so already.")
        return
    if dry:
        for one in proposal.files:
            click.echo(_diff(one), nl=False)
    if proposal.diagnostics:
        click.echo("\nThe change brings:" if dry else "The change brings:")
        print_text(proposal.diagnostics, err=False)
    if proposal.mended:
        click.echo(f"The change mends {counted(len(proposal.mended), 'problem')}.")
    if touched is not None:
        click.echo("\n" + impact_as_text(touched, colour=has_colours(sys.stdout)), nl=False)
    if proposal.is_wrong:
        click.echo("Nothing was written. Mend the errors in what you wrote, and do the same again.")
    elif dry:
        click.echo("Nothing was written, since this is a dry run.")
    else:
        for line in _told(proposal.files):
            click.echo(line)
        click.echo("\nFor the commit:\n\n" + message, nl=False)


def _told(files: Sequence[FileChange]) -> Iterator[str]:
    words = {"new": "new", "changed": "changed", "removed": "taken away"}
    for one in files:
        yield f"{one.path}: {words[_what(one)]}"


def _what(one: FileChange) -> str:
    return "new" if one.before is None else "removed" if one.after is None else "changed"


def _diff(one: FileChange) -> str:
    from respondent.collecting.diffs import diff_of

    before, after = (_text(data) for data in (one.before, one.after))
    return diff_of(one.path, before, after)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
