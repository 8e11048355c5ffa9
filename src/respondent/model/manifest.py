"""What a built document carries about itself: every claim with its text, lineage, hash and surroundings.

A draft says that it is one. There is no clock and no commit, so that the same input gives the same bytes. Its
canonical JSON is what the custom XML part of a Word file holds and what its hash is taken over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from respondent.model.document import Claim, Document
from respondent.model.lineage import Given, Lineage
from respondent.model.surroundings import Surroundings, claim_context, digests, printed_run, surroundings

NAMESPACE = "urn:respondent:manifest:1"

MANIFEST_PROPERTY = "RespondentManifest"
"""The custom property that holds the SHA-256 of the manifest's canonical text."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest of one document; `json` is its canonical text."""

    document: str
    json: str

    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical text, in hexadecimal."""
        return sha256(self.json.encode()).hexdigest()


def manifest_of(document: Document, notes_before: int = 0, beside: Iterable[str] = ()) -> Manifest:
    """The manifest of a rendered document; `notes_before` are the footnotes of its letterhead before the text.

    `beside` are texts that the file has besides the document's, such as those of a form that it is put into.
    """
    around = surroundings(document)
    content = {
        "manifest": 1,
        "document": document.id,
        "kind": document.kind.value,
        "date": document.date.isoformat(),
        "template": {"id": document.template, "sha256": document.template_hash},
        "row": list(document.row),
        "claims": [_claim(claim, around) for claim in document.claims],
        "notes": [
            {
                "number": note.number,
                "sources": [c.source.id for c in note.citations],
                "claims": list(note.claims),
                "text": printed_run(note.content),
            }
            for note in document.notes
        ],
        "sentences": [*around.sentences, *(one for text in beside for one in digests(text))],
    }
    if document.draft:
        content["draft"] = True
    if notes_before:
        content["notes_before"] = notes_before
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Manifest(document.id, text)


def _claim(claim: Claim, around: Surroundings) -> dict[str, object]:
    entry: dict[str, object] = {
        "number": claim.number,
        "kind": claim.kind.value,
        "tag": str(claim.tag),
        "text": claim.text,
        "records": list(claim.records),
        "note": claim.note,
        **claim_context(around, claim.number),
    }
    if claim.quantity is not None:
        entry["value"] = str(claim.quantity.value)
        entry["unit"] = claim.quantity.unit.singular
        entry["lineage"] = _lineage(claim.quantity.lineage)
    if claim.working:
        entry["working"] = claim.working
    return entry


def _lineage(lineage: Lineage) -> dict[str, object]:
    if isinstance(lineage, Given):
        given: dict[str, object] = {"record": lineage.record}
        if lineage.row:
            given["row"] = list(lineage.row)
        if lineage.part != "value":
            given["part"] = lineage.part
        return given
    return {
        "operation": lineage.operation.value,
        "operands": [{"value": str(o.value), **_lineage(o.lineage)} for o in lineage.operands],
    }
