"""A file that came back: its audit, its edits paragraph by paragraph, and one of them as lines of a template."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from respondent.audits import audit_bytes
from respondent.collecting.collect import collect
from respondent.loading.confidential_passages import may_hold_passages
from respondent.loading.workspace import Loaded
from respondent.model.collection import Collection
from respondent.model.proposal import LineEdit
from respondent.proposing.compared import Compared, Placed
from respondent.proposing.lines import line_edits
from respondent.proposing.standing import is_confidential, read_words

_NAME = "copy.docx"


def compared(loaded: Loaded, data: bytes, name: str) -> Compared:
    """What happened to a file while others had it. Raises NotAuditedError."""
    workspace = loaded.workspace
    audit = audit_bytes(data, name, workspace)
    if not audit.is_ours:
        return Compared(audit)
    collection = _collected(loaded, data, ())
    template = audit.built.template if audit.built else ""
    records = [record for claim in audit.claims for record in claim.claim.records]
    return Compared(
        audit,
        collection.changed,
        template if template in workspace.templates else "",
        _closed(template, loaded),
        not workspace.public and is_confidential(template or None, records, loaded.workspace),
    )


def placed(loaded: Loaded, data: bytes, number: int) -> Placed:
    """What the changed paragraph of that number would change in the templates. Raises NotAuditedError."""
    patch = _collected(loaded, data, (f"{_NAME}#{number}",)).patch
    lines: list[LineEdit] = []
    for path, text in patch.files:
        lines += line_edits(path, read_words(loaded.workspace.root, path) or "", text)
    left = tuple((f"{one.old} → {one.new}", one.reason) for one in patch.taken if not one.is_placed)
    return Placed(tuple(lines), left, patch.also)


def _collected(loaded: Loaded, data: bytes, accept: tuple[str, ...]) -> Collection:
    with TemporaryDirectory() as folder:
        path = Path(folder, _NAME)
        path.write_bytes(data)
        return collect([path], loaded, accept=accept)


def _closed(template: str, loaded: Loaded) -> str:
    if template not in loaded.workspace.templates:
        return "The template that this document was built from is not there any more."
    if loaded.workspace.public and may_hold_passages(loaded.workspace, template):
        return "The template has passages that are confidential. Whoever may see these can propose changes of it."
    return ""
