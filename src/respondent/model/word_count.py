"""How many words an answer has, as Word counts them: what stands between blanks, notes apart.

Numbers and dashes between blanks count, as they do there; the signs before a list's items do not. A
recommendation's number and the name above a reservation are printed, and count.
"""

from __future__ import annotations

from respondent.model.response import Answer
from respondent.model.surroundings import printed


def words_in(answer: Answer) -> int:
    """The words of the answer and of its reservations; not those of the question, nor of who stands behind it."""
    reservations = [text for one in answer.reserved for text in (one.lead, *printed(one.reservation))]
    return sum(len(text.split()) for text in (*printed(answer.content), *reservations))
