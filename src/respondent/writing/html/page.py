"""A whole page of HTML, self-contained: its style and its pictures inside, no script, no other file.

A policy in its head forbids browsers to load or run anything else, should a reader's program add to it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from respondent.model.document import Document
from respondent.model.template import DocumentKind
from respondent.writing.furniture import ENDS, IMMEDIATE, PRESS_RELEASE, embargo_line
from respondent.writing.html import furniture
from respondent.writing.html.blocks import BlockWriter
from respondent.writing.html.escape import attributes, text
from respondent.writing.html.inlines import InlineWriter, Look
from respondent.writing.html.notes import notes, references
from respondent.writing.html.remarks import banner, margin
from respondent.writing.marks import marked_notes
from respondent.writing.remarks import name_of


def write_html(
    document: Document, assets: Mapping[str, bytes], looks: Mapping[int, Look] | None = None
) -> str:
    """The document as one HTML file; `assets` has the pictures, by their paths below the workspace's root.

    The same document and pictures give the same text. A picture that is missing leaves its description. With
    `looks`, it is a preview: the claims of those numbers look so, and lead where they say.
    """
    inlines = InlineWriter(document, assets, marked_notes(document), looks=looks or {})
    page = _Page(document, assets, inlines)
    parts = page.release() if document.kind is DocumentKind.RELEASE else page.letter()
    body = "\n".join([part for part in (banner(document), *parts) if part])
    sheet = f"sheet {document.kind.value}{' draft' if document.draft else ''}"
    head = _head(document, preview=looks is not None)
    return (
        f"<!DOCTYPE html>\n<html{attributes(lang=document.language)}>\n{head}\n"
        f"<body>\n<main{attributes(class_=sheet)}>\n{body}\n</main>\n</body>\n</html>\n"
    )


class _Page:
    """The parts of a page in their order. Notes come after the text, because they lead back to it."""

    def __init__(self, document: Document, assets: Mapping[str, bytes], inlines: InlineWriter) -> None:
        self._document = document
        self._assets = assets
        self._inlines = inlines

    def letter(self) -> Iterator[str]:
        """A letter, or a response to a consultation, which has its title first and needs no salutation."""
        document = self._document
        is_letter = document.kind is DocumentKind.LETTER
        yield furniture.letterhead(document, self._assets)
        if not is_letter:
            yield self._title()
        yield furniture.opening(document)
        yield furniture.notice(document)
        if document.salutation:
            yield f'<p class="salutation">{text(document.salutation)}</p>'
        elif is_letter:
            yield '<div class="by-hand"></div>'
        if is_letter:
            yield self._title()
        yield self._text()
        if document.valediction:
            yield f'<p class="valediction">{text(document.valediction)}</p>'
        yield furniture.signatures(document, self._assets)
        yield furniture.copies(document)
        yield furniture.contact(document)
        yield notes(document, self._inlines)
        yield references(document, self._inlines)
        yield furniture.imprint(document)

    def release(self) -> Iterator[str]:
        """A press release: what journalists look for first, then the story, ENDS, and what they may ask."""
        document = self._document
        yield furniture.letterhead(document, self._assets)
        yield (
            f'<div class="banner"><p class="label">{PRESS_RELEASE}</p>'
            f'<p class="embargo">{text(embargo_line(document) or IMMEDIATE)}</p></div>'
        )
        yield furniture.notice(document)
        yield self._title()
        yield f'<p class="dateline">{furniture.date_of(document)}</p>'
        yield self._text()
        yield f'<p class="ends">{ENDS}</p>'
        yield notes(document, self._inlines)
        yield references(document, self._inlines)
        yield furniture.contact(document)
        yield furniture.about(document)
        yield furniture.imprint(document)

    def _title(self) -> str:
        title = f"<h1>{self._inlines.html(self._document.title)}</h1>"
        return "\n".join([part for part in (margin(self._inlines), title) if part])

    def _text(self) -> str:
        return f'<div class="text">\n{BlockWriter(self._inlines).text(self._document.blocks)}\n</div>'


def preview_policy(document: Document) -> str:
    """The policy under which the page of a preview of this document is served."""
    return _policy(_style(draft=document.draft, preview=True)[1])


def _policy(digest: str) -> str:
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _head(document: Document, *, preview: bool) -> str:
    style, digest = _style(draft=document.draft, preview=preview)
    policy = _policy(digest)
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy"{attributes(content=policy)}>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(name_of(document))}</title>\n<style>{style}</style>\n</head>"
    )


@cache
def _style(*, draft: bool, preview: bool) -> tuple[str, str]:
    """The stylesheet, and the hash by which the page's policy admits it and no other."""
    names = ("page.css", *(("draft.css",) if draft else ()), *(("preview.css",) if preview else ()))
    folder = files("respondent.writing.html")
    style = "".join(folder.joinpath(name).read_text("utf-8").replace("\r\n", "\n") for name in names)
    return style, b64encode(sha256(style.encode()).digest()).decode("ascii")
