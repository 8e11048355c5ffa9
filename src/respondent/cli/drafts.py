"""What commands about drafts share: the evidence, the draft's file, and the answers beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.errors import UnreadableFileError
from respondent.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from respondent.factchecking.answers import Given
    from respondent.loading.workspace import Loaded
    from respondent.reading.draft import Read

with_evidence = click.option(
    "--evidence",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of records, or another workspace, to hold the draft against.",
)


def load_for(evidence: Path | None, folder: Path) -> Loaded:
    """The workspace where we are, or the one that is named, or a bare folder of records."""
    from respondent.loading.workspace import SETTINGS, load, load_evidence

    if evidence is None:
        return load(folder)
    if (evidence / SETTINGS).is_file():
        return load(evidence)
    return load_evidence(evidence)


def read_file(path: Path, *, trace: bool = False) -> Read:
    """The draft in a file. Raises UnreadableFileError where there is none that can be opened."""
    from respondent.reading.draft import read_draft

    return read_draft(bytes_of(path), path.as_posix(), trace=trace)


def bytes_of(path: Path) -> bytes:
    """What the file holds, or just more of it than is ever read. Raises UnreadableFileError."""
    from respondent.reading.draft import MOST_PACKAGE

    try:
        with path.open("rb") as file:
            return file.read(MOST_PACKAGE + 1)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "it cannot be opened") from error


def answers_beside(path: Path) -> tuple[tuple[Given, ...], tuple[Diagnostic, ...]]:
    """The answers that are kept beside a draft; none where there is no such file."""
    from respondent.factchecking.answers_file import answers_path, read_answers

    kept = answers_path(path)
    if not kept.exists():
        return (), ()
    return read_answers(bytes_of(kept), kept.as_posix())
