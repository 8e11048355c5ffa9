"""``respondent send``: a document frozen as it was sent, with its manifest, to whom and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.days import Day
from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.leaving_out import those_left_out, without_organisations
from respondent.cli.options import in_edition, in_format, in_workspace
from respondent.cli.reports import print_json, print_text
from respondent.model.edition import Edition

if TYPE_CHECKING:
    from respondent.model.sent import Sent
    from respondent.sending import Frozen

_MOST_NAMED = 5


@click.command()
@click.argument("document", metavar="DOCUMENT")
@click.option("--to", multiple=True, required=True, metavar="WHOM", help="To whom it goes; once for each.")
@click.option(
    "--on", type=Day(), required=True, metavar="DATE", help="The day on which it goes out: 2025-02-18."
)
@click.option(
    "--as",
    "formats",
    default="docx",
    metavar="FORMATS",
    help="docx, html, md, pdf or several, parted by commas. PDF needs LibreOffice.",
)
@in_edition
@without_organisations
@in_workspace
@in_format
@click.pass_context
def send(
    ctx: click.Context,
    document: str,
    to: tuple[str, ...],
    on: date,
    formats: str,
    edition: str | None,
    without: tuple[str, ...],
    reasons: tuple[str, ...],
    folder: Path,
    form: str,
) -> None:
    """Freeze a document as it is sent, with its manifest and the commit.

    The document is built afresh and kept in sent/DOCUMENT/DATE, where nothing is ever written over. One with
    errors, or that a signatory has not signed off where the settings require it, is refused. This sends no e-mail:
    send the files from that folder yourself.
    """
    from respondent.sending import send as freeze

    wanted = [name.strip().lower() for name in formats.split(",") if name.strip()]
    chosen = Edition(edition) if edition else None
    frozen = freeze(folder, document, to, on, wanted, those_left_out(without, reasons), edition=chosen)
    if form == "json":
        print_json(
            frozen.problems,
            sent=_as_json(frozen.sent) if frozen.sent else None,
            differing=[path.as_posix() for path in frozen.differing],
        )
    else:
        _print(frozen, document)
    ctx.exit(0 if frozen.sent else FOUND_AN_ERROR)


def _print(frozen: Frozen, document: str) -> None:
    if frozen.problems:
        print_text(frozen.problems, err=True)
    sent = frozen.sent
    if sent is None:
        click.echo(f"Not sent, nothing was written: {document}", err=True)
        return
    click.echo(f"{sent.folder}: {', '.join(file.name for file in sent.files)}, to {'; '.join(sent.to)}")
    if sent.commit is None:
        click.echo(f"No git commit is noted: {frozen.no_commit}.", err=True)
    elif not sent.clean:
        named = ", ".join(sent.uncommitted[:_MOST_NAMED]) + (
            " …" if len(sent.uncommitted) > _MOST_NAMED else ""
        )
        click.echo(
            f"Made from commit {sent.commit[:12]} with changes that are not committed ({named}). Commit them, so "
            "that one can tell later what it was made from.",
            err=True,
        )
    else:
        click.echo(f"Made from commit {sent.commit[:12]}.", err=True)
    for path in frozen.differing:
        click.echo(
            f"{path.name} in “out” is not the file that was frozen: it was edited, or is of an earlier build. "
            f"Send the one in {sent.folder}.",
            err=True,
        )


def _as_json(sent: Sent) -> dict[str, object]:
    return {
        "document": sent.document,
        "folder": sent.folder,
        "on": sent.on.isoformat(),
        "to": list(sent.to),
        "title": sent.title,
        "manifest_sha256": sent.manifest_sha256,
        "words_sha256": sent.words,
        "claims_sha256": sent.claims,
        "files": [{"name": file.name, "sha256": file.sha256} for file in sent.files],
        "commit": sent.commit,
        "clean": sent.clean,
        "uncommitted": list(sent.uncommitted),
        "without": [{"organisation": one.organisation, "reason": one.reason} for one in sent.left_out],
        "agreed": [
            {"organisation": one.organisation, "role": one.role, "file": one.file} for one in sent.agreed
        ],
    }
