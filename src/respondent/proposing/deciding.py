"""What accepting or declining a proposal writes, and what its commit says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.message import message_for, quoted
from respondent.edit.propose import changed_files
from respondent.errors import RespondentError
from respondent.loading.workspace import Loaded
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.model.proposal import Decision, Outcome, Proposal
from respondent.model.record import Record
from respondent.model.shortened import shortened
from respondent.proposing.file import with_decision
from respondent.proposing.lines import Fit, with_line_edits
from respondent.proposing.standing import read_bytes, read_words, rebased


class DecidedMeanwhileError(RespondentError):
    """Somebody else has decided on the proposal, or its file was taken away."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else has decided on this proposal since you opened it. Nothing was changed."
        )


def accepted_files(proposal: Proposal, loaded: Loaded, decision: Decision) -> tuple[FileChange, ...]:
    """The change that a proposal proposes, made in what is there now, with the owner's word in its own file.

    Raises ChangedMeanwhileError where it does not fit any more, DecidedMeanwhileError, NotFoundError and
    CannotSpliceError.
    """
    own = decided_file(proposal, loaded.workspace.root, decision)
    if proposal.record is not None:
        change = rebased(proposal, loaded.workspace.get(Record, proposal.record))
        return (*changed_files(loaded, change), own)
    return (*_template_files(proposal, loaded.workspace.root), own)


def decided_file(proposal: Proposal, root: Path, decision: Decision) -> FileChange:
    """The proposal's own file with what its owner said. Raises DecidedMeanwhileError."""
    data = read_bytes(root, proposal.path)
    if data is None or not proposal.is_open or b"\ndecision:" in data:
        raise DecidedMeanwhileError
    return FileChange(proposal.path, data, with_decision(data.decode("utf-8"), decision).encode())


def author_of(proposal: Proposal) -> Person:
    """Whose the change is, when it is accepted."""
    proposer = proposal.proposer
    return Person(proposer.name, proposer.email or "", proposer.organisation or "")


def proposing_message(proposal: Proposal) -> str:
    """What the commit says in which a proposal is kept."""
    what = proposal.record or f"the template {proposal.template}"
    return "\n".join((shortened(f"Propose a change of {what}", 72), "", *_reason(proposal))) + "\n"


def deciding_message(proposal: Proposal, decision: Decision, email: str = "") -> str:
    """What the commit says in which a proposal is accepted or declined by whoever has this address.

    Whose change it was to make is read from its last line by `respondent check --since`.
    """
    word = [f"In the owner’s words: {' '.join(decision.word.split())}"] if decision.word else []
    by = f"Proposed by {proposal.proposer.name} ({proposal.id}), {decision.outcome.value} by {decision.by}."
    if decision.outcome is Outcome.DECLINED:
        what = proposal.record or f"the template {proposal.template}"
        lines = [shortened(f"Decline a change of {what}", 72), "", by, *word]
    elif proposal.record is not None:
        lines = [message_for(proposal.change(), proposal.why).rstrip(), "", by, *word]
    else:
        lines = [shortened(f"Change the template {proposal.template}", 72), "", *_reason(proposal), by, *word]
    if decision.outcome is Outcome.ACCEPTED and email:
        lines += ["", f"Accepted-by: {' '.join(decision.by.split())} <{email}>"]
    return "\n".join(lines) + "\n"


def _reason(proposal: Proposal) -> Iterable[str]:
    yield f"Why: {proposal.why.value}."
    if proposal.because:
        yield quoted(proposal.because)
    if proposal.document:
        yield f"From a file that came back: {proposal.document}"


def _template_files(proposal: Proposal, root: Path) -> Iterable[FileChange]:
    for path in proposal.files:
        text = read_words(root, path)
        own = [edit for edit in proposal.lines if edit.path == path]
        if text is None:
            raise ChangedMeanwhileError(path)
        after, fit = with_line_edits(text, own)
        if fit is Fit.LOST:
            raise ChangedMeanwhileError(path)
        if fit is Fit.FITS:
            yield FileChange(path, text.encode(), after.encode())
