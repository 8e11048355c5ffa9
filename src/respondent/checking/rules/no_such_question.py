"""Answers to questions that the consultation does not ask."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q103
from respondent.model.consultation import Consultation
from respondent.model.workspace import did_you_mean


def no_such_question(page: Page) -> Findings:
    """An answer under a wrong number is read as an answer to another question, or not at all.

    Anti-pattern: `{% answer "12" %}` where the consultation has eleven questions.

    Best practice: give the consultation's record all of its questions, by the numbers that are printed there.
    """
    front = page.front
    record = page.workspace.records.get(front.consultation or "") if front else None
    if front is not None and front.consultation is not None and not isinstance(record, Consultation):
        return  # told when the workspace was loaded
    for answer in page.document.answers:
        if answer.question is not None:
            continue
        if isinstance(record, Consultation):
            message = f"“{record.title}” has no question {answer.number}."
            remedy = did_you_mean(answer.number, tuple(one.number for one in record.questions))
        else:
            message = f"This answers {answer.label}, and the response names no consultation."
            remedy = "Write `consultation:` in the front matter, with the id of the consultation’s record."
        yield Q103.at(answer.span, message, remedy)
