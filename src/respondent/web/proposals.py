"""Who sees a proposal and who decides on it, and a proposal made from a file that came back or from a form."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response

from respondent.edit.files import files_of, record_digest
from respondent.loading.proposals import read_proposals
from respondent.model.collection import Paragraph
from respondent.model.edit import FieldEdit, FileChange, RowEdit, Why
from respondent.model.partner import may_change, owner_of
from respondent.model.person import Person, Role
from respondent.model.proposal import FOLDER, LineEdit, Proposal, Proposer, Sentence
from respondent.model.record import Record
from respondent.model.settings import Settings
from respondent.model.shortened import shortened
from respondent.proposing.deciding import proposing_message
from respondent.proposing.file import NotTextError, new_id, proposal_text
from respondent.proposing.standing import digest_of_files, may_see
from respondent.web.evidence.entry import name_in
from respondent.web.refusals import ForbiddenError, NotFoundError
from respondent.web.saving import save
from respondent.web.visit import Visit

REASONS = (
    (Why.TYPO.value, "There is a slip in it", "The source never said so"),
    (Why.SOURCE_REVISED.value, "The source was revised", "It used to be right"),
    (Why.OUR_ERROR.value, "We got it wrong", "We misread the source, or used the wrong one"),
    (Why.OTHER.value, "Something else", ""),
)
REASONS_FOR_WORDS = (
    (Why.TYPO.value, "There is a slip in it", ""),
    (Why.OTHER.value, "It says it better", ""),
    (Why.OUR_ERROR.value, "What it says is wrong", ""),
    (Why.SOURCE_REVISED.value, "What it rests on was revised", ""),
)
UNSENT = "Nothing is sent yet. Look at what would follow"
"""What stands above a change that is to be looked at before it is proposed."""

LONGEST_SENTENCE = 2000
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody proposes a change, as the form has it."""

    why: str
    because: str

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is missing, by field."""
        if self.why not in {value for value, *_ in REASONS}:
            return [("why", "Choose why it should change")]
        if not self.because and self.why != Why.TYPO:
            return [("because", "Say in a sentence why it should change")]
        return []


def what_is_missing(reason: Reason) -> dict[str, str]:
    """What a reason still lacks, by the inputs of a record’s own form."""
    if not reason.why:
        return {"why": "Say why it should change."}
    return {"comment": "Say in a sentence why it should change."} if reason.problems else {}


def reason_in(visit: Visit) -> Reason:
    """The reason that a form sent."""
    return Reason(visit.form.get("why"), visit.form.get("because")[:4000])


def visible(visit: Visit) -> tuple[Proposal, ...]:
    """The proposals that this visitor may know of, newest first."""
    workspace = visit.view.workspace
    return tuple(one for one in _known(workspace.root) if may_see(one, workspace))


def _known(root: Path) -> tuple[Proposal, ...]:
    """The proposals in the workspace's folder, read again only where a file of it has changed."""
    try:
        with os.scandir(root / FOLDER) as entries:
            found = ((one.name, one.stat()) for one in entries)
            stamps = frozenset((name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in found)
    except OSError:
        return ()
    return _read(root, stamps)


@lru_cache(maxsize=4)
def _read(root: Path, _stamps: frozenset[tuple[str, int, int, int]]) -> tuple[Proposal, ...]:
    return read_proposals(root).known


def named(visit: Visit) -> Proposal:
    """The proposal that the path names. Raises NotFoundError."""
    found = next((one for one in visible(visit) if one.id == visit.part("proposal")), None)
    if found is None:
        raise NotFoundError
    return found


def same_open(visit: Visit, proposal: Proposal) -> Proposal | None:
    """The open proposal that proposes the very same, if there is one that the visitor may know of."""
    wanted = proposal.record, proposal.template, proposal.fields, proposal.rows, proposal.lines
    for one in visible(visit):
        if one.is_open and (one.record, one.template, one.fields, one.rows, one.lines) == wanted:
            return one
    return None


def may_decide(visit: Visit, proposal: Proposal) -> bool:
    """Whether the visitor's word on a proposal counts: the record is theirs, or they may change any template."""
    person, workspace = visit.somebody, visit.view.workspace
    if person.role is Role.ADMINISTRATOR:
        return True
    if not person.role.covers(Role.EDITOR):
        return False
    if proposal.record is not None:
        record = workspace.records.get(proposal.record)
        return record is not None and visit.may_change(record)
    return may_change(person.organisation, None, workspace.settings.partners)


def is_own(visit: Visit, proposal: Proposal) -> bool:
    """Whether the visitor made the proposal, and so may take it back."""
    proposer, person = proposal.proposer, visit.somebody
    return bool(proposer.email) and proposer.email == person.email


def keep(visit: Visit, proposal: Proposal) -> Proposal | str:
    """Save a new proposal, unless the very same waits already; the one that waits, or what is wrong with it.

    Raises RefusedError.
    """
    if same := same_open(visit, proposal):
        return same
    file = file_of(proposal)
    if isinstance(file, str):
        return file
    save(visit, [file], visit.somebody, proposing_message(proposal))
    return proposal


def lead_to(visit: Visit, kept: Proposal, wanted: Proposal) -> Response:
    """Lead to a proposal that somebody has just `wanted` to make."""
    path = f"/proposals/{kept.id}"
    if kept is not wanted:
        return visit.redirect(path, "This was proposed already.", "information")
    return visit.redirect(path, f"Your proposal is with {owner_words(visit, kept)} now.")


def owner_words(visit: Visit, proposal: Proposal) -> str:
    """Who decides on a proposal, for people: the name of an organisation."""
    return owner_of_record(visit, visit.view.workspace.records.get(proposal.record or ""))


def owner_of_record(visit: Visit, record: Record | None) -> str:
    """Whose a record is, for people; of a template, and of what is nobody’s, who may change everything."""
    workspace = visit.view.workspace
    owner = owner_of(record, workspace.settings.partners) if record else None
    if owner is not None:
        return name_in(workspace, owner)
    everything = [one.organisation for one in workspace.settings.partners if one.everything]
    return name_in(workspace, everything[0]) if everything else "whoever looks after the workspace"


def whose_it_is(visit: Visit) -> str:
    """What the form of another’s record says above: who keeps it, and so decides."""
    owner = owner_of_record(visit, visit.record)
    return f"This record is kept by {owner}. They see what you propose, and accept or decline it."


def is_apart(record: Record, settings: Settings) -> bool:
    """Whether a record lies in a folder of confidential evidence, which proposals about it would not."""
    folders = tuple(name.rstrip("/") + "/" for name in settings.confidential_evidence)
    return any(path.startswith(folders) for path in files_of(record))


def may_propose(visit: Visit, record: Record) -> bool:
    """Whether the visitor can propose a change of a record: an editor, of what is another’s and not kept apart."""
    if visit.may_change(record) or not visit.somebody.role.covers(Role.EDITOR):
        return False
    return not is_apart(record, visit.view.workspace.settings)


def refuse_apart(visit: Visit) -> None:
    """Raise ForbiddenError for a record in a folder of confidential evidence: a proposal would lie outside it."""
    if is_apart(visit.record, visit.view.workspace.settings):
        raise ForbiddenError(
            "This record is kept apart from the others. Tell its owner what should change.",
            title="No change of this record can be proposed here",
        )


@dataclass(frozen=True, slots=True)
class About:
    """What a proposal is made from: the file that came back, if any, its sentences, and whether it is secret."""

    document: str | None
    sentences: Sequence[Sentence]
    confidential: bool


def of_record(
    visit: Visit,
    record: Record,
    edits: tuple[tuple[FieldEdit, ...], tuple[RowEdit, ...]],
    about: About,
    reason: Reason,
) -> Proposal:
    """A proposal for a record."""
    base = record_digest(visit.view.workspace.root, record)
    begun = _begun(visit.somebody, base, about, reason)
    secret = about.confidential or record.id in visit.view.workspace.reasons
    return replace(begun, record=record.id, fields=edits[0], rows=edits[1], confidential=secret)


def of_template(
    visit: Visit, template: str, lines: tuple[LineEdit, ...], about: About, reason: Reason
) -> Proposal:
    """A proposal for a template."""
    paths = tuple(dict.fromkeys(edit.path for edit in lines))
    base = digest_of_files(visit.view.workspace.root, paths)
    return replace(_begun(visit.somebody, base, about, reason), template=template, lines=lines)


def _begun(person: Person, base: str, about: About, reason: Reason) -> Proposal:
    """All of a person's proposal but what it is for; `base` is the hash of that."""
    at = datetime.now(UTC).replace(microsecond=0)
    email = person.email if _EMAIL.fullmatch(person.email) else None
    return Proposal(
        id=new_id(at, person.organisation, secrets.token_hex(3)),
        at=at,
        proposer=Proposer(person.name, email, person.organisation or None),
        why=Why(reason.why),
        because=reason.because or None,
        base=base,
        document=about.document,
        sentences=tuple(about.sentences),
        confidential=about.confidential,
    )


def file_of(proposal: Proposal) -> FileChange | str:
    """The new file of a proposal, or what is wrong with its words."""
    try:
        return FileChange(proposal.path, None, proposal_text(proposal).encode())
    except NotTextError as error:
        return f"{error} Take it out, please."


def sentence_of(paragraph: Paragraph) -> Sentence:
    """A paragraph as it was built, and as it came back."""
    after = paragraph.versions[0].text if paragraph.versions else None
    return Sentence(
        shortened((paragraph.text or "").strip(), LONGEST_SENTENCE),
        shortened((after or "").strip(), LONGEST_SENTENCE),
    )
