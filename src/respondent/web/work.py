"""What children are asked to do: each function takes and gives values that can be sent, and writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondent.commenting import comment_audit, comment_draft
from respondent.errors import RespondentError
from respondent.factchecking.factcheck import Factcheck
from respondent.factchecking.factcheck import factcheck as factcheck_draft
from respondent.loading.workspace import Loaded
from respondent.model.assessment import Assessment
from respondent.model.audit import Audit
from respondent.model.diagnostic import Diagnostic
from respondent.proposing.comparing import Compared, Placed
from respondent.proposing.comparing import compared as compare_file
from respondent.proposing.comparing import placed as place_edit
from respondent.reading.draft import read_draft


class UnreadableDraftError(RespondentError):
    """A draft that cannot be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with a verdict for each figure, and what is to be said of its file."""

    found: Factcheck
    about: tuple[Diagnostic, ...]


def factchecked(loaded: Loaded, data: bytes, name: str) -> Checked:
    """A draft held against the evidence. Raises UnreadableDraftError."""
    read = read_draft(data, name)
    if read.draft is None:
        said = (f"{one.message} {one.remedy}" for one in read.diagnostics)
        raise UnreadableDraftError(" ".join(said) or "This file cannot be read.")
    return Checked(factcheck_draft(read.draft, loaded.workspace), read.diagnostics)


def commented(data: bytes, name: str, assessments: Sequence[Assessment]) -> bytes:
    """A Word draft with what was found in it as comments. Raises CommentsRefusedError."""
    draft = read_draft(data, name, trace=True).draft
    if draft is None:
        raise UnreadableDraftError("This file cannot be read.")
    return comment_draft(data, draft, assessments)[0]


def compared(loaded: Loaded, data: bytes, name: str) -> Compared:
    """A file that came back beside its document. Raises NotAuditedError."""
    return compare_file(loaded, data, name)


def placed(loaded: Loaded, data: bytes, number: int) -> Placed:
    """A paragraph’s edit as lines of templates. Raises NotAuditedError."""
    return place_edit(loaded, data, number)


def commented_audit(data: bytes, audit: Audit) -> bytes:
    """The audited file with what somebody should look at as comments. Raises CommentsRefusedError."""
    return comment_audit(data, audit)[0]
