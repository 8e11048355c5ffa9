"""Words called somebody's own that were changed."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.quotations import quoted_in
from respondent.checking.rule import Findings
from respondent.model.codes import K104

_VERBATIM = re.compile(
    r"\b(?:verbatim|word for word|in (?:her|his|their|the child’s|the girl’s|the boy’s) own words|exact words|"
    r"unedited)\b",
    re.IGNORECASE,
)


def called_verbatim(page: Page) -> Findings:
    """Helplines change details so that nobody can be known by them; to call such words verbatim is not true.

    Anti-pattern: “in her own words” before a quotation whose record does not say `verbatim: true`.

    Best practice: say “as she told it”, or nothing.
    """
    changed = {claim.number: quotation for claim, quotation in quoted_in(page) if not quotation.verbatim}
    for index, passage in enumerate(page.passages):
        found = _VERBATIM.search(passage.text)
        if found is None or any(
            p.start <= found.start() < p.end and p.claim.number in changed for p in passage.claims
        ):
            continue
        near = page.passages[index : index + 3]
        for placed in (placed for one in near for placed in one.claims):
            if placed.claim.number in changed:
                yield K104.at(
                    page.place_of(passage, *found.span()),
                    f"This calls the words of “{changed[placed.claim.number].speaker}” their own, but the "
                    "record does "
                    "not say that they are verbatim.",
                    f"Leave “{found[0]}” out; or, if no detail was changed, write `verbatim: true` in the "
                    "record.",
                )
                break
