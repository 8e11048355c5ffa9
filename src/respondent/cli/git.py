"""``respondent git``: what git runs of us, and how that comes into a repository."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_workspace
from respondent.cli.reports import print_text
from respondent.cli.review import KindGroup

if TYPE_CHECKING:
    from respondent.merging.outcome import Names


@click.group(cls=KindGroup)
def git() -> None:
    """Let git merge the evidence field by field, and check what is committed.

    Once on every computer: “respondent git setup”. docs/partners.md says how a coalition works with it.
    """


@git.command()
@in_workspace
@click.option("--undo", is_flag=True, help="Take it all out again.")
def setup(folder: Path, *, undo: bool) -> None:
    """Install the merge driver and the pre-commit hook.

    The driver goes into this repository’s configuration, and the files that it merges into .gitattributes.

    A hook that is there already is kept, and runs first. Running this again changes nothing.
    """
    from respondent.hooking import setup as setting_up
    from respondent.loading.workspace import find_root
    from respondent.owning.judging import settings_in

    root = find_root(folder)
    repository = setting_up.repository_of(root)
    if undo:
        done = setting_up.undo(repository)
    else:
        done = setting_up.set_up(repository, settings_in((root / "respondent.yaml").read_bytes()))
    for sentence in done:
        click.echo(sentence)


@git.command()
@in_workspace
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; say whether the file is up to date."
)
@click.pass_context
def codeowners(ctx: click.Context, folder: Path, *, only_check: bool) -> None:
    """Write the CODEOWNERS file from the partners.

    It says whose word GitHub or GitLab ask for before a change goes in.

    It is made of the partners in the settings, and goes into the file that is there, or into .github/CODEOWNERS.
    """
    from respondent.hooking.setup import repository_of
    from respondent.loading.workspace import find_root, load
    from respondent.owning.codeowners import PLACES, codeowners, files_apart, put_into
    from respondent.writing.files import write_whole

    root = find_root(folder)
    repository = repository_of(root)
    name = next((place for place in PLACES if (repository.top / place).is_file()), PLACES[0])
    path = repository.top / name
    prefix = repository.ask("rev-parse", "--show-prefix").out.decode("utf-8", "replace").rstrip("\n")
    workspace = load(root).workspace
    settings = workspace.settings
    if not any(partner.code_owners for partner in settings.partners):
        raise click.UsageError("No partner in respondent.yaml has `code_owners`, so there is nobody to name.")
    apart = files_apart(workspace.records.values(), settings.partners)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    wanted = put_into(text, codeowners(settings, prefix, apart))
    if text == wanted:
        click.echo(f"{name} is up to date.")
    elif only_check:
        click.echo(f"{name} is not up to date. Write it anew with “respondent git codeowners”.")
        ctx.exit(FOUND_AN_ERROR)
    else:
        write_whole(path, wanted.encode())
        click.echo(f"{name} was written. Commit it.")


@git.command("merge-file", hidden=True)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("path")
@click.argument("marker", default="7")
@click.argument("our_label", default="")
@click.argument("their_label", default="")
@click.pass_context
def merge_file(
    ctx: click.Context,
    base: Path,
    ours: Path,
    theirs: Path,
    path: str,
    marker: str,
    our_label: str,
    their_label: str,
) -> None:
    """Merge three versions of a file into the second: git's merge driver. Status 0: merged, 1: conflicts."""
    from respondent.hooking.driver import merge_file

    def names() -> Names:
        from respondent.hooking.sides import names_of

        return names_of(path, top, (our_label, their_label), size)

    top = Path.cwd()
    size = int(marker) if marker.isdecimal() else 7
    merged = merge_file(base.read_bytes(), ours.read_bytes(), theirs.read_bytes(), path, top, names)
    ours.write_bytes(merged.data)
    for sentence in merged.said:
        click.echo(sentence, err=True)
    ctx.exit(0 if merged.clean else FOUND_AN_ERROR)


@git.command("pre-commit", hidden=True)
@click.pass_context
def pre_commit(ctx: click.Context) -> None:
    """Check what is about to be committed, as git's hook: status 1 keeps it from being committed."""
    from respondent.hooking.commit import check_commit

    checked = check_commit(Path.cwd())
    if checked.elsewhere:
        click.echo(
            f"There {_counted(checked.elsewhere)}, which this commit does not bring; see “respondent check”.",
            err=True,
        )
    if checked.dropped:
        print_text(checked.dropped, err=True)
    if checked.problems:
        print_text(checked.problems, err=True)
        click.echo("Nothing was committed. Mend it and commit again.", err=True)
        sys.stderr.flush()
        ctx.exit(FOUND_AN_ERROR)


def _counted(errors: int) -> str:
    return "is 1 more error" if errors == 1 else f"are {errors} more errors"
