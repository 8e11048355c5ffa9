"""A record that no document uses."""

from __future__ import annotations

from respondent.checking.rule import Findings
from respondent.checking.rules.uncited_source import quoted_ids
from respondent.model.codes import E105
from respondent.model.evidence import DataTable, Finding, Quotation, Statistic
from respondent.model.workspace import KIND_NAMES, Workspace


def unused_record(workspace: Workspace, used: frozenset[str]) -> Findings:
    """Evidence that no document uses may be what somebody meant to say and did not.

    Anti-pattern: a figure or a quotation that was recorded with care, and that no letter, response or release
    states.

    Best practice: use it, or leave it for the next letter; `checks: {ignore: [E105]}` keeps a large collection
    quiet.
    """
    if not workspace.templates:
        return
    written = quoted_ids(workspace)
    for record in workspace.records.values():
        is_evidence = isinstance(record, Statistic | DataTable | Quotation | Finding)
        if is_evidence and record.id not in used and record.id not in written:
            yield E105.at(
                record.span,
                f"No document uses the {KIND_NAMES[type(record).__name__]} “{record.id}”.",
                "Use it, or delete it if it is left over.",
            )
