"""Versions of a document: Word files, and what a workspace gives now or gave at a git revision.

A document of a revision is built with the evidence, the templates and the settings of that revision, in a folder of
its own; the workspace is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from respondent.build import UnknownDocumentError, chosen_documents, press_for
from respondent.errors import RespondentError
from respondent.loading.revision import NoRevisionError, files_at, history_of
from respondent.loading.templates import SUFFIX
from respondent.loading.workspace import find_root
from respondent.model.diagnostic import Diagnostic
from respondent.reading.whole_file import file_bytes

WORD = (".docx", ".docm", ".dotx", ".dotm")


class NoVersionError(RespondentError):
    """A version that was asked for cannot be had; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """A Word file's bytes, and what people call it; `because` are the errors that hold it back from a build."""

    name: str
    data: bytes
    because: tuple[Diagnostic, ...] = ()


def versions(text: str | None, document: str | None, folder: Path) -> Mapping[str, Version]:
    """What somebody means by OLD or NEW, by the documents' ids; a file's is "".

    `text` is a file's path, a git revision of `document`, or “REVISION:NAME” as git writes it, where the name is a
    document's, a template's or a Word file's; None is the workspace as it is now. `folder` is in the workspace.
    Raises NoVersionError, NoRevisionError, NoWorkspaceError, UnreadableFileError.
    """
    if text is None:
        return _built(find_root(folder), document or "", f"“{document}” as it is now")
    if Path(text).exists() or (document is None and ":" not in text):
        return {"": _file(text, document)}
    revision, colon, name = text.partition(":")
    if not colon and document is not None:
        return _at(find_root(folder), revision, document)
    if not revision or not name:
        raise NoVersionError(
            f"“{text}” is no file. Of a git revision, write REVISION:NAME, such as HEAD~1:letter."
        )
    if name.lower().endswith(WORD):
        return {"": _committed(find_root(folder), revision, name)}
    return _at(find_root(folder), revision, name)


def named_in(text: str) -> str | None:
    """The document that “REVISION:NAME” names; None of anything else."""
    _, colon, name = text.partition(":")
    is_document = colon and name and not name.lower().endswith(WORD) and not Path(text).exists()
    return name if is_document else None


def _file(text: str, document: str | None) -> Version:
    path = Path(text)
    if not path.exists():
        hint = "" if document else " Of a git revision, name the document too: “--document letter”."
        raise NoVersionError(f"There is no file “{text}”.{hint}")
    return Version(path.as_posix(), file_bytes(path))


def _committed(root: Path, revision: str, name: str) -> Version:
    """A Word file that is kept in git."""
    data = history_of(root, revision).at(revision, name)
    if data is None:
        raise NoRevisionError(revision, f"git knows no such revision, or no “{name}” in it")
    return Version(f"{name} at {revision}", data)


def _at(root: Path, revision: str, name: str) -> Mapping[str, Version]:
    with files_at(root, revision) as folder:
        return _built(folder, name, f"“{_bare(name)}” at {revision}")


def _built(root: Path, name: str, shown: str) -> Mapping[str, Version]:
    """The documents of that name as a workspace builds them, those with errors too if they can be written."""
    press = press_for(root)
    try:
        chosen = chosen_documents(press, (_bare(name),))
    except UnknownDocumentError as error:
        raise NoVersionError(f"{shown} cannot be had: {error}") from error
    ((template, wanted),) = chosen.items()
    sheets = [s for s in press.sheets(template) if wanted is None or s.document.id in wanted]
    if not sheets:
        because = next(iter(press.missing(template)), None)
        why = f"{because.message} {because.remedy}" if because else "its template gives no document."
        raise NoVersionError(f"{shown} cannot be built: {why}")
    files = press.put([sheet.document for sheet in sheets], ("docx",))
    several = len(sheets) > 1
    return {
        sheet.document.id: Version(
            shown.replace(f"“{_bare(name)}”", f"“{sheet.document.id}”") if several else shown,
            file["docx"],
            sheet.because,
        )
        for sheet, file in zip(sheets, files, strict=True)
    }


def _bare(name: str) -> str:
    """A document's name, of a template's path too."""
    return PurePosixPath(name).name.removesuffix(SUFFIX)
