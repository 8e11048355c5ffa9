"""``respondent init``: a new workspace that builds at once."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from respondent.errors import RespondentError

_IGNORED = {".git", ".DS_Store", "Thumbs.db", "desktop.ini"}
"""What a folder may hold and still be called empty."""

_README = """This folder is a workspace of Respondent.

evidence/        what you know: one record a file, each with its source
templates/       the documents: text with the records' names where figures go
respondent.yaml  the settings

  respondent check    says what is wrong, where, and how to mend it
  respondent build    writes the documents into out/

Everything here is an illustration drafted from public facts, for you to change: no document in it is one of
the organisations that it names. Keep your own edits out of out/, which the next build writes over.
"""


class NotEmptyError(RespondentError):
    """The folder for a new workspace has something in it already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder.resolve()} is not empty, and nothing in it was touched. Name a new folder, such as "
            f"“respondent init {folder.resolve().name}-2”."
        )


class NotAFolderError(RespondentError):
    """A file has the name that the new workspace should have."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a file. Name a folder that is empty or not there yet.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Make a new workspace from the example.

    DIR, which is empty or not there yet, gets evidence, templates and settings that build at once.
    """
    from respondent.resources import example_files
    from respondent.writing.files import write_whole

    if folder.exists() and not folder.is_dir():
        raise NotAFolderError(folder)
    if folder.is_dir() and any(entry.name not in _IGNORED for entry in folder.iterdir()):
        raise NotEmptyError(folder)
    made: list[Path] = []
    try:
        for name, data in (*example_files(), ("README.txt", _README.encode())):
            made.append(folder / name)
            write_whole(made[-1], data)
    except BaseException:
        _undo(folder, made)
        raise
    click.echo(f"Made a workspace with {len(made)} files in {folder}. Now try:", err=True)
    if folder.resolve() != Path.cwd():
        name = f'"{folder}"' if " " in str(folder) else str(folder)
        click.echo(f"  cd {name}", err=True)
    click.echo("  respondent build", err=True)


def _undo(folder: Path, made: list[Path]) -> None:
    """Leave the folder as it was, so that the command can be given again."""
    for path in made:
        path.unlink(missing_ok=True)
    below = {parent for path in made for parent in path.parents if parent.is_relative_to(folder)}
    for parent in sorted(below, key=lambda parent: len(parent.parts), reverse=True):
        with suppress(OSError):  # it holds something of the user's
            parent.rmdir()
