"""The line on the first page that says which edition this is."""

from __future__ import annotations

from dataclasses import replace

from respondent.model.document import Document
from respondent.model.edition import PUBLIC_LINE, Edition

_LINES = {
    Edition.CONFIDENTIAL: "Confidential edition: what is shaded and marked CONFIDENTIAL is not to be published.",
    Edition.PUBLIC: PUBLIC_LINE,
}


def with_notice(document: Document) -> Document:
    """The document with that line before its own notice, if anything in it is confidential."""
    if document.edition is None or not document.passages:
        return document
    line = _LINES[document.edition]
    return replace(document, notice=f"{line} {document.notice}" if document.notice else line)
