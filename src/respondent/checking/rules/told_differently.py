"""One figure given in two ways in two answers."""

from __future__ import annotations

from collections.abc import Hashable

from respondent.checking.claims_of import claims_of
from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q109
from respondent.model.document import Claim, ClaimKind
from respondent.model.response import Answer


def told_differently(page: Page) -> Findings:
    """Answers are read apart, by different people: a figure that has two forms looks like two figures.

    Anti-pattern: “2,301” in the answer to question 1, “about 2,300” in the answer to question 3, of the same row.

    Best practice: give it in one form, from a passage that both answers include.
    """
    first: dict[Hashable, tuple[Claim, Answer]] = {}
    for answer in page.document.answers:
        for claim in claims_of(answer, page.document):
            if claim.kind is not ClaimKind.FIGURE or claim.quantity is None:
                continue
            key = (claim.records, claim.quantity.lineage, claim.quantity.period, claim.quantity.place)
            before, there = first.setdefault(key, (claim, answer))
            if there is not answer and _folded(before.text) != _folded(claim.text):
                yield Q109.at(
                    claim.span,
                    f"“{_plain(claim.text)}” here is “{_plain(before.text)}” in the answer to {there.label}.",
                    "Give the figure in the same form in both, or say why they differ.",
                )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    return _plain(text).casefold().replace(" per cent", "%")
