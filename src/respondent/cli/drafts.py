"""What commands about drafts share: the evidence, and the draft's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
    from respondent.reading.whole_file import bytes_of

    return read_draft(bytes_of(path), path.as_posix(), trace=trace)
