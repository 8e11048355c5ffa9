"""Which lines of a form ask something: for questions that are known, and for those that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondent.model.consultation import Question, question_key
from respondent.reading.forms.lines import Line
from respondent.reading.forms.words import likeness, squashed

_SAME = 0.88
"""From this likeness on, words alone tell which question a line asks."""
_SIMILAR = 0.55
"""From this likeness on, a line of the right number asks the question."""
_FEWEST_LETTERS = 12
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the form asks it: its number there, its words, and its first and last line."""

    number: str
    text: str
    first: Line
    last: Line
    called: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """That a form asks a question at a place; `sure` is not so where only the number is the same."""

    question: Question
    asked: Asked
    score: float
    sure: bool = True


def asked_in(lines: Sequence[Line]) -> tuple[Asked, ...]:
    """What reads like a question: “Question 4 …”, or what has a number and a question mark."""
    found: list[Asked] = []
    taken = -1
    for line in lines:
        if line.index <= taken or line.is_blank:
            continue
        asked = _read(lines, line, len(line.numbered.words))
        called = asked.called and line.cell is None
        if not asked.number or len(squashed(asked.text)) < _FEWEST_LETTERS:
            continue
        if called or asked.called or asked.text.rstrip(" )”’\"'").endswith("?") or "? " in asked.text:
            found.append(asked)
            taken = asked.last.index
    return tuple(found)


def matches(lines: Sequence[Line], questions: Sequence[Question]) -> tuple[Match, ...]:
    """Where the form asks each of the questions, in the order of the form; a line asks one question at most."""
    best: dict[int, list[Match]] = {}
    for line in lines:
        if line.is_blank:
            continue
        found = [match for question in questions if (match := _match(lines, line, question))]
        if found:
            highest = max(match.score for match in found)
            best[line.index] = [match for match in found if match.score == highest]
    chosen: list[Match] = []
    taken = -1
    for index in sorted(best):
        met = {match.question.number for match in chosen}
        fresh = [match for match in best[index] if match.question.number not in met]
        match = (fresh or best[index])[0]
        if index > taken:
            chosen.append(match)
            taken = match.asked.last.index
    return tuple(_without_guesses(chosen))


def _without_guesses(chosen: list[Match]) -> list[Match]:
    """What is known by its number alone is left out where the same question was found by its words."""
    sure = {match.question.number for match in chosen if match.sure}
    return [match for match in chosen if match.sure or match.question.number not in sure]


def _match(lines: Sequence[Line], line: Line, question: Question) -> Match | None:
    asked = _read(lines, line, len(squashed(question.text)))
    same_number = bool(asked.number) and question_key(asked.number) == question_key(question.number)
    like = likeness(question.text, asked.text)
    letters = len(squashed(question.text))
    if same_number and like >= _SIMILAR:
        return Match(question, asked, 1 + like)
    if same_number and not squashed(asked.text):
        return Match(question, asked, 1.0) if asked.called else None
    if like >= _SAME and letters >= _FEWEST_LETTERS and len(squashed(asked.text)) >= letters * 0.6:
        return Match(question, asked, like)
    asks = asked.called or "?" in asked.text
    if same_number and asks and like < _SIMILAR and len(squashed(asked.text)) >= _FEWEST_LETTERS:
        return Match(question, asked, 0.1, sure=False)
    return None


def _read(lines: Sequence[Line], first: Line, letters: int) -> Asked:
    """The question that begins on a line, with as many of the next lines as it takes to have its letters."""
    number, words, called = first.numbered.number, first.numbered.words, first.numbered.called
    last = first
    for line in lines[first.index + 1 : first.index + _MOST_LINES]:
        if line.is_blank:
            if line.row is first.row and first.row is not None and not squashed(words):
                continue
            break
        if len(squashed(words)) >= max(1, letters) or not _goes_on(first, last, line):
            break
        words = f"{words} {line.text.strip()}".strip()
        last = line
    return Asked(number, " ".join(words.split()), first, last, called)


def _goes_on(first: Line, last: Line, line: Line) -> bool:
    """Whether a line may belong to the same question: in the same cell, or in the cell after a number's."""
    if line.is_prompt or (line.numbered.number and line.numbered.called):
        return False
    if line.cell is last.cell:
        return not line.heading
    only_a_number = not squashed(first.numbered.words) and last is first
    return only_a_number and line.row is first.row and first.row is not None
