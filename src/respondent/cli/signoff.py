"""``respondent signoff``: an organisation's word on a document's text, and who has signed the present one."""

from __future__ import annotations

import os
from pathlib import Path

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text, status


class _DocumentOrStatus(click.Group):
    """Takes what is no name of a command for the document to sign off."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command before a document's name, or before the options."""
        if args and args[0] not in self.commands and args[0] not in {"--help", "-h"}:
            args = ["give", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The two ways in which it is used."""
        formatter.write_usage(ctx.command_path, "DOCUMENT --org ORG --role ROLE --by WHO [OPTIONS]")
        formatter.write_usage(ctx.command_path, "status [DOCUMENT]…")


@click.group(cls=_DocumentOrStatus)
def signoff() -> None:
    """Keep an organisation’s word on a document as it reads now, or say who has signed.

    The word is bound to the text: by the settings it lapses with any change of words, or of a claim, a
    recommendation or a signatory alone, and stands again when the change is undone. It is kept in the folder
    signoffs/DOCUMENT, in a file of its own that is never changed. “respondent signoff give --help” lists
    its options.
    """


@signoff.command()
@click.argument("document", metavar="DOCUMENT")
@click.option(
    "--org", "organisation", required=True, metavar="ORG", help="The id of the organisation’s record."
)
@click.option("--role", required=True, help="In which role: chief executive, legal …")
@click.option("--by", required=True, metavar="WHO", help="Who gave the word: a name or an office.")
@click.option(
    "--agreed", is_flag=True, help="It agrees to the text; so it is understood without any of these."
)
@click.option(
    "--subject-to", metavar="TEXT", help="It agrees under a condition, and has not signed until that is met."
)
@click.option("--refused", is_flag=True, help="It refuses the text.")
@click.option("--because", metavar="TEXT", help="With --refused: why.")
@click.option("--part", metavar="HEADING", help="The word is on what stands below this heading alone.")
@click.option(
    "--answer", metavar="NUMBER", help="The word is on the answer to this question of a consultation alone."
)
@click.option(
    "--proof",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What shows it, such as the e-mail saved as .eml; a copy is kept beside the record.",
)
@in_workspace
@in_format
@click.pass_context
def give(
    ctx: click.Context,
    document: str,
    organisation: str,
    role: str,
    by: str,
    agreed: bool,  # noqa: FBT001 - click gives it by name
    subject_to: str | None,
    refused: bool,  # noqa: FBT001 - click gives it by name
    because: str | None,
    part: str | None,
    answer: str | None,
    proof: Path | None,
    folder: Path,
    form: str,
) -> None:
    """Keep an organisation's word on a document as it reads now.

    DOCUMENT is a document's name, or that of a template: then the word is on each document that it gives.
    """
    from respondent.model.signoff import Word
    from respondent.reporting.signoffs import status_json, status_text
    from respondent.signing_off import Given, sign_off

    if sum((agreed, subject_to is not None, refused)) > 1:
        raise click.UsageError("Give one of --agreed, --subject-to and --refused.")
    if because is not None and not refused:
        raise click.UsageError("--because gives the reason of --refused; a condition goes with --subject-to.")
    if part is not None and answer is not None:
        raise click.UsageError("Give one of --part and --answer.")
    word = Word.REFUSED if refused else Word.SUBJECT if subject_to is not None else Word.AGREED
    given = Given(organisation, role, by, word, because if refused else subject_to, part, answer)
    done = sign_off(folder, document, given, proof)
    files = [_shown(path) for path in done.records]
    if form == "json":
        print_json(done.problems, written=files, documents=[status_json(one) for one in done.statuses])
    else:
        if done.problems:
            print_text(done.problems, err=True)
        if not files:
            click.echo(f"Not signed off, nothing was written: {document}", err=True)
        for name in files:
            click.echo(name)
        click.echo(status_text(done.statuses), nl=False, err=True)
    ctx.exit(0 if files else FOUND_AN_ERROR)


@signoff.command("status")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]…")
@in_workspace
@in_format
@click.pass_context
def show_status(ctx: click.Context, documents: tuple[str, ...], folder: Path, form: str) -> None:
    """Say who has signed the present text, whose word has lapsed, and which words changed since."""
    from respondent.reporting.signoffs import status_json, status_text
    from respondent.signing_off import status as status_of

    found = status_of(folder, documents)
    if form == "json":
        print_json(
            found.problems,
            documents=[status_json(one) for one in found.documents],
            unknown=list(found.unknown),
        )
        ctx.exit(status(found.problems))
    if found.problems:
        print_text(found.problems, err=True)
    if found.documents:
        click.echo(status_text(found.documents), nl=False)
    elif not found.unknown:
        click.echo("Nothing has been signed off, and the settings do not require it.", err=True)
    for name in found.unknown:
        click.echo(f"Nothing can be told of “{name}”, which has errors: see “respondent check”.", err=True)
    ctx.exit(status(found.problems))


def _shown(path: Path) -> str:
    """The path from here, if it lies below."""
    here = Path(os.path.realpath("."))
    real = Path(os.path.realpath(path))
    return (real.relative_to(here) if real.is_relative_to(here) else path).as_posix()
