"""Answers longer than the question allows."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q105
from respondent.model.word_count import words_in


def too_many_words(page: Page) -> Findings:
    """What stands beyond the limit may not be read.

    Anti-pattern: 640 words where the question's `word_limit` is 500. Words are counted as Word counts them, notes
    apart.

    Best practice: shorten the answer; evidence fits into notes and into the annex.
    """
    for answer in page.document.answers:
        limit = answer.question.word_limit if answer.question else None
        count = words_in(answer)
        if limit is not None and count > limit and not answer.skipped:
            yield Q105.at(
                answer.span,
                f"The answer to {answer.label} has {count:,} words; {limit:,} are allowed.",
                f"Shorten it by {count - limit:,}. Notes are not counted.",
            )
