"""``respondent new``: a response begun from a regulator's blank form or from a consultation's record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.consultation import found_in, nothing_in, record_path, say, tell, text_of
from respondent.cli.failures import COULD_NOT_RUN, FOUND_AN_ERROR
from respondent.cli.options import in_workspace
from respondent.cli.review import KindGroup
from respondent.errors import FileInTheWayError

if TYPE_CHECKING:
    from respondent.model.consultation import Question
    from respondent.model.workspace import Workspace


@click.group(cls=KindGroup)
def new() -> None:
    """Begin a response, from a regulator’s blank form or a consultation’s record."""


@new.command()
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FORM",
    help="A regulator’s form or a pasted list.",
)
@click.option("--consultation", "record_id", metavar="ID", help="The consultation’s record: its id.")
@click.option(
    "--org", "organisations", multiple=True, metavar="ID", help="Who responds; for several, repeat it."
)
@in_workspace
@click.pass_context
def response(
    ctx: click.Context, file: Path | None, record_id: str | None, organisations: tuple[str, ...], folder: Path
) -> None:
    """Write a template with a place for each answer.

    With --from, the consultation’s record is written first, as “consultation import” does, under --consultation if
    that is given. Nothing is overwritten.
    """
    from respondent.loading.workspace import load
    from respondent.model.consultation import Consultation
    from respondent.writing.files import write_whole

    workspace = load(folder).workspace
    _check(workspace, organisations)
    if file is None:
        if record_id is None:
            raise click.UsageError("Name a form with --from, or a consultation’s record with --consultation.")
        record = workspace.get(Consultation, record_id)
        _begin(workspace, record.title, record.id, record.questions, organisations)
        return
    found, problems = found_in(file)
    tell(problems)
    if found is None:
        ctx.exit(COULD_NOT_RUN)
    if not found.questions:
        click.echo(nothing_in(file), err=True)
        ctx.exit(FOUND_AN_ERROR)
    path = record_path(workspace, found, file, record_id, None, "--consultation")
    template_path(workspace, path.stem)
    write_whole(path, text_of(found, file).encode())
    say(found, path)
    questions = [one.question for one in found.questions]
    _begin(workspace, found.title or path.stem, path.stem, questions, organisations)


def _check(workspace: Workspace, organisations: Sequence[str]) -> None:
    """Raises NotFoundError for an organisation of which there is no record."""
    from respondent.model.directory import Organisation

    for name in organisations:
        workspace.get(Organisation, name)


def template_path(workspace: Workspace, consultation: str) -> Path:
    """Where the template goes. Raises FileInTheWayError."""
    from respondent.loading.templates import SUFFIX
    from respondent.model.record import LONGEST_ID

    name = f"response-{consultation}"[:LONGEST_ID].strip("-")
    other = workspace.templates.get(name)
    folder = workspace.root / workspace.settings.templates
    path = workspace.root / other.path if other else folder / "responses" / f"{name}{SUFFIX}"
    if path.exists() or path.is_symlink():
        raise FileInTheWayError(path, "--consultation")
    return path


def _begin(
    workspace: Workspace,
    title: str,
    consultation: str,
    questions: Sequence[Question],
    organisations: Sequence[str],
) -> None:
    """Write the template, and say where it is."""
    from respondent.consulting.begun import response_text
    from respondent.writing.files import write_whole

    path = template_path(workspace, consultation)
    today = date.today()  # noqa: DTZ011 - the day on the author's wall
    write_whole(path, response_text(title, consultation, questions, organisations, today).encode())
    click.echo(f"{path.as_posix()}: a place for each of {len(questions)} answers")
    click.echo(f"Write them, and look at it with: respondent build {path.name.partition('.')[0]} --draft")
