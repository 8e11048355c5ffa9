"""A draft in a file, held against the evidence of a workspace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from respondent.collector import paused
from respondent.factchecking.answers import Given
from respondent.factchecking.answers_file import answers_path, read_answers
from respondent.factchecking.factcheck import Factcheck
from respondent.factchecking.factcheck import factcheck as factcheck_draft
from respondent.loading.workspace import Loaded, load
from respondent.model.diagnostic import Diagnostic
from respondent.reading.draft import read_draft
from respondent.reading.whole_file import bytes_of, file_bytes


@paused()
def factcheck(file: Path | str, source: Path | str | Loaded = ".") -> Factcheck:
    """A verdict for each quantity of a draft: a Word, Markdown, HTML or text file.

    `source` is the workspace. Answers that are kept beside the draft count; what is to be said of either file is in
    `diagnostics`. The files are only read. Raises UnreadableFileError, UnreadableDraftError, NoWorkspaceError.
    """
    path = Path(file)
    loaded = source if isinstance(source, Loaded) else load(source)
    read = read_draft(file_bytes(path), path.as_posix())
    given, problems = answers_beside(path)
    found = factcheck_draft(read.needed, loaded.workspace).answered(given)
    return replace(found, diagnostics=(*read.diagnostics, *problems, *found.diagnostics))


def answers_beside(path: Path) -> tuple[tuple[Given, ...], tuple[Diagnostic, ...]]:
    """The answers that are kept beside a draft, and what is wrong with them; none where there is no such file."""
    kept = answers_path(path)
    return read_answers(bytes_of(kept), kept.as_posix()) if kept.exists() else ((), ())
