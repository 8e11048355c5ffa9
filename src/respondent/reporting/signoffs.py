"""How documents stand by their sign-offs: as text for people, and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from respondent.model.change import Change, in_brief
from respondent.model.listing import listed
from respondent.model.signoff import DocumentStatus, Proof, Signatory, Stand, Standing
from respondent.prose.dates import write_date

_MOST_CHANGES = 12
_INDENT = " " * 14
_HOW = {
    Stand.STANDS: "{}",
    Stand.NOTIFIED: "{}; to be told of changes that touch no claim",
    Stand.LAPSED: "lapsed – {}, on an earlier text",
}


def status_text(statuses: Sequence[DocumentStatus]) -> str:
    """The documents one below the other, each with its signatories and what they said; last, those of silence."""
    heard = [status for status in statuses if _words(status)]
    told = ["".join(line + "\n" for line in _document(status)) for status in heard]
    unheard = [_unheard(status) + "\n" for status in statuses if not _words(status)]
    return "\n".join([*told, *(["".join(unheard)] if unheard else [])])


def _words(status: DocumentStatus) -> bool:
    return bool(status.others or status.parts or any(one.standings for one in status.signatories))


def _unheard(status: DocumentStatus) -> str:
    names = [signatory.name for signatory in status.signatories]
    waiting = f"; no word yet from {listed(names)}" if names else "; it has no signatories"
    return f"{status.document}: signed by 0 of {len(names)}{waiting}"


def _document(status: DocumentStatus) -> Iterator[str]:
    signed = sum(1 for one in status.signatories if one.signed)
    needed = "" if status.required else " (the settings do not require it)"
    yield f"{status.document}: signed by {signed} of {len(status.signatories)}{needed}"
    for signatory in status.signatories:
        yield from _signatory(signatory)
    for standing in status.others:
        yield f"  {standing.signoff.organisation}, which is no signatory of it"
        yield from _standing(standing)
    for standing in status.parts:
        yield f"  {standing.signoff.organisation}, on the part “{standing.signoff.part}”"
        yield from _standing(standing)


def _signatory(signatory: Signatory) -> Iterator[str]:
    yield f"  {'signed    ' if signatory.signed else 'not signed'}  {signatory.name}"
    for standing in signatory.standings:
        yield from _standing(standing)
    for lack in signatory.lacks:
        if lack.unheard and lack.role:
            yield f"{_INDENT}{lack.role}: no word yet"


def _standing(standing: Standing) -> Iterator[str]:
    word = standing.signoff
    yield f"{_INDENT}{word.role}: {_HOW[standing.stand].format(word.said)} ({word.by}, {write_date(word.at)})"
    if word.proof is not None:
        yield f"{_INDENT}  proof: {_proof(word.proof)}"
    yield from (f"{_INDENT}  {line}" for line in _changes(standing))


def _proof(proof: Proof) -> str:
    parts = [proof.name]
    parts += [f"from {proof.sender}"] if proof.sender else []
    parts += [proof.date] if proof.date else []
    parts += [f"“{proof.subject}”"] if proof.subject else []
    parts += [proof.message_id] if proof.message_id else []
    return ", ".join(parts)


def _changes(standing: Standing) -> Iterator[str]:
    if standing.changes is None:
        yield "what changed since cannot be shown: the words that were signed are not kept, or not as they were"
        return
    for change in standing.changes[:_MOST_CHANGES]:
        yield f"{change.kind}: {in_brief(change)}"
    if len(standing.changes) > _MOST_CHANGES:
        yield f"and {len(standing.changes) - _MOST_CHANGES} more changes"


# JSON


def status_json(status: DocumentStatus) -> dict[str, object]:
    """A document's status as plain values."""
    return {
        "document": status.document,
        "required": status.required,
        "signed": status.signed,
        "signatories": [
            {
                "organisation": one.organisation,
                "name": one.name,
                "signed": one.signed,
                "lacks": [lack.what for lack in one.lacks],
                "words": [_standing_json(standing) for standing in one.standings],
            }
            for one in status.signatories
        ],
        "others": [_standing_json(standing) for standing in status.others],
        "parts": [_standing_json(standing) for standing in status.parts],
        "earlier": status.earlier,
    }


def _standing_json(standing: Standing) -> dict[str, object]:
    word = standing.signoff
    return {
        "organisation": word.organisation,
        "role": word.role,
        "by": word.by,
        "at": word.at.isoformat().replace("+00:00", "Z"),
        "word": word.word.value,
        "terms": word.terms,
        "part": word.part,
        "state": _STATES[standing.stand],
        "file": word.span.path,
        "commit": word.commit,
        "words_sha256": word.words,
        "claims_sha256": word.claims,
        "proof": _proof_json(word.proof) if word.proof else None,
        "changes": None if standing.changes is None else [_change_json(c) for c in standing.changes],
    }


_STATES = {Stand.STANDS: "stands", Stand.NOTIFIED: "notified", Stand.LAPSED: "lapsed"}


def _proof_json(proof: Proof) -> dict[str, object]:
    return {
        "file": proof.file,
        "sha256": proof.sha256,
        "name": proof.name,
        "message_id": proof.message_id,
        "from": proof.sender,
        "date": proof.date,
        "subject": proof.subject,
    }


def _change_json(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "runs": [{"what": what, "text": text} for what, text in change.runs],
    }
