"""The file of one word: its name, which sorts by time and suits every disk, and its text, sealed."""

from __future__ import annotations

from datetime import UTC, datetime

from respondent.model.signoff import SEAL, Proof, SignOff, seal_of
from respondent.yamltext.emit import Value, yaml_text

_HEADING = (
    "# An organisation’s word on a text, written by “respondent signoff”. It is never changed: a new word is a\n"
    "# new file. “respondent signoff status” says whether it still stands.\n"
)
VERSION = 1


def moment(at: datetime) -> str:
    """A time as the file has it: 2025-02-18T09:30:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def file_name(at: datetime, organisation: str, number: int = 1) -> str:
    """The file's name; `number` tells apart those of one second. There is no colon in it, for Windows."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{organisation}{f'-{number}' if number > 1 else ''}.yaml"


def record_text(signoff: SignOff) -> str:
    """The file's text, with its seal."""
    fields: dict[str, Value] = {
        "signoff": VERSION,
        "document": signoff.document,
        "part": signoff.part,
        "organisation": signoff.organisation,
        "role": signoff.role,
        "by": signoff.by,
        "at": moment(signoff.at),
        "word": signoff.word.value,
        "terms": signoff.terms,
        "words": signoff.words,
        "claims": signoff.claims,
        "text": signoff.text,
        "commit": signoff.commit,
        **(_proof(signoff.proof) if signoff.proof else {}),
    }
    text = _HEADING + yaml_text(fields)
    return f"{text}{SEAL}: {seal_of(text)}\n"


def _proof(proof: Proof) -> dict[str, Value]:
    return {
        "proof": proof.file,
        "proof_sha256": proof.sha256,
        "proof_name": proof.name,
        "message_id": proof.message_id,
        "mail_from": proof.sender,
        "mail_date": proof.date,
        "mail_subject": proof.subject,
    }
