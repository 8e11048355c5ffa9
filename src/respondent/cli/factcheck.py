"""``respondent factcheck``: a verdict for each quantity of a draft that anyone wrote."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.drafts import load_for, read_file, with_evidence
from respondent.cli.failures import COULD_NOT_RUN, FOUND_AN_ERROR
from respondent.cli.options import in_format_or_page, in_workspace
from respondent.cli.reports import print_text
from respondent.cli.terminal import has_colours

if TYPE_CHECKING:
    from respondent.factchecking.factcheck import Factcheck

_WORD_ENDINGS = {".docx", ".docm", ".dotx", ".dotm"}


@click.command()
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…", type=click.Path(path_type=Path))
@with_evidence
@in_workspace
@in_format_or_page
@click.option(
    "--comments",
    "commented",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write the Word draft anew to OUT.docx, with what somebody should look at as comments.",
)
@click.pass_context
def factcheck(
    ctx: click.Context,
    drafts: tuple[Path, ...],
    evidence: Path | None,
    folder: Path,
    form: str,
    commented: Path | None,
) -> None:
    """Say of each quantity in a draft whether the evidence bears it out.

    DRAFT is a Word, Markdown, HTML or text file. Figures that no evidence decides are held against the draft's
    other figures. The exit status is 1 if a figure is contradicted or inconsistent.
    """
    from respondent.factchecking.factcheck import factcheck_each
    from respondent.factchecks import answers_beside

    if commented is not None:
        _refuse_output(drafts, commented)
    loaded = load_for(evidence, folder)
    if loaded.diagnostics:
        print_text(loaded.diagnostics, err=True)
    read = [read_file(path, trace=commented is not None) for path in drafts]
    answers = [answers_beside(path) for path in drafts]
    problems = [problem for one in read for problem in one.diagnostics]
    problems += [problem for _, found in answers for problem in found]
    if problems:
        print_text(problems, err=True)
    kept = [given for one, (given, _) in zip(read, answers, strict=True) if one.draft is not None]
    found = factcheck_each((one.draft for one in read if one.draft is not None), loaded.workspace)
    checked = _report((one.answered(given) for one, given in zip(found, kept, strict=True)), form)
    lapsed = [problem for one in checked for problem in one.diagnostics]
    if lapsed:
        print_text(lapsed, err=True)
    if commented is not None and checked:
        _write_comments(drafts[0], checked[0], commented)
    if any(one.draft is None for one in read):
        ctx.exit(COULD_NOT_RUN)
    ctx.exit(FOUND_AN_ERROR if any(one.is_false for one in checked) else 0)


def _refuse_output(drafts: tuple[Path, ...], out: Path) -> None:
    """Say so where comments cannot be written there."""
    if len(drafts) > 1:
        raise click.UsageError("“--comments” takes one draft at a time.")
    ending = drafts[0].suffix.lower()
    if ending not in _WORD_ENDINGS:
        raise click.UsageError(f"“--comments” needs a Word file (.docx), and {drafts[0].name} is none.")
    if out.suffix.lower() != ending:
        raise click.UsageError(f"Give the file with the comments the draft’s ending: {out.stem}{ending}")
    if out.exists() and drafts[0].exists() and out.samefile(drafts[0]):
        raise click.UsageError("Give the file with the comments another name than the draft’s, which stays.")


def _write_comments(path: Path, found: Factcheck, out: Path) -> None:
    from respondent.commenting import comment_draft
    from respondent.model.listing import counted
    from respondent.reading.whole_file import bytes_of
    from respondent.writing.files import write_whole

    data, comments = comment_draft(bytes_of(path), found.draft, found.assessments)
    write_whole(out, data)
    click.echo(f"{out.as_posix()}: {counted(comments, 'comment')}", err=True)


def _report(found: Iterable[Factcheck], form: str) -> list[Factcheck]:
    """Print what was found, text and JSON as each draft is done, and give it back."""
    checked = []
    for number, one in enumerate(found):
        checked.append(one)
        if form == "json":
            _print_json(one)
        elif form == "text":
            _print_text(one, first=number == 0)
    if form == "html" and checked:
        from respondent.reporting.page.page import assessments_as_page

        page = assessments_as_page((one.draft, one.assessments) for one in checked)
        click.echo(page.encode(), nl=False)
    return checked


def _print_json(found: Factcheck) -> None:
    """One object on a line, always in UTF-8."""
    from respondent.reporting.assessments import assessments_as_json

    report = assessments_as_json(found.draft.name, found.assessments)
    click.echo((json.dumps(report, ensure_ascii=False) + "\n").encode(), nl=False)


def _print_text(found: Factcheck, *, first: bool) -> None:
    """The draft with its assessments, a summary last, and a blank line between drafts."""
    from respondent.reporting.assessments import assessments_summary
    from respondent.reporting.marked_text import assessments_as_text

    if not first:
        click.echo()
    if found.assessments:
        click.echo(assessments_as_text(found.draft, found.assessments, colour=has_colours(sys.stdout)))
    click.echo(assessments_summary(found.draft.name, found.assessments))
