"""Answers that nobody stands behind."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q110


def nobody_behind(page: Page) -> Findings:
    """An answer is somebody's; one of nobody's cannot be sent.

    Anti-pattern: `behind=[]`, or an answer of one organisation alone after that one was left out.

    Best practice: name those who stand behind it, or take the answer out or skip the question.
    """
    for answer in page.document.answers:
        if page.document.senders and not answer.behind and not answer.skipped and not answer.is_open:
            yield Q110.at(
                answer.span,
                f"Nobody stands behind the answer to {answer.label}.",
                "Name those who do in `behind`; where none is left, skip the question with a reason.",
            )
