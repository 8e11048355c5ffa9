"""A figure whose source has many pages, and no page is named."""

from __future__ import annotations

from respondent.checking.rule import Findings
from respondent.model.codes import E107
from respondent.model.evidence import DataTable, Source, SourceType, Statistic
from respondent.model.workspace import Workspace

_LONG = frozenset(
    {
        SourceType.REPORT,
        SourceType.SURVEY,
        SourceType.CODE,
        SourceType.CONSULTATION,
        SourceType.COMMITTEE,
        SourceType.COMMAND_PAPER,
        SourceType.ACT,
        SourceType.STATUTORY_INSTRUMENT,
    }
)
"""What has pages, tables or paragraphs enough to be lost in."""


def no_locator(workspace: Workspace) -> Findings:
    """Nobody finds one number in two hundred pages, neither the reader nor the colleague who checks it.

    Anti-pattern: a statistic or a table from a report, a survey or a code, without the place in it.

    Best practice: give the record a `locator`: “p 7”, “table 3”, “para 4.12”.
    """
    for record in workspace.records.values():
        if not isinstance(record, Statistic | DataTable) or record.locator:
            continue
        source = workspace.records.get(record.source)
        if isinstance(source, Source) and source.type in _LONG and not source.pages:
            yield E107.at(
                record.place_of("source"),
                f"“{record.id}” does not say where in “{source.title}” its figure stands.",
                "Add a `locator`, such as “p 7” or “table 3”.",
            )
