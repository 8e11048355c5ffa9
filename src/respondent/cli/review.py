"""``respondent review``: what reviewers say of records, and how these stand by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import stop_kindly
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text, status
from respondent.model.diagnostic import Diagnostic
from respondent.model.review import ReviewVerdict

if TYPE_CHECKING:
    from respondent.loading.workspace import Loaded

_by = click.option(
    "--by", metavar="NAME", help="Who you are, as “Jo Bloggs <jo@example.org>”; without this, as git has it."
)
_org = click.option("--org", metavar="ID", help="The organisation that you are of, by its record’s id.")
_passage = click.option(
    "--passage", "words", metavar="WORDS", help="The source’s own words, if the record does not have them."
)


class KindGroup(click.Group):
    """Turns what stops a subcommand into a message and a status."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a subcommand; whatever stops it is said in a sentence."""
        with stop_kindly(ctx):
            return super().invoke(ctx)


@click.group(cls=KindGroup)
def review() -> None:
    """Hold records against their sources, and keep what reviewers say.

    Every verdict is a new file in “reviews”, bound to what the record and the archived copy of its source say. A
    change of either makes it out of date by itself.
    """


@review.command("list")
@in_workspace
@in_format
@click.pass_context
def list_(ctx: click.Context, folder: Path, form: str) -> None:
    """List the evidence by how it stands: rejected, queried, out of date, not reviewed, verified."""
    from respondent.reporting.reviews import queue_as_json, queue_as_text
    from respondent.reviewing.problems import review_problems
    from respondent.verifying import queue

    loaded = _load(folder)
    now = datetime.now(UTC)
    statuses = queue(loaded.workspace, now)
    problems = (*_problems_of_reviews(loaded), *review_problems(loaded.workspace, now))
    if form == "json":
        print_json(problems, records=queue_as_json(loaded.workspace, statuses))
    else:
        click.echo(queue_as_text(loaded.workspace, statuses), nl=False)
        serious = [problem for problem in problems if problem.code.id[:2] == "V1"]
        if serious:
            print_text(serious, err=True)
    ctx.exit(status(problems))


@review.command()
@click.argument("record", metavar="ID")
@in_workspace
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="How to show it on standard output: for people, for machines, or as a page.",
)
@click.pass_context
def show(ctx: click.Context, record: str, folder: Path, form: str) -> None:
    """Lay side by side what documents print, what the record says, and the source’s own words."""
    from respondent.reporting.reviews import sheet_as_json, sheet_as_text
    from respondent.verifying import sheet

    found = sheet(_load(folder), record, datetime.now(UTC))
    if form == "json":
        print_json(found.diagnostics, review=sheet_as_json(found))
    elif form == "html":
        from respondent.reporting.page.review import sheet_as_page

        click.echo(sheet_as_page(found).encode(), nl=False)
    else:
        click.echo(sheet_as_text(found), nl=False)
        if found.diagnostics:
            print_text(found.diagnostics, err=True)
    ctx.exit(status(found.diagnostics))


def _verdict(verdict: ReviewVerdict, name: str, help_text: str, *, needs_comment: bool) -> None:
    """Make the subcommand that gives one of the verdicts."""

    def command(
        record: str,
        comment: str | None,
        words: str | None,
        by: str | None,
        org: str | None,
        folder: Path,
        form: str,
    ) -> None:
        _give(verdict, record, comment, words, by, org, folder, form)

    says = "What is asked, or what is wrong." if needs_comment else "Anything to be kept with the verdict."
    options: tuple[Callable[[Callable[..., None]], Callable[..., None]], ...] = (
        in_format,
        in_workspace,
        _org,
        _by,
        _passage,
        click.option("--comment", "-m", metavar="WORDS", required=needs_comment, help=says),
        click.argument("record", metavar="ID"),
    )
    decorated: Callable[..., None] = command
    for option in options:
        decorated = option(decorated)
    review.command(name, help=help_text)(decorated)


def _give(
    verdict: ReviewVerdict,
    record: str,
    comment: str | None,
    words: str | None,
    by: str | None,
    org: str | None,
    folder: Path,
    form: str,
) -> None:
    from respondent.cli.words import plain_words
    from respondent.reporting.reviews import review_as_json, status_as_json
    from respondent.verifying import give, reviewer_here

    loaded = _load(folder)
    reviewer = reviewer_here(loaded.workspace, by and plain_words(by, "--by"), org)
    given = give(
        loaded.workspace,
        record,
        verdict,
        reviewer,
        datetime.now(UTC),
        comment and plain_words(comment, "--comment"),
        words and plain_words(words, "--passage"),
    )
    if form == "json":
        print_json(
            (), verdict=review_as_json(given.review), file=given.path, status=status_as_json(given.status)
        )
        return
    click.echo(f"{given.path}: {record} is {given.status}")
    if given.review.archive is None:
        click.echo(
            "No copy of the source is archived, so the verdict is bound to the record alone. "
            "“respondent source archive” keeps one.",
            err=True,
        )
    click.echo("Commit the file, so that others see the verdict.", err=True)


_verdict(
    ReviewVerdict.VERIFIED,
    "verify",
    "Say that the record says what its source says. Nobody verifies what they edited last.",
    needs_comment=False,
)
_verdict(ReviewVerdict.QUERIED, "query", "Ask something about the record.", needs_comment=True)
_verdict(ReviewVerdict.REJECTED, "reject", "Say that the record is wrong, and why.", needs_comment=True)


def _load(folder: Path) -> Loaded:
    from respondent.loading.workspace import load

    return load(folder)


def _problems_of_reviews(loaded: Loaded) -> list[Diagnostic]:
    """What is wrong with the files of verdicts themselves."""
    from respondent.reviewing.verdict_file import FOLDER

    return [problem for problem in loaded.diagnostics if problem.span.path.startswith(f"{FOLDER}/")]
