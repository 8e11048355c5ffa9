"""``respondent diff``: what changed between two versions of a document, by claim, and as a redline."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.terminal import has_colours

if TYPE_CHECKING:
    from respondent.versions import Version

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable by which a run has another moment than now, in seconds since 1970."""


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option(
    "--document",
    metavar="DOCUMENT",
    help="OLD and NEW are git revisions: which document or template of theirs.",
)
@click.option(
    "-o",
    "--redline",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write OUT.docx: NEW, with all that changed as tracked changes.",
)
@click.option("--author", default="Respondent", metavar="NAME", help="Whose tracked changes they are.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 if anything differs.")
@in_workspace
@in_format
@click.pass_context
def diff(
    ctx: click.Context,
    old: str,
    new: str | None,
    document: str | None,
    out: Path | None,
    author: str,
    exit_code: bool,  # noqa: FBT001 - click passes it by name
    folder: Path,
    form: str,
) -> None:
    """Say what changed between two versions of a document, claim by claim.

    OLD and NEW are Word files, built here or come back; or git revisions of the workspace, with --document or as
    REVISION:DOCUMENT. Without NEW, a revision is compared with the workspace as it is now. Nothing is written but
    the redline: the files and the workspace stay as they are.
    """
    from respondent.comparisons import compare_versions, pairs
    from respondent.reporting.comparisons import comparison_as_json, comparison_as_text
    from respondent.versions import named_in, versions

    if new is None:
        document = document or named_in(old)
        if document is None:
            raise click.UsageError("Give two files, or a git revision and “--document”.")
    _refuse(old, new, out)
    found, alone = pairs(versions(old, document, folder), versions(new, document, folder))
    if out is not None and len(found) != 1:
        raise click.UsageError(f"A redline is of one document, and these are {len(found)}: name one of them.")
    for version in (version for pair in found for version in pair):
        _warn(version)
    compared = [compare_versions(*pair) for pair in found]
    differs = bool(alone) or not all(one.is_same for one in compared)
    if form == "json":
        report = {"comparisons": [comparison_as_json(one) for one in compared], "alone": list(alone)}
        click.echo((json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
    else:
        colour = has_colours(sys.stdout)
        texts = [
            comparison_as_text(one, colour=colour)
            for one in compared
            if len(compared) == 1 or not one.is_same
        ]
        click.echo("\n\n".join([*texts, *alone] or ["Nothing differs."]))
    if out is not None:
        _write(out, *found[0], author)
    ctx.exit(FOUND_AN_ERROR if exit_code and differs else 0)


def _refuse(old: str, new: str | None, out: Path | None) -> None:
    files = [Path(text) for text in (old, new) if text is not None and Path(text).exists()]
    if len(files) == 2 and files[0].samefile(files[1]):
        raise click.UsageError("OLD and NEW are one and the same file.")
    if out is None:
        return
    if out.suffix.lower() != ".docx":
        raise click.UsageError(f"Give the redline the ending of a Word file: {out.stem}.docx")
    if out.exists() and any(file.samefile(out) for file in files):
        raise click.UsageError("Give the redline another name: the files that are compared stay as they are.")


def _warn(version: Version) -> None:
    from respondent.model.listing import counted

    if version.because:
        first = version.because[0]
        click.echo(
            f"{version.name} is held back by {counted(len(version.because), 'error')}, and was compared all the "
            f"same. {first.code.id} {first.message}",
            err=True,
        )


def _write(out: Path, old: Version, new: Version, author: str) -> None:
    from respondent.comparisons import redline_versions
    from respondent.redlining.redline import Redliner
    from respondent.writing.files import write_whole

    write_whole(out, redline_versions(old, new, Redliner(author.strip() or "Respondent", _now())))
    click.echo(
        f"{out.as_posix()}: what changed is tracked; accept all for the later version, reject all for the earlier",
        err=True,
    )


def _now() -> str:
    """This moment as Word writes it, or the one that the environment names."""
    text = os.environ.get(EPOCH, "")
    try:
        moment = datetime.fromtimestamp(int(text), UTC) if text else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"{EPOCH} is “{text}”, which is no number of seconds since 1970.") from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
