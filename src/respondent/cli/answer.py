"""``respondent answer``: what a reader says to one assessment of a draft, kept beside the draft."""

from __future__ import annotations

from pathlib import Path

import click

from respondent.cli.drafts import load_for, read_file, with_evidence
from respondent.cli.failures import COULD_NOT_RUN
from respondent.cli.options import in_workspace
from respondent.cli.reports import print_text


@click.command()
@click.argument("path", metavar="DRAFT", type=click.Path(path_type=Path))
@click.argument("place", metavar="PLACE")
@click.argument("words", metavar="[ANSWER]", required=False)
@click.option("--withdraw", is_flag=True, help="Take back the answer that was given to the figure.")
@with_evidence
@in_workspace
@click.pass_context
def answer(
    ctx: click.Context,
    path: Path,
    place: str,
    words: str | None,
    withdraw: bool,  # noqa: FBT001 - click passes it by name
    evidence: Path | None,
    folder: Path,
) -> None:
    """Answer what “factcheck” says of a figure, and keep the answer beside the draft.

    PLACE is where the figure stands, as “factcheck” shows it: 3:61, or footnotes:2:14. ANSWER is “not a statistic”
    or “accepted because …”, with the reason, in quotation marks. The answer is kept beside the draft, in
    DRAFT.answers.yaml, and belongs to the words of the figure and its sentence: it stays when other things change,
    and lapses when these do.
    """
    from respondent.factchecking.answers import Given, figure_at, parse_answer, without_answer
    from respondent.factchecking.answers_file import answers_path, answers_text
    from respondent.factchecking.factcheck import factcheck
    from respondent.factchecks import answers_beside
    from respondent.writing.files import write_whole

    if withdraw == (words is not None):
        raise click.UsageError("Give an answer, such as “not a statistic”, or “--withdraw” to take one back.")
    said = None if words is None else parse_answer(words)
    kept, problems = answers_beside(path)
    read = read_file(path)
    if problems or read.draft is None:
        print_text((*problems, *read.diagnostics), err=True)
        ctx.exit(COULD_NOT_RUN)
    found = factcheck(read.draft, load_for(evidence, folder).workspace)
    figure, assessment = figure_at(read.draft, found.assessments, place)
    left = without_answer(kept, figure)
    if said is not None:
        left = (*left, Given(figure, said, assessment.verdict, assessment.expected))
    target = answers_path(path)
    write_whole(target, answers_text(left).encode())
    what = "withdrawn" if said is None else str(said)
    click.echo(f"{target.as_posix()}: “{figure.words}”: {what}")
