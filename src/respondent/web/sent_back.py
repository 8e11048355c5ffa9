"""A file that came back, kept for whoever sent it, with the proposals that they made of its edits."""

from __future__ import annotations

from dataclasses import dataclass, field

from respondent.model.workspace import Workspace
from respondent.proposing.compared import Compared, Placed
from respondent.web.kept import kept
from respondent.web.sent_files import Sent

A_VERSION = 1_000_000
"""Bytes that a version of a workspace of 10,000 records takes beside the next one, which shares its records."""


@dataclass(slots=True)
class SentBack:
    """A file that came back with what was found in it, and the workspace that it was held against.

    `placed` are its paragraphs that somebody looked at; `proposed` the ids of proposals that were made of it, by
    the place of the edit: “claim/3”, “paragraph/12”.
    """

    sent: Sent
    compared: Compared
    workspace: Workspace
    placed: dict[int, Placed] = field(default_factory=dict)
    proposed: dict[str, str] = field(default_factory=dict)

    def holds(self, workspace: Workspace) -> bool:
        """Whether what it was held against still says the same; a proposal or a verdict changes nothing of that."""
        before = self.workspace
        same = (before.templates, before.partials) == (workspace.templates, workspace.partials)
        return same and same_evidence(before, workspace)


def same_evidence(before: Workspace, after: Workspace) -> bool:
    """Whether two workspaces bear out the same figures; a proposal or a verdict changes nothing of that."""
    return (before.records, before.settings) == (after.records, after.settings)


def file_behind(owner: str, proposal: str) -> tuple[str, str] | None:
    """The address and name of the file that a proposal was made of; None if its sender's is kept no longer."""
    for token, one in kept().of(owner, SentBack):
        if proposal in one.proposed.values():
            return f"/compare/{token}", one.sent.name
    return None
