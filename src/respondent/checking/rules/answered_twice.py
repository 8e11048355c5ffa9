"""Two answers to one question."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q104
from respondent.model.consultation import question_key


def answered_twice(page: Page) -> Findings:
    """A regulator reads one answer to a question, and a form has room for one.

    Anti-pattern: `{% answer "4" %}` in two places, or an answer and a `{% skip "4" %}`.

    Best practice: one answer a question; what several answers say goes into a passage that each of them includes.
    """
    first: dict[str, int] = {}
    for answer in page.document.answers:
        line = first.setdefault(question_key(answer.number), answer.span.line)
        if line != answer.span.line:
            yield Q104.at(
                answer.span,
                f"{answer.label} is answered twice; the first time on line {line}.",
                "Put both into one answer.",
            )
