"""A quotation in a kind of document that its speaker did not agree to."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.quotations import quoted_in
from respondent.checking.rule import Findings
from respondent.model.codes import K101


def consent_use(page: Page) -> Findings:
    """Whoever agreed to be quoted in a consultation did not agree to be in the newspaper.

    Anti-pattern: a press release with a quotation whose `consent` names letters and responses alone.

    Best practice: ask for consent to this use and record it in `uses`, or take other words.
    """
    kind = page.document.kind.value
    for claim, quotation in quoted_in(page):
        consent = quotation.consent
        if consent is not None and consent.uses and kind not in consent.uses:
            yield K101.at(
                claim.span,
                f"The words of “{quotation.speaker}” may be used in a {_listed(consent.uses)}; this is a "
                f"{kind}.",
                "Take the quotation out, or get consent for this use and add it to the record’s `uses`.",
            )


def _listed(uses: tuple[str, ...]) -> str:
    return " or a ".join(uses)
