"""The fixed words around a text, the same in every format: of letters, releases and notes."""

from __future__ import annotations

from respondent.model.document import BlockQuote, Document, Inlines, Sender, SignatureBlock, Str
from respondent.model.template import DocumentKind
from respondent.prose.dates import write_moment

PRESS_RELEASE = "Press release"
IMMEDIATE = "For immediate release"
ENDS = "ENDS"
PRESS_CONTACT = "Press contact"
CONTACT = "Contact"
REFERENCES = "References"
UNANSWERED = "No answer yet"
"""What stands in a draft below a question that is still open."""


def notes_heading(kind: DocumentKind) -> str:
    """What stands above the notes at the end of a document."""
    return "Notes to editors" if kind is DocumentKind.RELEASE else "Notes"


def contact_heading(kind: DocumentKind) -> str:
    """What stands above whom to ask."""
    return PRESS_CONTACT if kind is DocumentKind.RELEASE else CONTACT


def reference_line(document: Document) -> str | None:
    """The line “Our reference: CP/2025/14”, where the document has one."""
    return f"Our reference: {document.reference}" if document.reference else None


def embargo_line(document: Document) -> str | None:
    """The line “Embargoed until 00:01 on Tuesday 18 February 2025”, where the document has an embargo."""
    return f"Embargoed until {write_moment(document.embargo)}" if document.embargo else None


def about_heading(sender: Sender) -> str:
    """What stands above the paragraph about an organisation."""
    return f"About {sender.name}"


def charity_line(sender: Sender) -> str | None:
    """The line “Registered charity 216401”, where the sender is one."""
    return f"Registered charity {sender.charity_number}" if sender.charity_number else None


def imprint(sender: Sender) -> str:
    """An organisation's details in one line, as at the foot of a letter's page."""
    parts = (sender.name, ", ".join(sender.address), sender.website, charity_line(sender))
    return " · ".join(part for part in parts if part)


def said_by(quotation: BlockQuote) -> Inlines:
    """Who is quoted, after a dash; nothing where nobody is named."""
    return (Str("— "), *quotation.attribution) if quotation.attribution else ()


def signed_by(block: SignatureBlock) -> tuple[str, ...]:
    """The lines under a signature: the name, the role and the organisation, those that there are."""
    return (*[line for line in (block.name, block.role) if line], block.organisation)
