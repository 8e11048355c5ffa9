"""Answers without evidence to questions that ask for it."""

from __future__ import annotations

from respondent.checking.claims_of import claims_of
from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q106
from respondent.model.document import ClaimKind, Document
from respondent.model.response import Answer


def no_evidence_given(page: Page) -> Findings:
    """A regulator gives weight to what evidence bears out, and says so in the question.

    Anti-pattern: “We agree.” where the question's `asks_for_evidence` is true.

    Best practice: print a figure, quote somebody, or bind words to a record with `{% claim %}`.
    """
    for answer in page.document.answers:
        asked = answer.question is not None and answer.question.asks_for_evidence
        if asked and not answer.skipped and not answer.is_open and not _gives_any(answer, page.document):
            yield Q106.at(
                answer.span,
                f"{answer.label} asks for evidence, and this answer gives none.",
                "Print a figure, or bind words to a record with {% claim %}; skip the question if you hold none.",
            )


def _gives_any(answer: Answer, document: Document) -> bool:
    return any(claim.kind is not ClaimKind.PERIOD for claim in claims_of(answer, document))
