"""A source of figures that a reader could not find."""

from __future__ import annotations

from respondent.checking.rule import Findings
from respondent.model.codes import E106
from respondent.model.evidence import DataTable, Source, SourceType, Statistic
from respondent.model.workspace import Workspace

_LAW = frozenset(
    {SourceType.ACT, SourceType.BILL, SourceType.STATUTORY_INSTRUMENT, SourceType.CASE, SourceType.HANSARD}
)


def undated_source(workspace: Workspace) -> Findings:
    """A figure is as good as its source, and a source without a date or a publisher cannot be looked up.

    Anti-pattern: a source that figures rest on and that says neither who published it nor when.

    Best practice: give every source of figures `issued` and `publisher` (or `author`). Law needs no publisher.
    """
    cited = {r.source for r in workspace.records.values() if isinstance(r, Statistic | DataTable)}
    for name in sorted(cited):
        source = workspace.records.get(name)
        if not isinstance(source, Source):
            continue
        missing = [] if source.issued else ["a date (`issued`)"]
        by_somebody = (
            source.publisher or source.author or source.body or source.container or source.type in _LAW
        )
        missing += [] if by_somebody else ["a publisher (`publisher`)"]
        if missing:
            yield E106.at(
                source.span,
                f"Figures rest on “{source.id}”, which has no "
                f"{' and no '.join(m.removeprefix('a ') for m in missing)}.",
                "Add what is missing, so that a reader can find the source.",
            )
