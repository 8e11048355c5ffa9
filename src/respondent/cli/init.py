"""``respondent init``: a new workspace that builds at once."""

from __future__ import annotations

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
            f"{folder} is not empty, and nothing in it was touched. Name a new folder, such as "
            f"“respondent init {folder.name or 'workspace'}-2”."
        )


class NotAFolderError(RespondentError):
    """A file has the name that the new workspace should have."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a file. Name a folder that is empty or not there yet.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Make a new workspace in DIR from the example: evidence, templates and settings that build at once."""
    from respondent.resources import example_files
    from respondent.writing.files import write_whole

    if folder.exists() and not folder.is_dir():
        raise NotAFolderError(folder)
    if folder.is_dir() and any(entry.name not in _IGNORED for entry in folder.iterdir()):
        raise NotEmptyError(folder)
    count = 0
    for name, data in example_files():
        write_whole(folder / name, data)
        count += 1
    write_whole(folder / "README.txt", _README.encode())
    click.echo(f"Made a workspace with {count + 1} files in {folder}. Now try:", err=True)
    click.echo(f"  cd {folder}\n  respondent build", err=True)
