"""A source that nothing rests on."""

from __future__ import annotations

import re

from respondent.checking.rule import Findings
from respondent.model.codes import E104
from respondent.model.evidence import DataTable, Finding, Quotation, Source, Statistic
from respondent.model.workspace import Workspace


def uncited_source(workspace: Workspace, used: frozenset[str]) -> Findings:
    """A source that no record and no document names is either forgotten or left over.

    Anti-pattern: a source's record that stays behind when the figures taken from it are gone.

    Best practice: delete it, or record the figures for which it was put there.
    """
    cited = used | {
        record.source
        for record in workspace.records.values()
        if isinstance(record, Statistic | DataTable | Quotation | Finding)
    }
    written = quoted_ids(workspace)
    for record in workspace.records.values():
        if isinstance(record, Source) and record.id not in cited and record.id not in written:
            yield E104.at(
                record.span,
                f"Nobody cites the source “{record.id}”.",
                "Delete the record, or add what you took from this source.",
            )


def quoted_ids(workspace: Workspace) -> frozenset[str]:
    """The words in quotation marks in templates: among them are the ids that a template names without a
    claim.
    """
    templates = (*workspace.templates.values(), *workspace.partials.values())
    return frozenset(
        word for template in templates for word in re.findall(r"[\"']([a-z0-9-]{1,40})[\"']", template.body)
    )
