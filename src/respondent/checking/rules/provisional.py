"""A document that rests on a provisional source."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import E101
from respondent.model.evidence import Status


def provisional(page: Page) -> Findings:
    """Provisional figures are revised, and a letter that quotes them is then out of step with the record.

    Anti-pattern: a claim that rests on a source with `status: provisional`, as if it were settled.

    Best practice: take the final figures if they are out; if not, say in the letter that they are provisional.
    """
    for passage in page.passages:
        if "provisional" in passage.text.casefold():
            continue
        for placed in passage.claims:
            for source in page.sources_of(placed.claim):
                if source.status is Status.PROVISIONAL and not source.superseded_by:
                    yield E101.at(
                        placed.claim.span,
                        f"This rests on “{source.title}”, which is provisional.",
                        "Use the final figures, or say in this paragraph that these are provisional.",
                    )
