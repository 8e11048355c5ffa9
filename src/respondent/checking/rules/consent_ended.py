"""A quotation used after the day until which its speaker agreed."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.quotations import quoted_in
from respondent.checking.rule import Findings
from respondent.model.codes import K102
from respondent.prose.dates import write_date


def consent_ended(page: Page) -> Findings:
    """Consent that was given until a day is no consent on the day after.

    Anti-pattern: a quotation whose `consent` has an `until` before the document's date.

    Best practice: ask again, and record the new date; or take other words.
    """
    for claim, quotation in quoted_in(page):
        until = quotation.consent.until if quotation.consent else None
        if until is not None and page.document.date > until:
            yield K102.at(
                claim.span,
                f"The words of “{quotation.speaker}” may be used until {write_date(until)}; this document "
                "is dated "
                f"{write_date(page.document.date)}.",
                "Take the quotation out, or get consent anew and correct `until` in the record.",
            )
