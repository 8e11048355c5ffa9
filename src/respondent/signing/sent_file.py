"""The particulars of something sent, as the text of its ``sent.yaml``."""

from __future__ import annotations

from datetime import datetime

from respondent.model.sent import Sent
from respondent.model.signoff import SEAL, seal_of
from respondent.signing.record_file import moment
from respondent.yamltext.emit import Value, yaml_text

_HEADING = (
    "# To whom this went and when, and from what it was made. Written by “respondent send”, and never changed: a\n"
    "# correction is sent as a document of its own.\n"
)
_MOST_NAMED = 50
"""Uncommitted files that are named; there may be thousands."""


def particulars(sent: Sent, made: datetime, no_commit: str | None) -> str:
    """The file's text, with its seal; `no_commit` says why there is no commit."""
    fields: dict[str, Value] = {
        "sent": 1,
        "document": sent.document,
        "title": sent.title or None,
        "on": sent.on.isoformat(),
        "to": sent.to,
        "made": moment(made),
        "template": sent.template,
        "manifest": sent.manifest_sha256,
        "words": sent.words,
        "claims": sent.claims,
        "files": [{"name": file.name, "sha256": file.sha256} for file in sent.files],
        "commit": sent.commit,
        "clean": sent.clean,
        "uncommitted": sent.uncommitted[:_MOST_NAMED],
        "git": no_commit,
        "without": [{"organisation": one.organisation, "reason": one.reason} for one in sent.left_out],
        "agreed": [
            {"organisation": one.organisation, "role": one.role, "file": one.file} for one in sent.agreed
        ],
    }
    text = _HEADING + yaml_text(fields)
    return f"{text}{SEAL}: {seal_of(text)}\n"
