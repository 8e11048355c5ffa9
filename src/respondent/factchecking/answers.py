"""What readers answered to a draft's assessments, bound to the words of each figure and of its sentence.

An answer stays with its sentence wherever that moves, and lapses when its words change. An acceptance also lapses
when the evidence comes to say something else against the figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from respondent.errors import RespondentError
from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import FALSE, Assessment, Verdict
from respondent.model.codes import B202
from respondent.model.diagnostic import Diagnostic
from respondent.model.draft import Draft
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.prose.sentences import sentence_ends
from respondent.yamltext.text import refused_in

_BECAUSE = " because "
_SHOWN = 60
NOWHERE = Span("")
"""Where an answer stands that is in no file yet."""


class AnswerRefusedError(RespondentError):
    """What was given is no answer, or there is no figure for it; the message says what would be one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What an answer is bound to: a figure's words, its sentence, and which of the same in that sentence it is."""

    words: str
    sentence: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given: to which figure, and to which verdict, and where it stands in its file."""

    figure: Figure
    answer: Answer
    verdict: Verdict | None = None
    expected: str | None = None
    span: Span = NOWHERE


def parse_answer(text: str) -> Answer:
    """An answer as people give it: "not a statistic" or "accepted because …". Raises AnswerRefusedError."""
    words, _, because = " ".join(text.split()).partition(_BECAUSE)
    kind = next((kind for kind in AnswerKind if kind.value == words.lower()), None)
    if kind is None or (kind is AnswerKind.ACCEPTED and not because):
        raise AnswerRefusedError(
            f"“{text}” is no answer. Say “not a statistic”, or “accepted because …” with a reason."
        )
    if refused := refused_in(because):
        raise AnswerRefusedError(f"There is {refused} in the answer. Type it again without.")
    return Answer(kind, because.rstrip(".") or None)


def figures_of(draft: Draft, assessments: Sequence[Assessment]) -> Iterator[Figure]:
    """What each of the assessments would be bound to, in their order."""
    ends: dict[int, tuple[int, ...]] = {}
    seen: Counter[tuple[int, int, str]] = Counter()
    for assessment in assessments:
        number = assessment.passage
        text = draft.passages[number].text
        if number not in ends:
            ends[number] = sentence_ends(text)
        stops = ends[number]
        index = bisect_right(stops, assessment.start)
        first = stops[index - 1] if index else 0
        last = stops[min(bisect_left(stops, assessment.end), len(stops) - 1)]
        words = _plain(text[assessment.start : assessment.end])
        seen[number, first, words] += 1
        yield Figure(words, _plain(text[first:last]), seen[number, first, words])


def apply_answers(
    draft: Draft, assessments: Sequence[Assessment], given: Sequence[Given]
) -> tuple[tuple[Assessment, ...], tuple[Diagnostic, ...]]:
    """The assessments with the answers that were given to them, and what is to be said of answers that lapsed."""
    by_figure = {one.figure: one for one in given}
    used: set[Figure] = set()
    outdated: dict[Figure, Assessment] = {}
    found = []
    for assessment, figure in zip(assessments, figures_of(draft, assessments), strict=True):
        one = by_figure.get(figure)
        if one is None:
            found.append(assessment)
        elif _still_answers(one, assessment):
            used.add(figure)
            found.append(replace(assessment, answer=one.answer))
        else:
            outdated[figure] = assessment
            found.append(assessment)
    lapsed = (one for one in given if one.figure not in used or one.figure in outdated)
    return tuple(found), tuple(_lapsed(one, outdated.get(one.figure)) for one in lapsed)


def figure_at(draft: Draft, assessments: Sequence[Assessment], place: str) -> tuple[Figure, Assessment]:
    """The figure at a place ("3:61", "footnotes:2:14") and what is said of it. Raises AnswerRefusedError."""
    number = _at(assessments, place)
    return list(figures_of(draft, assessments))[number], assessments[number]


def without_answer(given: Iterable[Given], figure: Figure) -> tuple[Given, ...]:
    """The answers but for those to that figure."""
    return tuple(one for one in given if one.figure != figure)


def _still_answers(given: Given, assessment: Assessment) -> bool:
    """Whether an answer holds of what is said now; what was accepted then may not be what is contradicted now."""
    if given.answer.kind is AnswerKind.NO_STATISTIC or assessment.verdict not in FALSE:
        return True
    return (given.verdict, given.expected) == (assessment.verdict, assessment.expected)


def _lapsed(given: Given, assessment: Assessment | None) -> Diagnostic:
    shown = shortened(given.figure.words, _SHOWN)
    if assessment is None:
        message = f"The draft no longer has “{shown}” in the sentence that was answered."
    else:
        message = f"What is said of “{shown}” has changed since it was accepted: {assessment.message}"
    return B202.at(
        given.span, message, "Read the figure again and answer anew, or delete this answer from the file."
    )


def _at(assessments: Sequence[Assessment], place: str) -> int:
    """Which of the assessments stands at a place, or around it on its line."""
    line, _, column = place.rpartition(":")
    on_line = []
    for number, assessment in enumerate(assessments):
        if assessment.place.rpartition(":")[0] != line:
            continue
        on_line.append(assessment)
        behind = assessment.column + max(assessment.end - assessment.start, 1)
        if column.isdecimal() and assessment.column <= int(column[:9]) < behind:
            return number
    if on_line:
        known = "; ".join(f"{one.place} “{shortened(_plain(one.text), _SHOWN)}”" for one in on_line[:10])
        raise AnswerRefusedError(f"There is no figure at {place}. On that line there are: {known}.")
    raise AnswerRefusedError(
        f"There is no figure at {place}. Places are as “respondent factcheck” shows them, for instance 3:61."
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
