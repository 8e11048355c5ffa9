"""Cover sheets composed: of a response that may be sent, in each format, as files of their own.

A cover sheet says what is confidential, and whose names are: it is for the regulator, and no edition of the
response has it in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from respondent.build import chosen_documents, press_for
from respondent.errors import RespondentError
from respondent.model.codes import Q404
from respondent.model.cover import Cover
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.model.span import Span
from respondent.model.template import DocumentKind, FrontMatter, Template
from respondent.model.workspace import did_you_mean
from respondent.rendering.cover import cover_of
from respondent.writing.cover.page import cover_page, left_open
from respondent.writing.files import sweep, write_whole

if TYPE_CHECKING:
    from respondent.loading.workspace import Loaded
    from respondent.press import Press, Sheet

COVER = ".cover-sheet"
"""What a cover sheet's file has between its response's name and its ending."""

FORMATS = ("docx", "html", "md", "pdf")


class NoResponseError(RespondentError):
    """What was asked for is no response, or more than one."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The files of a response's cover sheet, none where errors stand against it, and the problems met."""

    files: tuple[Path, ...]
    problems: tuple[Diagnostic, ...]


def cover_sheet(
    source: Path | Loaded,
    name: str,
    formats: Iterable[str] = ("docx",),
    out: Path | None = None,
    *,
    now: datetime | None = None,
) -> Covered:
    """Write the cover sheet of a response into `out`, or ``out`` in the workspace.

    Raises NoResponseError, UnknownDocumentError, UnknownFormatError, UnwritableFileError, and for PDF
    MissingProgramError and ConversionFailedError.
    """
    from respondent.output import known_formats

    endings = known_formats(formats)
    press = press_for(source, edition=Edition.CONFIDENTIAL, now=now)
    sheet, problems = the_response(press, name)
    if sheet is None or sheet.held_back:
        return Covered((), in_order((*problems, *(sheet.problems if sheet else ()))))
    template = press.workspace.templates[sheet.document.template]
    cover = cover_of(sheet.document, front_of(template), press.workspace)
    folder = press.workspace.root / "out" if out is None else out
    sweep(folder)
    written = []
    for form, data in cover_files(cover, endings).items():
        path = folder / f"{cover.document}{COVER}.{form}"
        write_whole(path, data)
        written.append(path)
    own = [problem for problem in sheet.problems if problem.code.id.startswith("Q4")]
    return Covered(tuple(written), in_order((*own, *cover_gaps(cover, template))))


def cover_files(cover: Cover, formats: Iterable[str]) -> Mapping[str, bytes]:
    """A cover sheet in each of the formats."""
    from respondent.writing.cover.html import cover_html
    from respondent.writing.cover.markdown import cover_markdown
    from respondent.writing.cover.word import cover_word
    from respondent.writing.pdf import pdf_of

    page = cover_page(cover)
    name = f"{cover.document}{COVER}"
    files: dict[str, bytes] = {}
    for form in formats:
        match form:
            case "html":
                files[form] = cover_html(page, cover.language).encode()
            case "md":
                files[form] = cover_markdown(page).encode()
            case _:
                word = cover_word(page, name, cover.day, cover.language)
                files[form] = word if form == "docx" else pdf_of(word, name)
    return files


def cover_gaps(cover: Cover, template: Template) -> tuple[Diagnostic, ...]:
    """A warning of what the cover sheet leaves to be filled in by hand."""
    missing = left_open(cover)
    if not missing:
        return ()
    place = front_of(template).places.get("cover") or Span(template.path)
    message = f"The cover sheet of “{cover.document}” leaves open {missing}."
    return (
        Q404.at(
            place, message, "Write it into `cover:`, or into `cover:` in respondent.yaml for all responses."
        ),
    )


def front_of(template: Template) -> FrontMatter:
    """The front matter of a document's template. Raises NoResponseError for a partial, which gives none."""
    if template.front is None:
        raise NoResponseError(f"“{template.id}” is no response.")
    return template.front


def the_response(press: Press, name: str) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The one response of that name as it renders, or why there is none. Raises NoResponseError."""
    ((template_id, wanted),) = chosen_documents(press, (name,)).items()
    sheets = [one for one in press.sheets(template_id) if wanted is None or one.document.id in wanted]
    if len(sheets) > 1:
        first = sheets[0].document.id
        raise NoResponseError(f"“{name}” is {len(sheets)} documents. Name one of them, such as “{first}”.")
    if not sheets:
        return None, press.missing(template_id)
    if not _is_response(sheets[0].document):
        known = [
            name
            for name, template in press.workspace.templates.items()
            if template.front is not None and template.front.kind is DocumentKind.RESPONSE
        ]
        more = did_you_mean(name, known) if known else "This workspace has none."
        raise NoResponseError(f"“{name}” is no response to a consultation. {more}")
    return sheets[0], ()


def _is_response(document: Document) -> bool:
    return document.kind is DocumentKind.RESPONSE
