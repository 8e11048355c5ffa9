"""``respondent cover``: the cover sheet of a response."""

from __future__ import annotations

import os
from pathlib import Path

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text


@click.command()
@click.argument("response", metavar="RESPONSE")
@click.option(
    "--as",
    "formats",
    default="docx",
    metavar="FORMATS",
    help="docx, html, md, pdf or several, parted by commas. PDF needs LibreOffice.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where it goes; without this, the folder “out” in the workspace.",
)
@in_workspace
@in_format
@click.pass_context
def cover(ctx: click.Context, response: str, formats: str, out: Path | None, folder: Path, form: str) -> None:
    """Write the cover sheet of a response.

    It says who responds and in which capacity, whom to ask, what of each answer is confidential and why, and what
    the regulator may do. What is confidential comes from the response itself; the rest stands in “cover:” in its
    front matter, or in respondent.yaml. What is stated nowhere is left as an empty box.
    """
    from respondent.covers import cover_sheet

    wanted = [name.strip().lower() for name in formats.split(",") if name.strip()]
    done = cover_sheet(folder, response, wanted, out)
    files = [_shown(path) for path in done.files]
    if form == "json":
        print_json(done.problems, files=files)
    else:
        if done.problems:
            print_text(done.problems, err=True)
        for name in files:
            click.echo(name)
        if not files:
            click.echo(f"Not written: {response}", err=True)
    ctx.exit(0 if files else FOUND_AN_ERROR)


def _shown(path: Path) -> str:
    """The path from here, if it lies below."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays as it is named
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
