"""``respondent consultation``: a consultation's questions, read from a regulator's form or a pasted list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import COULD_NOT_RUN, FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text
from respondent.cli.review import KindGroup
from respondent.errors import FileInTheWayError

if TYPE_CHECKING:
    from respondent.consulting.found import FoundConsultation
    from respondent.model.diagnostic import Diagnostic
    from respondent.model.workspace import Workspace


@click.group(cls=KindGroup)
def consultation() -> None:
    """Read a consultation’s questions from a form or a list."""


@consultation.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--id", "record_id", metavar="ID", help="The record’s id; without this, it is made of the title."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The record’s file; without this, it is named after the id, in the first folder of evidence.",
)
@in_workspace
@in_format
@click.pass_context
def import_questions(
    ctx: click.Context, file: Path, record_id: str | None, out: Path | None, folder: Path, form: str
) -> None:
    """Write a record of the questions in FILE, for you to check.

    FILE is a regulator’s Word form, with its questions in a table of two columns, in a table each or in running
    text, or a list that you pasted into a Word, Markdown or text file. Nothing is overwritten. The exit status is 1
    if no question was found.
    """
    from respondent.loading.workspace import load
    from respondent.writing.files import write_whole

    workspace = load(folder).workspace
    found, problems = found_in(file)
    if found is None:
        tell(problems)
        ctx.exit(COULD_NOT_RUN)
    if not found.questions:
        tell(problems)
        click.echo(nothing_in(file), err=True)
        ctx.exit(FOUND_AN_ERROR)
    path = record_path(workspace, found, file, record_id, out)
    write_whole(path, text_of(found, file).encode())
    if form == "json":
        print_json(problems, record=path.as_posix(), **as_json(found))
    else:
        tell(problems)
        say(found, path)
    ctx.exit(0)


def found_in(file: Path) -> tuple[FoundConsultation | None, tuple[Diagnostic, ...]]:
    """What a file says of a consultation, and what is to be said of the file. Raises UnreadableFileError."""
    from respondent.consulting.form import questions_of_form
    from respondent.consulting.pasted import with_numbers
    from respondent.consulting.reading import read_consultation
    from respondent.reading.decoding import decode
    from respondent.reading.draft import read_draft
    from respondent.reading.whole_file import bytes_of

    data = bytes_of(file)
    if file.suffix.lower() in {".txt", ".md", ".markdown", ""} and not data.startswith(b"PK"):
        text, _ = decode(data, file.as_posix())
        data = data if text is None else with_numbers(text).encode()
    read = read_draft(data, file.as_posix())
    if read.draft is None:
        return None, read.diagnostics
    form = questions_of_form(data) if data.startswith(b"PK") else ()
    return read_consultation(read.draft, form), read.diagnostics


def tell(problems: Sequence[Diagnostic]) -> None:
    """What is to be said of a file, on standard error; nothing where there is nothing."""
    if problems:
        print_text(problems, err=True)


def text_of(found: FoundConsultation, file: Path) -> str:
    """The text of the record's file."""
    from respondent.consulting.record_text import consultation_text

    return consultation_text(found, file.name)


def record_path(
    workspace: Workspace,
    found: FoundConsultation,
    file: Path,
    record_id: str | None,
    out: Path | None,
    option: str = "--id",
) -> Path:
    """Where the record goes. Raises FileInTheWayError where something is there, or another record has its id;
    `option` is the one that gives it another.
    """
    from respondent.consulting.record_text import id_of
    from respondent.loading.folders import RECORD
    from respondent.model.record import LONGEST_ID, is_id

    name = record_id or (out.stem if out else id_of(found.title or file.stem))
    if not is_id(name) or (out is not None and out.suffix != RECORD.right):
        raise click.UsageError(
            f"A record’s id has small letters, numbers and hyphens, at most {LONGEST_ID}, and its file ends in "
            ".yaml: additional-safety-measures.yaml."
        )
    path = out or workspace.root / workspace.settings.evidence[0] / f"{name}.yaml"
    other = workspace.records.get(name)
    if other is not None:
        raise FileInTheWayError(workspace.root / other.span.path, option)
    if path.exists() or path.is_symlink():
        raise FileInTheWayError(path, option)
    return path


def nothing_in(file: Path) -> str:
    """What is said of a file without questions."""
    return (
        f"No question was found in {file.as_posix()}, and nothing was written. A question begins with “Question 4” "
        "or “Q4”, or is an item of a numbered list: paste the questions so into a text file, and try again."
    )


def say(found: FoundConsultation, path: Path) -> None:
    """Say what was read, and what is unsure about it."""
    from respondent.model.listing import counted

    click.echo(f"{path.as_posix()}: {counted(len(found.questions), 'question')}")
    for name, value in (("title", found.title), ("publisher", found.publisher), ("closes", found.closes)):
        click.echo(f"  {name}: {value or 'not found'}")
    for one in found.questions:
        doubts = f" – check: {'; '.join(one.unsure)}" if one.unsure else ""
        wants = " [evidence]" if one.question.asks_for_evidence else ""
        limit = f" [{one.question.word_limit:,} words]" if one.question.word_limit else ""
        click.echo(f"  {one.question.label}{wants}{limit}: {_brief(one.question.text)}{doubts}")
    for doubt in found.unsure:
        click.echo(f"  check: {doubt}")
    click.echo("Read every question against the consultation before you rely on it.")


def as_json(found: FoundConsultation) -> dict[str, object]:
    """What was read, for machines."""
    return {
        "title": found.title,
        "publisher": found.publisher,
        "closes": found.closes,
        "questions": [
            {
                "number": one.question.number,
                "text": one.question.text,
                "chapter": one.question.chapter,
                "asks_for_evidence": one.question.asks_for_evidence,
                "word_limit": one.question.word_limit,
                "line": one.line,
                "unsure": list(one.unsure),
            }
            for one in found.questions
        ],
        "unsure": list(found.unsure),
    }


def _brief(text: str) -> str:
    from textwrap import shorten

    return shorten(text, 80, placeholder=" …")
