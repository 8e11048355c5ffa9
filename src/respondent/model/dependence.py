"""Which records a document rests on, directly and through other records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from respondent.model.content import REFERENCES
from respondent.model.document import Document
from respondent.model.record import Plain
from respondent.model.template import FrontMatter
from respondent.model.workspace import Workspace


def rests_on(document: Document, workspace: Workspace) -> frozenset[str]:
    """The ids of every record that a word of the document, its address or its signature comes from.

    Those whose files hold errors are among them.
    """
    template = workspace.templates.get(document.template)
    direct = {record.partition("#")[0] for claim in document.claims for record in claim.records}
    direct |= {citation.source.id for note in document.notes for citation in note.citations}
    if template is not None and template.front is not None:
        direct |= set(named_by(template.front))
    return with_theirs(direct, workspace)


def named_by(front: FrontMatter) -> Iterator[str]:
    """The ids that a template's front matter names."""
    yield from front.senders
    yield from front.recipients.offices
    yield from front.cc
    yield from (signed.organisation for signed in front.signatories)
    if front.for_each is not None:
        yield front.for_each.table
    if front.consultation is not None:
        yield front.consultation


def with_theirs(ids: Iterable[str], workspace: Workspace) -> frozenset[str]:
    """The ids and those that their records name as source, base or denominator, and so on."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        record_id = waiting.pop()
        record = workspace.records.get(record_id)
        if record_id in found or (record is None and record_id not in workspace.broken):
            continue
        found.add(record_id)
        if record is not None:
            waiting += [target for name in REFERENCES for target in _ids(record.fields.get(name))]
    return frozenset(found)


def _ids(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _ids(part)
