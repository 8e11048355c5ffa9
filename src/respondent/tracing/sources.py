"""The sources that some claims rest on, with how each is cited in full and how old it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from respondent.citing.compose import compose
from respondent.model.citation import Citation
from respondent.model.citation_sheet import CitedClaim, CitedSource
from respondent.model.document import text_of
from respondent.model.evidence import Source
from respondent.model.settings import NoteStyle
from respondent.model.workspace import Workspace
from respondent.tracing.ages import age_of
from respondent.tracing.claims import name_of


def sources_of(claims: Iterable[CitedClaim], workspace: Workspace, day: date) -> tuple[CitedSource, ...]:
    """Each source once, in the order in which the claims come to rest on them."""
    found: defaultdict[str, list[CitedClaim]] = defaultdict(list)
    for claim in claims:
        for source_id in claim.sources:
            found[source_id].append(claim)
    cited = []
    for source_id, resting in found.items():
        source = workspace.records[source_id]
        if isinstance(source, Source):
            cited.append(
                CitedSource(
                    source=source,
                    reference=reference(source),
                    owner=name_of(source.owner, workspace) if source.owner else None,
                    age=age_of(source, day),
                    claims=len(resting),
                    documents=len({claim.document for claim in resting}),
                )
            )
    return tuple(cited)


def reference(source: Source, locator: str | None = None) -> str:
    """The source as a note in plain style cites it in full, without its address, which stands beside it."""
    composed = compose(NoteStyle.PLAIN, ((Citation(replace(source, url=None), locator),),))
    return text_of(composed.notes[0])
