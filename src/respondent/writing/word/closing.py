"""What may stand after the text of any document: references, whom to ask, and who the senders are."""

from __future__ import annotations

from respondent.model.document import Inlines, Link, Str, Strong
from respondent.writing.furniture import REFERENCES, about_heading, contact_heading
from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import runs
from respondent.writing.word.markup import line_break, paragraph, run


def heading(draft: Draft, text: str) -> str:
    """A heading of our own, at the level of the text's main ones."""
    return paragraph(draft.styles["Heading2"], run(text))


def references(draft: Draft) -> str:
    """The list of references, for a style of citing that has one."""
    if not draft.document.references:
        return ""
    style = draft.styles["Bibliography"]
    entries = [paragraph(style, runs(draft, entry)) for entry in draft.document.references]
    return heading(draft, REFERENCES) + "".join(entries)


def contact(draft: Draft) -> str:
    """Whom to ask."""
    person = draft.document.contact
    if person is None:
        return ""
    shown: list[Inlines] = [(Strong((Str(person.name),)),)]
    if person.email:
        shown.append((Link((Str(person.email),), f"mailto:{person.email}"),))
    shown += [(Str(text),) for text in (person.phone, person.hours) if text]
    written = line_break().join([runs(draft, line) for line in shown])
    return heading(draft, contact_heading(draft.document.kind)) + paragraph(
        draft.styles["SmallText"], written, "<w:keepLines/>"
    )


def about(draft: Draft) -> str:
    """A paragraph on each sender that has one."""
    return "".join(
        heading(draft, about_heading(sender)) + paragraph(draft.styles["SmallText"], run(sender.about))
        for sender in draft.document.senders
        if sender.about
    )
