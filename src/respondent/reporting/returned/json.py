"""An audit as one JSON object."""

from __future__ import annotations

from collections import Counter

from respondent.model.audit import Audit, ClaimOutcome, Comment, FileFinding, Piece, ProseEdit
from respondent.reporting.assessments import assessments_as_json
from respondent.reporting.returned.words import first_piece


def audit_as_json(audit: Audit) -> dict[str, object]:
    """Everything that the audit says; of a file that was not built here also its assessments."""
    found: dict[str, object] = {
        "file": audit.draft.name,
        "built": _built(audit),
        "claims": [_claim(audit, claim) for claim in audit.claims],
        "findings": [_finding(finding) for finding in audit.findings],
        "comments": [_comment(audit, comment) for comment in audit.comments],
        "sentences": {"changed": len(audit.changed), "lost": audit.lost, "whole": audit.is_whole},
        "prose": [_prose(audit, edit) for edit in audit.prose],
        "summary": dict(Counter(claim.fate.value for claim in audit.claims)),
        "false": audit.is_false,
    }
    if not audit.is_ours:
        found["assessments"] = assessments_as_json(audit.draft.name, audit.assessments)["assessments"]
    return found


def _built(audit: Audit) -> dict[str, object] | None:
    built = audit.built
    if built is None:
        return None
    return {
        "document": built.document,
        "kind": built.kind,
        "template": built.template,
        "draft": built.draft,
        "manifest": audit.basis,
    }


def _claim(audit: Audit, claim: ClaimOutcome) -> dict[str, object]:
    built = claim.claim
    return {
        "number": built.number,
        "kind": built.kind,
        "record": built.tag.record,
        "records": list(built.records),
        "outcome": claim.fate.value,
        "also": [fate.value for fate in claim.fates[1:]],
        "code": claim.code.id if claim.code else None,
        "old": claim.old,
        "new": claim.new,
        "match": {"by": claim.means.name.lower(), "certainty": claim.certainty.value},
        "place": _place(audit, first_piece(claim)),
        "changed_by": [
            {"author": touch.author, "date": touch.date, "what": touch.what} for touch in claim.touches
        ],
        "evidence_now": {
            "verdict": claim.bearing.value,
            "message": claim.message,
            "evidence": list(claim.evidence),
        },
        "records_since": {"status": claim.currency.value, "message": claim.since},
        "comments": list(claim.comments),
        "advice": {"do": claim.advice.do.value, "text": claim.advice.text, "patch": claim.advice.patch},
    }


def _finding(finding: FileFinding) -> dict[str, object]:
    one = finding.diagnostic
    return {
        "code": one.code.id,
        "severity": one.severity.value,
        "line": one.span.line,
        "column": one.span.column,
        "message": one.message,
        "remedy": one.remedy,
    }


def _prose(audit: Audit, edit: ProseEdit) -> dict[str, object]:
    return {
        "old": edit.old,
        "new": edit.new,
        "place": _place(audit, edit.piece),
        "changed_by": [
            {"author": touch.author, "date": touch.date, "what": touch.what} for touch in edit.touches
        ],
    }


def _comment(audit: Audit, comment: Comment) -> dict[str, object]:
    return {
        "id": comment.id,
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "about": comment.about,
        "claims": list(comment.claims),
        "answers": comment.answers,
        "done": comment.done,
        "place": _place(audit, comment.pieces[0] if comment.pieces else None),
    }


def _place(audit: Audit, piece: Piece | None) -> dict[str, object] | None:
    if piece is None:
        return None
    passage = audit.draft.passages[piece.passage]
    line, column = passage.place(piece.start)
    return {"part": passage.part, "line": line, "column": column}
