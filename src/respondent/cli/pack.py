"""``respondent pack``: everything for the regulator, in one archive and one e-mail."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.leaving_out import those_left_out, without_organisations
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text
from respondent.model.listing import counted

if TYPE_CHECKING:
    from respondent.submission import Packed


@click.command()
@click.argument("response", metavar="RESPONSE")
@click.option(
    "--to", multiple=True, metavar="ADDRESS", help="To whom the e-mail goes, instead of `respond_to`."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the pack goes; without this, the folder “out” in the workspace.",
)
@click.option("--no-pdf", is_flag=True, help="Word files alone; then the same input gives the same bytes.")
@without_organisations
@in_workspace
@in_format
@click.pass_context
def pack(
    ctx: click.Context,
    response: str,
    to: tuple[str, ...],
    out: Path | None,
    no_pdf: bool,  # noqa: FBT001 - click gives it by name
    without: tuple[str, ...],
    reasons: tuple[str, ...],
    folder: Path,
    form: str,
) -> None:
    """Put everything for the regulator together.

    RESPONSE.pack.zip holds both editions, the form, the cover sheet, the citation sheet, PDFs where LibreOffice is
    there, and a manifest with the hash of each file; RESPONSE.pack.eml is an e-mail with them, ready to be sent.
    Nothing is written while a question is open, a respondent has not signed off, the consultation has closed, or
    anything confidential is in what is for publication; all of that is told at once.
    """
    from respondent.submission import pack as put_together

    packed = put_together(
        folder, response, to=to, out=out, left_out=those_left_out(without, reasons), pdf=not no_pdf
    )
    if form == "json":
        print_json(packed.problems, pack=_as_json(packed) if packed.archive else None)
    else:
        _print(packed, response)
    ctx.exit(0 if packed.archive else FOUND_AN_ERROR)


def _print(packed: Packed, response: str) -> None:
    if packed.problems:
        print_text(packed.problems, err=True)
    if packed.archive is None or packed.mail is None:
        why = counted(len(packed.refused), "error")
        click.echo(f"Not packed, nothing was written: {response} ({why})", err=True)
        return
    click.echo(_shown(packed.archive))
    for item in packed.items:
        click.echo(f"  {item.path}  {item.what}")
    click.echo(_shown(packed.mail))
    click.echo(f"  to {', '.join(packed.to) or 'nobody yet'}: {packed.subject}")
    if packed.without_pdf:
        click.echo(f"No PDF is in it: {packed.without_pdf}", err=True)
    click.echo(
        "Open the e-mail, look it through, and send it. Then keep what went out: respondent send "
        f"{response} --edition … --to … --on …",
        err=True,
    )


def _as_json(packed: Packed) -> dict[str, object]:
    return {
        "archive": _shown(packed.archive) if packed.archive else None,
        "mail": _shown(packed.mail) if packed.mail else None,
        "to": list(packed.to),
        "subject": packed.subject,
        "without_pdf": packed.without_pdf,
        "files": [
            {
                "name": item.path,
                "what": item.what,
                "for_publication": item.audience.value == "for-publication",
                "bytes": len(item.data),
                "sha256": item.sha256,
            }
            for item in packed.items
        ],
    }


def _shown(path: Path) -> str:
    """The path from here, if it lies below."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays as it is named
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
