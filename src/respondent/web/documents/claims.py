"""The claims of a document with what stands behind each, and how each looks in its preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlencode

from respondent.checking.page import Page
from respondent.model.citation_sheet import CitedClaim
from respondent.model.document import Document
from respondent.model.review import Standing
from respondent.model.verification import NO_VERDICT, Verification, verification_of
from respondent.model.workspace import Workspace
from respondent.reviewing.standing import status_of
from respondent.tracing.claims import Claims
from respondent.web.evidence.query import reviewer_in
from respondent.writing.html import Look

_CLASSES = {
    Standing.VERIFIED: "verified",
    Standing.NONE: "none",
    Standing.STALE: "stale",
    Standing.QUERIED: "queried",
    Standing.REJECTED: "rejected",
}
_WORDS = {
    Standing.VERIFIED: "Verified against its source",
    Standing.NONE: "Nobody has held it against its source yet",
    Standing.STALE: "To be verified again: it has changed since",
    Standing.QUERIED: "A reviewer asks about it",
    Standing.REJECTED: "A reviewer rejects it",
}


def cited_claims(document: Document, workspace: Workspace) -> tuple[CitedClaim, ...]:
    """The document's claims in their order."""
    now = datetime.now(UTC)

    @cache
    def verification(name: str) -> Verification:
        record_id = name.partition("#")[0]
        if record_id not in workspace.records or not workspace.reviews:
            return NO_VERDICT
        status = status_of(workspace, record_id, now)
        by = reviewer_in(workspace, status.by) if status.by else None
        return replace(verification_of(status), by=by)

    return tuple(Claims(workspace, verification).of(Page(document, workspace)))


def looks_of(
    document_id: str, claims: Iterable[CitedClaim], chosen: int | None, query: dict[str, str]
) -> dict[int, Look]:
    """How each claim looks, and that a click on it shows what stands behind it; `query` stays in the address."""
    found = {}
    for claim in claims:
        standing = claim.verification.standing
        address = urlencode({**query, "claim": str(claim.number)})
        found[claim.number] = Look(
            f"/documents/{document_id}?{address}#behind",
            _CLASSES[standing],
            _WORDS[standing],
            chosen=claim.number == chosen,
        )
    return found


def standing_words(standing: Standing) -> str:
    """How a claim's evidence stands, as a sentence without its full stop."""
    return _WORDS[standing]
