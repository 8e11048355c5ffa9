"""Which editions of a document a visitor may look at, and which is meant."""

from __future__ import annotations

from dataclasses import replace

from respondent.desk.view import View
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.web.visit import Visit

WORDS = {Edition.CONFIDENTIAL: "Confidential edition", Edition.PUBLIC: "Public edition"}


def is_public(visit: Visit) -> bool:
    """Whether what is public is looked at: it was asked for, or the visitor may see nothing else."""
    return not visit.confidential or visit.query.get("edition") == Edition.PUBLIC.value


def view_of(visit: Visit) -> View:
    """The workspace of the edition that is looked at."""
    return visit.desk.view(confidential=False) if is_public(visit) else visit.view


def edition_of(visit: Visit, document: Document) -> Edition | None:
    """The edition that a file of the document is made in; None where nothing in it is confidential."""
    if not is_public(visit):
        return Edition.CONFIDENTIAL if document.passages else None
    return None if _is_whole(visit, document) else Edition.PUBLIC


def without_traces(view: View, document: Document) -> Document:
    """The document for a file without an edition that whoever sees the view may have.

    The hash of a template is left out where they may not read all of it: a short passage could be guessed by that.
    """
    own, shown = (one.templates.get(document.template) for one in (view.made_of.workspace, view.workspace))
    return document if own == shown else replace(document, template_hash="")


def _is_whole(visit: Visit, document: Document) -> bool:
    """Whether a document, made of what is public, is to the last mark what those read who may see everything.

    Then its file needs no edition, and tells nobody anything: all in it was made without what is confidential.
    """
    whole = visit.desk.view(confidential=True).side.sheet(document.id)
    if whole is None or whole.document.passages:
        return False
    return replace(whole.document, edition=None) == replace(document, edition=None)
