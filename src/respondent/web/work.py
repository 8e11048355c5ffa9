"""What children are asked to do: each function takes and gives values that can be sent, and writes nothing.

The server itself only names these functions. What they work with is imported where they use it, and beforehand for
the children: see `USED`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from respondent.loading.workspace import Loaded
from respondent.model.assessment import Assessment
from respondent.model.audit import Audit
from respondent.model.diagnostic import Diagnostic
from respondent.proposing.compared import Compared, Placed

if TYPE_CHECKING:
    from respondent.factchecking.factcheck import Factcheck

USED = (
    "respondent.commenting",
    "respondent.factchecking.factcheck",
    "respondent.press",
    "respondent.proposing.comparing",
    "respondent.reading.draft",
)
"""The modules that the functions use, and those of `documents.made`."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with a verdict for each figure, and what is to be said of its file."""

    found: Factcheck
    about: tuple[Diagnostic, ...]


def factchecked(loaded: Loaded, data: bytes, name: str) -> Checked:
    """A draft held against the evidence. Raises UnreadableDraftError."""
    from respondent.factchecking.factcheck import factcheck
    from respondent.reading.draft import read_draft

    read = read_draft(data, name)
    return Checked(factcheck(read.needed, loaded.workspace), read.diagnostics)


def commented(data: bytes, name: str, assessments: Sequence[Assessment]) -> bytes:
    """A Word draft with what was found in it as comments. Raises UnreadableDraftError, CommentsRefusedError."""
    from respondent.commenting import comment_draft
    from respondent.reading.draft import read_draft

    return comment_draft(data, read_draft(data, name, trace=True).needed, assessments)[0]


def compared(loaded: Loaded, data: bytes, name: str) -> Compared:
    """A file that came back beside its document. Raises NotAuditedError."""
    from respondent.proposing.comparing import compared as compare_file

    return compare_file(loaded, data, name)


def placed(loaded: Loaded, data: bytes, number: int) -> Placed:
    """A paragraph’s edit as lines of templates. Raises NotAuditedError."""
    from respondent.proposing.comparing import placed as place_edit

    return place_edit(loaded, data, number)


def commented_audit(data: bytes, audit: Audit) -> bytes:
    """The audited file with what somebody should look at as comments. Raises CommentsRefusedError."""
    from respondent.commenting import comment_audit

    return comment_audit(data, audit)[0]
