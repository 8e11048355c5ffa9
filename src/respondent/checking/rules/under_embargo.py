"""Evidence under embargo in a document that goes out before it ends."""

from __future__ import annotations

from respondent.checking.page import Page, source_of
from respondent.checking.rule import Findings
from respondent.model.codes import X101
from respondent.prose.dates import write_moment


def under_embargo(page: Page) -> Findings:
    """An embargo that is broken costs the trust of whoever shared the figures early.

    Anti-pattern: a claim on a record with an `embargo` that ends after the document's date, or after its own
    embargo.

    Best practice: date the document later, or give it an `embargo` of its own that ends no sooner.
    """
    for claim in page.document.claims:
        for record in page.with_bases(claim):
            source = source_of(record, page.workspace)
            for held in (record, source) if source is not record else (record,):
                if held is not None and held.embargo is not None and page.goes_out_before(held.embargo):
                    yield X101.at(
                        claim.span,
                        f"“{held.id}” is under embargo until {write_moment(held.embargo)}.",
                        "Date the document later, give it an `embargo` that ends no sooner, or leave this out.",
                    )
