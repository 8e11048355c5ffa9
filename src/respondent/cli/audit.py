"""``respondent audit``: what happened to each claim of a file that came back."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.drafts import load_for, with_evidence
from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format_or_page, in_workspace
from respondent.cli.reports import print_text
from respondent.cli.terminal import has_colours

if TYPE_CHECKING:
    from respondent.model.audit import Audit


@click.command()
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@with_evidence
@in_workspace
@in_format_or_page
@click.option(
    "--comments",
    "commented",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write the file anew to OUT.docx, with what somebody should look at as comments.",
)
@click.pass_context
def audit(
    ctx: click.Context, file: Path, evidence: Path | None, folder: Path, form: str, commented: Path | None
) -> None:
    """Say what happened to each claim of a built document while others had it.

    FILE.docx is only read. Each claim is found again, and held against what it was built to say and against the
    evidence as it is now; added figures and quotations, notes, comments and tracked changes are told too. A file
    that was not built here is factchecked. The exit status is 1 if something in it is false.
    """
    from respondent.audits import audit_bytes
    from respondent.reading.whole_file import file_bytes

    if commented is not None:
        _refuse_output(file, commented)
    loaded = load_for(evidence, folder)
    if loaded.diagnostics:
        print_text(loaded.diagnostics, err=True)
    data = file_bytes(file)
    found = audit_bytes(data, file.as_posix(), loaded.workspace)
    _print(found, form)
    if commented is not None:
        _write_comments(data, found, commented)
    ctx.exit(FOUND_AN_ERROR if found.is_false else 0)


def _refuse_output(file: Path, out: Path) -> None:
    if out.suffix.lower() != file.suffix.lower():
        raise click.UsageError(
            f"Give the file with the comments the ending of the other: {out.stem}{file.suffix}"
        )
    if out.exists() and file.exists() and out.samefile(file):
        raise click.UsageError(
            "Give the file with the comments another name: the audited file stays as it is."
        )


def _print(found: Audit, form: str) -> None:
    if form == "json":
        from respondent.reporting.returned.json import audit_as_json

        report = json.dumps(audit_as_json(found), ensure_ascii=False, indent=2)
        click.echo((report + "\n").encode(), nl=False)
    elif form == "html":
        from respondent.reporting.returned.page import audit_as_page

        click.echo(audit_as_page(found).encode(), nl=False)
    else:
        _print_text(found)


def _print_text(found: Audit) -> None:
    from respondent.reporting.assessments import assessments_summary
    from respondent.reporting.marked_text import assessments_as_text
    from respondent.reporting.returned.text import audit_as_text

    colour = has_colours(sys.stdout)
    if not found.is_ours and found.assessments:
        click.echo(assessments_as_text(found.draft, found.assessments, colour=colour))
        click.echo(assessments_summary(found.draft.name, found.assessments))
    click.echo(audit_as_text(found, colour=colour))


def _write_comments(data: bytes, found: Audit, out: Path) -> None:
    from respondent.commenting import comment_audit
    from respondent.model.listing import counted
    from respondent.writing.files import write_whole

    written, comments = comment_audit(data, found)
    write_whole(out, written)
    click.echo(f"{out.as_posix()}: {counted(comments, 'comment')}", err=True)
