"""The files of the folder `out`: what they are called, and which an earlier build left there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from respondent.errors import RespondentError
from respondent.model.edition import Edition
from respondent.model.workspace import did_you_mean
from respondent.writing.files import FILLED_FORM

FORMATS = ("docx", "html", "md", "pdf")
"""What a document can be written as; each is also the ending of its file's name."""

DRAFT = ".draft"
"""What a draft's file has between its document's name and its ending."""

_FORM = f".{PurePosixPath(FILLED_FORM).stem}"


class UnknownFormatError(RespondentError):
    """A format was asked for that there is not, or none at all."""

    def __init__(self, name: str) -> None:
        what = f"Documents cannot be written as “{name}”. " if name else "Name a format. "
        super().__init__(what + did_you_mean(name, FORMATS))


def known_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once. Raises UnknownFormatError."""
    names = tuple(dict.fromkeys(formats))
    if not names:
        raise UnknownFormatError("")
    for name in names:
        if name not in FORMATS:
            raise UnknownFormatError(name)
    return names


def ending_of(edition: Edition | None, *, draft: bool = False) -> str:
    """What a file's name has between its document's and the format's: ``.public``; ids have no full stop."""
    if draft:
        return DRAFT
    return f".{edition.value}" if edition is not None else ""


def files_of(folder: Path, stem: str) -> tuple[Path, ...]:
    """The files of one document, whose final ones have its id as their stem."""
    paths = (folder / f"{stem}.{form}" for form in (*FORMATS, FILLED_FORM))
    return tuple(path for path in paths if path.is_file())


def drafts_of(folder: Path, documents: Iterable[str]) -> tuple[Path, ...]:
    """The drafts of documents."""
    names = dict.fromkeys(documents)
    return tuple(path for name in names for path in files_of(folder, f"{name}{DRAFT}"))


def old_of(
    folder: Path, template_id: str, met: Collection[str], templates: Iterable[str], ending: str
) -> tuple[Path, ...]:
    """The final files of a template's documents, and those with `ending`, those aside that this build has `met`."""
    longer = [name for name in templates if name.startswith(f"{template_id}-")]
    found = []
    for path in sorted(folder.glob(f"{template_id}*")):
        document_id = path.stem.removesuffix(_FORM).removesuffix(ending)
        if (
            path.suffix.removeprefix(".") in FORMATS
            and "." not in document_id
            and document_id not in met
            and _is_named_after(document_id, template_id)
            and not any(_is_named_after(document_id, name) for name in longer)
        ):
            found.append(path)
    return tuple(found)


def _is_named_after(document_id: str, template_id: str) -> bool:
    return document_id == template_id or document_id.startswith(f"{template_id}-")
