"""A caveat that did not travel with its figure."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import E114
from respondent.model.document import ClaimKind
from respondent.model.evidence import DataTable, Finding, Statistic
from respondent.model.shortened import quoted_at_end


def caveat_left_behind(page: Page) -> Findings:
    """A caveat is part of what the figure says; without it, the figure says more than its source does.

    Anti-pattern: a claim on a record with a `caveat`, or on a share of such a record, in a document that has it
    neither in a note nor in the text. A record's own caveat goes into its note; that of its base does not.

    Best practice: state the caveat in the text, or give the share's record the same caveat.
    """
    everything = _plain(" ".join([page.notes, *(passage.text for passage in page.passages)]))
    for claim in page.document.claims:
        if claim.kind is ClaimKind.PERIOD:
            continue
        for record in page.with_bases(claim):
            caveat = record.caveat if isinstance(record, Statistic | DataTable | Finding) else None
            if caveat is not None and _plain(caveat.text) not in everything:
                said = quoted_at_end(_short(caveat.text))
                yield E114.at(
                    claim.span,
                    f"The caveat of “{record.id}” stands nowhere in the document: {said}",
                    "State it in the text, or give it to the record that the text uses.",
                )


def _plain(text: str) -> str:
    """Letters and digits only, so that quotation marks, dashes and line ends make no difference."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " …"
