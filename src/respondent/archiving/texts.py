"""An archived copy as text that can be searched: page by page, row by row or passage by passage.

PDFs are read with pypdf, workbooks with python-calamine (the extra ``archive``); Word, HTML and text by `reading`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from respondent.archiving.pdf import PdfError, pages_of
from respondent.archiving.workbook import Workbook, WorkbookError, is_workbook, read_workbook, shown
from respondent.reading.draft import read_draft


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a copy: its text, and the page of a PDF or the sheet and row of a workbook that it is on."""

    text: str
    page: int | None = None
    sheet: str | None = None


class UnsearchableError(Exception):
    """A copy of which no text can be had; the message is a clause that says why."""


def pieces_of(data: bytes, name: str) -> tuple[Piece, ...]:
    """The copy's text in order. Raises UnsearchableError, and MissingLibraryError where a library is missing."""
    if data.startswith(b"%PDF"):
        found = tuple(_pdf(data))
    elif is_workbook(data, name):
        found = tuple(_rows(_workbook(data, name)))
    else:
        read = read_draft(data, name)
        if read.draft is None:
            raise UnsearchableError(" ".join(d.message for d in read.diagnostics).rstrip("."))
        found = tuple(Piece(passage.text) for passage in read.draft.passages)
    if not any(piece.text.strip() for piece in found):
        raise UnsearchableError("there is no text in it, as in a scan, which is pictures of pages")
    return found


def _pdf(data: bytes) -> Iterator[Piece]:
    try:
        pages = pages_of(data)
    except PdfError as error:
        raise UnsearchableError(str(error)) from error
    for number, text in enumerate(pages, 1):
        yield Piece(text, page=number)


def _workbook(data: bytes, name: str) -> Workbook:
    try:
        return read_workbook(data, name)
    except WorkbookError as error:
        raise UnsearchableError(str(error)) from error


def _rows(workbook: Workbook) -> Iterator[Piece]:
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows, sheet.first):
            text = " ".join(filter(None, map(shown, row)))
            if text:
                yield Piece(text, sheet=f"{sheet.name}, row {number}" if sheet.name else f"row {number}")
