"""Opening a letterhead: once for all its letters, with everything that is wrong with it said at once."""

from __future__ import annotations

from functools import cache

from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.faults import PackageError
from respondent.ooxml.namespaces import CONTENT_TYPES, ContentType, RelationshipType
from respondent.ooxml.package import read_package
from respondent.writing.word import complaints, relating
from respondent.writing.word.cleaning import has_traces
from respondent.writing.word.opened import Opened, open_package
from respondent.writing.word.placeholder import crowded, in_text_box, make_room, placeholders
from respondent.writing.word.plain import plain_bytes
from respondent.writing.word.prepared import Letterhead
from respondent.writing.word.preparing import prepare
from respondent.writing.word.relating import relationship
from respondent.writing.word.settings import ensure_settings

__all__ = ["Letterhead", "open_letterhead", "plain_letterhead"]


def open_letterhead(
    data: bytes, span: Span, *, draft: bool = False
) -> tuple[Letterhead | None, tuple[Diagnostic, ...]]:
    """The letterhead in the bytes of a .docx or .dotx file, or None, and what is wrong with it.

    `span` is where a template names the letterhead, or the letterhead's own file; with `draft`, all its pages are
    marked as a draft's.
    """
    try:
        opened = open_package(read_package(data))
        return _prepared(opened, span, draft=draft)
    except PackageError as error:
        return None, (complaints.about_package(error, span),)


@cache
def plain_letterhead(*, draft: bool = False) -> Letterhead:
    """The letterhead for who has none: A4, the senders' names above, page numbers below; or that of its drafts."""
    opened = open_package(read_package(_plain_package()))
    ensure_settings(opened)
    return prepare(opened, make_room(placeholders(opened.body)[0]), own=False, draft=draft)


def _prepared(opened: Opened, span: Span, *, draft: bool) -> tuple[Letterhead | None, tuple[Diagnostic, ...]]:
    found = placeholders(opened.body)
    wrong = complaints.about_placeholders(
        len(found),
        crowded=bool(crowded(opened.body)),
        elsewhere=any(placeholders(root) or crowded(root) for root in opened.stories()[1:]),
        span=span,
    )
    if wrong:
        return None, (wrong,)
    diagnostics = []
    if in_text_box(found[0]):
        diagnostics.append(complaints.about_text_box(span))
    mark = make_room(found[0])
    if has_traces(opened):
        diagnostics.append(complaints.about_traces(span))
    if ensure_settings(opened):
        diagnostics.append(complaints.about_protection(span))
    return prepare(opened, mark, own=True, draft=draft), tuple(diagnostics)


def _plain_package() -> bytes:
    """The plain letterhead as a package: a page with a placeholder; the rest is added as to any other."""
    types = f'<Default Extension="rels" ContentType="{ContentType.RELATIONSHIPS}"/>'
    types += f'<Override PartName="/word/document.xml" ContentType="{ContentType.DOCUMENT}"/>'
    main = relationship("rId1", RelationshipType.DOCUMENT, "word/document.xml")
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}">{types}</Types>'.encode(),
        "_rels/.rels": f"{relating.BEGINNING}{main}{relating.END}".encode(),
        "word/document.xml": plain_bytes("document.xml"),
    }
    return write_archive(pack(name, content) for name, content in contents.items())
