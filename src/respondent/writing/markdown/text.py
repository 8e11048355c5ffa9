"""A whole document as Markdown, with what surrounds the text of a letter or a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from respondent.model.document import Document, Inlines, LineBreak, Link, SignatureBlock, Str, Strong
from respondent.model.template import DocumentKind
from respondent.prose.dates import write_date
from respondent.writing import furniture
from respondent.writing.headings import shallowest
from respondent.writing.markdown.blocks import BlockWriter
from respondent.writing.markdown.inlines import InlineWriter
from respondent.writing.markdown.remarks import draft_line, problems


def write_markdown(document: Document) -> str:
    """The document as one text. Notes are footnotes (``[^1]``); a release's are a list, its marks ``[1]``.

    A draft says so first, and its problems come last.
    """
    is_release = document.kind is DocumentKind.RELEASE
    writer = _Text(document, InlineWriter(r"\[{}\]" if is_release else "[^{}]"))
    parts = writer.release() if is_release else writer.letter()
    around = (draft_line(document), *parts, problems(document))
    return "\n\n".join(part for part in around if part) + "\n"


class _Text:
    """The parts of a document in their order."""

    def __init__(self, document: Document, inlines: InlineWriter) -> None:
        self._document = document
        self._inlines = inlines

    def letter(self) -> Iterator[str]:
        """A letter, or a response, whose title comes first."""
        document = self._document
        is_letter = document.kind is DocumentKind.LETTER
        if not is_letter:
            yield self._title()
        yield from self._senders()
        yield self._paragraph(write_date(document.date), furniture.reference_line(document))
        for addressee in document.addressees:
            yield self._paragraph(addressee.name, addressee.title, addressee.organisation, *addressee.lines)
        yield self._notice()
        yield self._paragraph(document.salutation)
        if is_letter:
            yield self._title()
        yield self._text()
        yield self._paragraph(document.valediction)
        for block in document.signatures:
            yield self._signature(block)
        if document.cc:
            yield self._paragraph(f"cc {document.cc[0]}", *document.cc[1:])
        yield self._contact()
        yield self._references()
        yield self._footnotes()

    def release(self) -> Iterator[str]:
        """A press release, with its notes to editors as a list."""
        document = self._document
        yield from self._senders()
        yield self._bold(furniture.PRESS_RELEASE.upper())
        yield self._paragraph(furniture.embargo_line(document) or furniture.IMMEDIATE)
        yield self._notice()
        yield self._title()
        yield self._paragraph(write_date(document.date))
        yield self._text()
        yield self._bold(furniture.ENDS)
        yield self._notes_to_editors()
        yield self._references()
        yield self._contact()
        for sender in document.senders:
            if sender.about:
                yield self._heading(furniture.about_heading(sender))
                yield self._paragraph(sender.about)

    def _text(self) -> str:
        return BlockWriter(self._inlines, shallowest(self._document)).markdown(self._document.blocks)

    def _title(self) -> str:
        return f"# {replace(self._inlines, one_line=True).paragraph(self._document.title)}"

    def _heading(self, text: str) -> str:
        return f"## {self._inlines.paragraph((Str(text),))}"

    def _paragraph(self, *lines: str | None) -> str:
        return self._inlines.paragraph(_broken((Str(line),) for line in lines if line))

    def _bold(self, text: str) -> str:
        return self._inlines.paragraph((Strong((Str(text),)),))

    def _notice(self) -> str:
        return f"> {self._paragraph(self._document.notice)}" if self._document.notice else ""

    def _senders(self) -> Iterator[str]:
        """A single sender with its details, or the names of several."""
        for sender in self._document.senders:
            alone = len(self._document.senders) == 1
            charity = furniture.charity_line(sender)
            details = (*sender.address, sender.website, charity) if alone else (charity,)
            lines: list[Inlines] = [(Strong((Str(sender.name),)),)]
            lines += [(Str(detail),) for detail in details if detail]
            yield self._inlines.paragraph(_broken(lines))

    def _signature(self, block: SignatureBlock) -> str:
        first, *rest = furniture.signed_by(block)
        return self._inlines.paragraph(_broken([(Strong((Str(first),)),), *[(Str(line),) for line in rest]]))

    def _contact(self) -> str:
        contact = self._document.contact
        if contact is None:
            return ""
        lines: list[Inlines] = [(Strong((Str(contact.name),)),)]
        if contact.email:
            lines.append((Link((Str(contact.email),), f"mailto:{contact.email}"),))
        lines += [(Str(line),) for line in (contact.phone, contact.hours) if line]
        heading = self._heading(furniture.contact_heading(self._document.kind))
        return f"{heading}\n\n{self._inlines.paragraph(_broken(lines))}"

    def _references(self) -> str:
        if not self._document.references:
            return ""
        entries = [self._inlines.paragraph(entry) for entry in self._document.references]
        return "\n\n".join([self._heading(furniture.REFERENCES), *entries])

    def _footnotes(self) -> str:
        notes = replace(self._inlines, marks=None)
        return "\n\n".join(
            f"[^{note.number}]: {_continued(notes.paragraph(note.content), 4)}"
            for note in self._document.notes
        )

    def _notes_to_editors(self) -> str:
        if not self._document.notes:
            return ""
        notes = replace(self._inlines, marks=None)
        lines = []
        for note in self._document.notes:
            marker = f"{note.number}. "
            lines.append(marker + _continued(notes.paragraph(note.content), len(marker)))
        heading = self._heading(furniture.notes_heading(self._document.kind))
        return f"{heading}\n\n" + "\n".join(lines)


def _continued(text: str, width: int) -> str:
    """A paragraph of several lines, all but the first moved to the right."""
    return text.replace("\n", "\n" + " " * width)


def _broken(lines: Iterable[Inlines]) -> Inlines:
    """The lines as one paragraph, each on a line of its own."""
    content: Inlines = ()
    for line in lines:
        content += (LineBreak(), *line) if content else line
    return content
