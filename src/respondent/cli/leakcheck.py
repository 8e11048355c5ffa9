"""``respondent leakcheck``: any file held against what is confidential in a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from respondent.cli.options import in_format
from respondent.cli.reports import print_json, print_text, status
from respondent.errors import UnreadableFileError
from respondent.model.codes import L107
from respondent.model.listing import counted

LARGEST = 500_000_000


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE…"
)
@click.option(
    "--against",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="WORKSPACE",
    help="The workspace whose confidential records and passages must not be found; without this, the one here.",
)
@in_format
@click.pass_context
def leakcheck(ctx: click.Context, files: tuple[Path, ...], folder: Path, form: str) -> None:
    """Look through any file for what is confidential in the workspace.

    Every part of each FILE is searched: text, notes, comments, deletions, hidden text, properties, addresses,
    attachments, the metadata of pictures, and what is encoded or packed. The words of confidential records and
    passages, their numbers in any form and their ids must not be found.
    """
    from respondent.guarding import Guard
    from respondent.loading.workspace import load

    loaded = load(folder)
    guard = Guard(loaded.workspace)
    found = [problem for problem in loaded.diagnostics if problem.code is L107]
    for file in files:
        found += guard.leaks_in(file.as_posix(), _bytes_of(file))
    found = list(dict.fromkeys(found))
    if form == "json":
        print_json(tuple(found), files=[file.as_posix() for file in files])
    else:
        print_text(tuple(found), err=False)
        clean = len(files) - len({file.as_posix() for file in files} & {one.span.path for one in found})
        click.echo(f"{counted(clean, 'file')} without anything confidential, of {len(files)}.")
    ctx.exit(status(tuple(found)))


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableFileError(file, "it is too large to be looked through")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file, (error.strerror or "it cannot be read").lower()) from None
