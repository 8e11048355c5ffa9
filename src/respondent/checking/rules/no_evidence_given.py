"""Answers without evidence to questions that ask for it."""

from __future__ import annotations

from respondent.checking.claims_of import claims_of
from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q106
from respondent.model.document import ClaimKind, Document
from respondent.model.edition import SCISSORS
from respondent.model.response import Answer
from respondent.model.surroundings import printed


def no_evidence_given(page: Page) -> Findings:
    """A regulator gives weight to what evidence bears out, and says so in the question.

    Anti-pattern: “We agree.” where the question's `asks_for_evidence` is true.

    Best practice: print a figure, quote somebody, or bind words to a record with `{% claim %}`.
    """
    for answer in page.document.answers:
        asked = answer.question is not None and answer.question.asks_for_evidence
        if not asked or answer.skipped or answer.is_open or _is_redacted(answer):
            continue
        if not _gives_any(answer, page.document):
            yield Q106.at(
                answer.span,
                f"{answer.label} asks for evidence, and this answer gives none.",
                "Print a figure, or bind words to a record with {% claim %}; skip the question if you hold none.",
            )


def _is_redacted(answer: Answer) -> bool:
    """Whether something was left out of it for a public edition: that may be the evidence."""
    return any(SCISSORS in text for text in printed(answer.blocks))


def _gives_any(answer: Answer, document: Document) -> bool:
    return any(claim.kind is not ClaimKind.PERIOD for claim in claims_of(answer, document))
