"""What a partner's workbook proposes, accepted: the files as they would be, what that brings, and then written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondent.build import check
from respondent.edit.create import new_record
from respondent.edit.files import record_digest
from respondent.edit.propose import Checks, Proposal, changed_files, judged
from respondent.edit.retire import retirement
from respondent.edit.write import write
from respondent.exchanging.choosing import change_of
from respondent.exchanging.selecting import accepted
from respondent.loading.workspace import Loaded
from respondent.model.edit import FileChange
from respondent.model.imported import Doing, Import, Proposed


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Proposals that were accepted, and what writing them would change and bring."""

    proposals: tuple[Proposed, ...]
    proposal: Proposal

    @property
    def is_wrong(self) -> bool:
        """Whether an error stands against it."""
        return self.proposal.is_wrong


def accept(loaded: Loaded, found: Import, names: Sequence[str], checks: Checks | None = check) -> Acceptance:
    """What would be written for the proposals that are accepted by `names` (see `exchanging.selecting.accepted`).

    `checks` is what is looked at before and after. Raises NotProposedError, NotFoundError, CannotSpliceError, and
    ChangedMeanwhileError where a record is not as `loaded` has it.
    """
    chosen = accepted(found, names)
    files = [file for one in chosen for file in files_of(loaded, one, found.owner)]
    return Acceptance(chosen, judged(loaded, files, checks=checks))


def write_accepted(loaded: Loaded, acceptance: Acceptance) -> tuple[str, ...]:
    """Write the files, all or none; gives their paths. Raises ChangedMeanwhileError, UnwritableFileError."""
    files = acceptance.proposal.files
    write(loaded.workspace.root, files)
    return tuple(one.path for one in files)


def files_of(loaded: Loaded, one: Proposed, owner: str | None) -> tuple[FileChange, ...]:
    """The files that one proposal changes. Raises as `accept` does."""
    match one.doing:
        case Doing.NEW:
            return new_record(
                loaded, one.kind, one.record, one.content or {}, owner, reload=lambda _: loaded
            ).files
        case Doing.RETIRE:
            return changed_files(loaded, retirement(loaded, one.record, reason=one.reason))
        case Doing.CHANGE:
            record = loaded.workspace.records[one.record]
            base = record_digest(loaded.workspace.root, record)
            return changed_files(loaded, change_of(one, record.fields, base))
