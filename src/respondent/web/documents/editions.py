"""Which editions of a document a visitor may look at, and which is meant."""

from __future__ import annotations

from respondent.desk.view import View
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.web.visit import Visit

WORDS = {Edition.CONFIDENTIAL: "Confidential edition", Edition.PUBLIC: "Public edition"}


def is_public(visit: Visit) -> bool:
    """Whether the public edition is looked at: it was asked for, or the visitor may see no other."""
    return not visit.confidential or visit.query.get("edition") == Edition.PUBLIC.value


def view_of(visit: Visit) -> View:
    """The workspace of the edition that is looked at."""
    return visit.desk.view(confidential=False) if is_public(visit) else visit.view


def edition_of(visit: Visit, document: Document) -> Edition | None:
    """The edition that a file of the document is made in; None where nothing in it is confidential."""
    if is_public(visit):
        return Edition.PUBLIC
    return Edition.CONFIDENTIAL if document.passages else None
