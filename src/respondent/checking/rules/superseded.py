"""A document that rests on something that has been replaced."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import E102
from respondent.model.evidence import Status


def superseded(page: Page) -> Findings:
    """What has been replaced is no longer what its publisher says, and the other side will know it.

    Anti-pattern: a claim on a source with `status: superseded`, or on a record with `superseded_by`.

    Best practice: let the claim rest on what came in its place.
    """
    for claim in page.document.claims:
        for record in (*page.records_of(claim), *page.sources_of(claim)):
            replaced = record.superseded_by
            if replaced:
                yield E102.at(
                    claim.span,
                    f"This rests on “{record.id}”, which “{replaced}” has replaced.",
                    f"Use “{replaced}” here.",
                )
        for source in page.sources_of(claim):
            if source.status is Status.SUPERSEDED and not source.superseded_by:
                yield E102.at(
                    claim.span,
                    f"This rests on “{source.title}”, which is superseded.",
                    "Make a record of the source that replaced it, and rest the claim on that.",
                )
