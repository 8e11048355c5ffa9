"""What templates of responses call: answers, recommendations, references to them, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from respondent.model.response import ListingKind
from respondent.rendering.claims import text_of
from respondent.rendering.environment import plain_text
from respondent.rendering.faces import POISON, Function, MisusedError, Token
from respondent.rendering.printed import (
    AnswerStart,
    PartEnd,
    PartStart,
    PrintedListing,
    PrintedReference,
    RecommendationStart,
    ReservationStart,
)
from respondent.rendering.session import current

Caller = Callable[[], str]


def answer(question: object, /, behind: object = None, *, caller: Caller) -> str:
    """What is said to one question, between ``{% answer %}`` and its end; `behind` is None for all respondents."""
    if POISON in (question, behind):
        return caller()
    return _apart(AnswerStart(text_of(question), behind=None if behind is None else _ids(behind)), caller)


def skip(question: object, /, *, caller: Caller) -> str:
    """The reason for which a question is not answered."""
    return caller() if question is POISON else _apart(AnswerStart(text_of(question), skipped=True), caller)


def reservation(organisation: object, /, *, caller: Caller) -> str:
    """What one organisation does not share of the answer around it."""
    return caller() if organisation is POISON else _apart(ReservationStart(text_of(organisation)), caller)


def recommendation(name: object, /, *, caller: Caller) -> str:
    """A recommendation under a name, by which the text refers to its number."""
    return caller() if name is POISON else _apart(RecommendationStart(text_of(name)), caller)


def _apart(start: PartStart, caller: Caller) -> str:
    """The blocks of a part between its two ends, each of which is a paragraph by itself."""
    session = current()
    first = session.print(start)
    return f"\n\n{first}\n\n{caller()}\n\n{session.print(PartEnd())}\n\n"


def _ids(value: object) -> tuple[str, ...]:
    """One organisation or a list of them. Raises MisusedError."""
    if isinstance(value, list | tuple):
        return tuple(text_of(one) for one in value)
    if isinstance(plain_text(value), str):
        return (text_of(value),)
    raise MisusedError


def _reference(kind: str, name: object, /) -> object:
    return Token(current().print(PrintedReference(kind, text_of(name))))


def _listing(kind: ListingKind) -> object:
    return Token(current().print(PrintedListing(kind)))


TAGS: Mapping[str, Function] = {
    function.name: function
    for function in (
        Function(
            "answer",
            answer,
            'Write {% answer "4" %}…{% endanswer %}, or {% answer "4" behind=["nspcc", "barnardos"] %}.',
            takes_poison=True,
        ),
        Function("skip", skip, 'Write {% skip "7" %}the reason{% endskip %}.', takes_poison=True),
        Function(
            "reservation",
            reservation,
            'Write {% reservation "barnardos" %}…{% endreservation %} inside an answer.',
            takes_poison=True,
        ),
        Function(
            "recommendation",
            recommendation,
            'Write {% recommendation "scan-images" %}…{% endrecommendation %}.',
            takes_poison=True,
        ),
    )
}
"""What stands in ``{% %}`` around the parts of a response."""

REFERENCES: Mapping[str, Function] = {
    function.name: function
    for function in (
        Function(
            "recommendation",
            partial(_reference, "recommendation"),
            'Write {{ recommendation("scan-images") }}, with the name that the recommendation has.',
        ),
        Function("question", partial(_reference, "question"), 'Write {{ question("4") }}.'),
        *(
            Function(f"list_of_{kind}", partial(_listing, kind), f"Write {{{{ list_of_{kind}() }}}}.")
            for kind in ListingKind
        ),
    )
}
"""What stands in ``{{ }}`` and refers to the parts of a response, or lists them."""
