"""What is said of a document from whose signatories an organisation was taken out."""

from __future__ import annotations

import re

from respondent.model.codes import G205
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Organisation
from respondent.model.document import Document
from respondent.model.listing import listed
from respondent.model.span import Span
from respondent.model.workspace import with_article
from respondent.signing.text import text_of_document


def left_out_problem(document: Document, organisation: Organisation, reason: str, place: Span) -> Diagnostic:
    """A note of who was left out and why, which names what may still speak of it: the text, the letterhead."""
    pieces = text_of_document(document).words
    names = [name for name in (organisation.name, organisation.short_name) if name]
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))
    kinds = dict.fromkeys(kind.partition(" ")[0] for kind, text in pieces if named.search(text))
    still = [with_article(kind) for kind in kinds]
    if document.letterhead:
        still.append(f"the letterhead {document.letterhead}, which is used as it is")
    remedy = (
        f"Look whether its name may stay in {listed(still)}." if still else "Its name stands nowhere else."
    )
    return G205.at(place, f"“{document.id}” goes out without {organisation.name}: {reason}.", remedy)
