"""A public document without what only the workspace needs: ids, hashes, values, how they were worked out."""

from __future__ import annotations

from dataclasses import replace

from respondent.model.document import Claim, Document, Note
from respondent.model.edition import Edition
from respondent.model.span import Span
from respondent.model.tag import ClaimTag

_NOWHERE = Span("")


def opaque(document: Document) -> Document:
    """The document as its public edition is written: of claims and notes only the numbers and the words are left.

    The full manifest of what was sent stays in the workspace.
    """
    return replace(
        document,
        template="",
        template_hash="",
        row=(),
        claims=tuple(map(_claim, document.claims)),
        notes=tuple(map(_note, document.notes)),
        passages=(),
        edition=Edition.PUBLIC,
    )


def _claim(claim: Claim) -> Claim:
    return Claim(
        number=claim.number,
        kind=claim.kind,
        tag=ClaimTag(str(claim.number), ""),
        title="",
        text=claim.text,
        span=_NOWHERE,
        records=(),
        note=claim.note,
    )


def _note(note: Note) -> Note:
    return Note(note.number, note.content, claims=note.claims)
