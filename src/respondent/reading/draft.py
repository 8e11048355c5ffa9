"""A draft that anyone wrote, in Word, Markdown, HTML or plain text, read to passages with places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from respondent.errors import RespondentError
from respondent.model.codes import B101, B104, B108, B109
from respondent.model.diagnostic import Diagnostic
from respondent.model.draft import Draft, Passage
from respondent.model.span import Span
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_package
from respondent.reading.complaints import complaint
from respondent.reading.decoding import decode
from respondent.reading.html.reader import read_html
from respondent.reading.markdown.reader import read_markdown
from respondent.reading.plain_text import read_plain
from respondent.reading.view import View
from respondent.reading.word.reader import read_word

MOST_PACKAGE = 100 * 1024 * 1024
"""Bytes of a Word file; pictures are most of a large one."""

MOST_TEXT = 20 * 1024 * 1024
"""Bytes of a text file, and characters of any draft: some 3,000,000 words."""

_PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", rb"{\rtf", b"\x89PNG", b"\xff\xd8\xff")
"""How the files begin that are no text; `ooxml` knows what to call them."""

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_OFFICE_XML = re.compile(r"<(?:pkg:package|w:wordDocument|office:document)\b")
_BEGINNING = 10_000
_SAVE_AS = "Open it in Word and choose Save As, “Word Document (.docx)”."


class UnreadableDraftError(RespondentError):
    """A file that is no draft that can be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading: the draft, or None where the file cannot be read, and what is to be said of it."""

    draft: Draft | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def needed(self) -> Draft:
        """The draft. Raises UnreadableDraftError where there is none."""
        if self.draft is None:
            said = " ".join(f"{one.message} {one.remedy}" for one in self.diagnostics)
            raise UnreadableDraftError(said or "This file cannot be read.")
        return self.draft


def read_draft(data: bytes, name: str, view: View = View.ACCEPTED, *, trace: bool = False) -> Read:
    """Read a draft from its file's bytes; `name` is the file's, as the diagnostics and the draft give it.

    What the file holds decides how it is read, and its name's ending where that says nothing: .md is Markdown,
    .html a web page, everything else plain text. With `trace`, the passages of a Word file know from which
    elements they come. Nothing is raised, whatever the bytes are.
    """
    most = MOST_PACKAGE if data.startswith(b"PK") else MOST_TEXT
    if len(data) > most:
        return _refused(name, f"{len(data) / 1024 / 1024:,.0f} MB, and {most // 1024 // 1024} MB can be read")
    if data.startswith(_PACKED):
        return _read_package(data, name, view, trace=trace)
    text, notes = decode(data, name)
    if text is None:
        message = "There is no text in it: it is a file of some other program."
        return Read(None, (B101.at(Span(name), message, _SAVE_AS),))
    if _OFFICE_XML.search(text[:_BEGINNING]):
        message = "The draft is a document saved as XML, which is not read."
        return Read(None, (B101.at(Span(name), message, _SAVE_AS),))
    passages, misnamed = _read_text(text, name)
    return _done(name, passages, (*notes, *misnamed))


def _read_package(data: bytes, name: str, view: View, *, trace: bool) -> Read:
    try:
        read = read_word(read_package(data), name, view, trace=trace)
    except PackageError as error:
        return Read(None, (complaint(error, name),))
    notes = read.diagnostics
    if not _ending(name).startswith(("docx", "docm", "dotx", "dotm")):
        notes = (*notes, _misnamed(name, "a Word document"))
    return _done(name, read.passages, notes)


def _read_text(text: str, name: str) -> tuple[tuple[Passage, ...], tuple[Diagnostic, ...]]:
    """The passages of a file that is text, by what it is and then by what it is called."""
    ending = _ending(name)
    if _PAGE.match(text, 0, _BEGINNING):
        notes = () if ending in {"html", "htm", "xhtml"} else (_misnamed(name, "a web page"),)
        return read_html(text), notes
    if ending in {"html", "htm", "xhtml"}:
        return read_html(text), ()
    if ending in {"md", "markdown", "mdown", "mkd"}:
        return read_markdown(text), ()
    notes = (_misnamed(name, "plain text"),) if ending in {"docx", "doc", "pdf", "odt", "rtf"} else ()
    return read_plain(text), notes


def _done(name: str, passages: tuple[Passage, ...], notes: tuple[Diagnostic, ...]) -> Read:
    if sum(len(passage.text) for passage in passages) > MOST_TEXT:
        return _refused(name, f"more than {MOST_TEXT // 1024 // 1024} million characters")
    if not passages:
        remedy = (
            "If you see text when you open it, that text may be a picture: type it, or send the original."
        )
        notes = (*notes, B108.at(Span(name), "There is no text in the draft.", remedy))
    return Read(Draft(name, passages), notes)


def _refused(name: str, size: str) -> Read:
    remedy = "Cut it into several files, and leave out pictures and annexes of data."
    return Read(None, (B104.at(Span(name), f"The draft is too large: {size}.", remedy),))


def _misnamed(name: str, what: str) -> Diagnostic:
    message = f"The draft's name does not say so, but it is {what}, and was read as that."
    return B109.at(Span(name), message, "Give the file the ending that fits, so that others can open it.")


def _ending(name: str) -> str:
    """What comes after the last full stop of a name, in small letters."""
    return name.rpartition(".")[2].lower() if "." in name else ""
