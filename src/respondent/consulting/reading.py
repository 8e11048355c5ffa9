"""Questions in the passages of a form or a list, whichever of its usual shapes it has.

A regulator's form is a table with the questions in one column and room for the responses in the next, or a table
for each question, or running text with the questions as paragraphs. In all of them a question begins where a
paragraph says “Question 4” or “Q4”; where none does, at numbered items that ask something. What stands below it in
its cell, or in the next cell where the first holds the number alone, is still the question; what invites a response
is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from respondent.consulting.found import FoundConsultation, FoundQuestion
from respondent.consulting.numbers import item_in, number_alone, question_in
from respondent.consulting.particulars import (
    asks_for_evidence,
    closing_in,
    publisher_in,
    title_in,
    word_limit_in,
)
from respondent.model.consultation import Question, question_key
from respondent.model.draft import Draft, Passage, PassageKind

_INVITES = re.compile(
    r"(?:your (?:response|answer|comments?|views?)\b|response\b|answer\b|comments?:?$|confidential\b|"
    r"is (?:this|your) (?:response|answer) confidential|(?:please )?(?:insert|type|enter)\b|"
    r"please provide your (?:response|answer)\b|click (?:or tap )?(?:here|to)|\[[^\]]*\]$|\.{3,}$|_{3,}|[☐☒□]|"
    r"y(?:es)? ?/ ?no?\b|question$|no\.?$|number$)",
    re.IGNORECASE,
)
"""How a passage begins, or all that it is, which makes room for a response, or names a column."""

_CHAPTER = re.compile(r"(?:volume|chapter|part|section|annex) [\dA-Z][\w.]{0,4}\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\b(?:please|describe|explain|tell us|comment|set out|do you|what|how|why|which)\b", re.IGNORECASE
)
_ENDS = re.compile(r"[?.:;!][”\"'’)\]]*(?:\s*\([^()]*\))?$")
"""How the words of a question that is whole end, if need be with a remark in brackets."""

_BESIDE = frozenset({PassageKind.NOTE, PassageKind.HEADER, PassageKind.CODE})
LONGEST_CHAPTER = 160


@dataclass(slots=True)
class _Open:
    """A question that is being read."""

    number: str
    line: int
    chapter: str | None
    cell: tuple[int, int] | None
    counted: bool = False
    whole: bool = False  # what invites a response was met
    parts: list[str] = field(default_factory=list)


def read_consultation(draft: Draft, form: Sequence[FoundQuestion] = ()) -> FoundConsultation:
    """The questions of a form or a list, with what else it says of the consultation.

    `form` are those that the same file has as a regulator's form: they count where they are all of these and more.
    """
    passages = [one for one in draft.passages if one.kind not in _BESIDE and one.text.strip()]
    begun = _questions(passages)
    questions, unsure = _finished(begun)
    known = {question_key(one.question.number): one for one in questions}
    if len(form) > len(known) and known.keys() <= {question_key(one.question.number) for one in form}:
        questions = [known.get(question_key(one.question.number), one) for one in form]
        unsure = list(_gaps(questions))
    return FoundConsultation(
        tuple(questions),
        title_in(passages),
        publisher_in(passages),
        closing_in(passages),
        tuple(unsure),
    )


def _questions(passages: Sequence[Passage]) -> list[_Open]:
    """The questions by the first way of beginning one that the text uses."""
    if any(question_in(one.text) for one in passages):
        return list(_walk(passages, _said))
    if any(number_alone(one.text) for one in passages if one.kind is PassageKind.CELL):
        return list(_walk(passages, _in_a_column))
    return list(_walk(passages, _Items()))


@dataclass(frozen=True, slots=True)
class _Beginning:
    number: str
    text: str
    counted: bool = False


def _said(passage: Passage) -> _Beginning | None:
    """A paragraph that says that it is a question."""
    found = question_in(passage.text)
    return None if found is None else _Beginning(found.number, found.text)


def _in_a_column(passage: Passage) -> _Beginning | None:
    """A cell of the first column that holds a number, or begins with one."""
    if passage.kind is not PassageKind.CELL or passage.cell is None or passage.cell[1] != 0:
        return None
    number = number_alone(passage.text)
    if number is not None:
        return _Beginning(number, "")
    found = item_in(passage.text)
    return None if found is None else _Beginning(found.number, found.text)


@dataclass(slots=True)
class _Items:
    """Numbered items that ask something; where a word processor makes their numbers, they are counted."""

    counts: dict[str, int] = field(default_factory=dict)

    def __call__(self, passage: Passage) -> _Beginning | None:
        found = item_in(passage.text)
        if found is not None and _ASKS.search(found.text):
            return _Beginning(found.number, found.text)
        layout = passage.layout
        if passage.kind is PassageKind.ITEM and layout.ordered and not layout.depth and not layout.goes_on:
            number = self.counts[layout.list_id] = self.counts.get(layout.list_id, 0) + 1
            if _ASKS.search(passage.text):
                return _Beginning(str(number), passage.text.strip(), counted=True)
        return None


def _walk(passages: Sequence[Passage], begin: Callable[[Passage], _Beginning | None]) -> Iterator[_Open]:
    """Go through the passages, and give each question when the next one begins."""
    chapter: str | None = None
    question: _Open | None = None
    for passage in passages:
        beginning = begin(passage)
        if beginning is not None:
            if question is not None:
                yield question
            place = passage.cell[:2] if passage.cell else None
            question = _Open(beginning.number, passage.place(0)[0], chapter, place, beginning.counted)
            question.parts += [beginning.text] if beginning.text else []
        elif question is not None and _goes_on(question, passage):
            question.parts.append(passage.text.strip())
        elif _is_chapter(passage):
            chapter = " ".join(passage.text.split())
            if question is not None:
                yield question
                question = None
        elif question is not None and question.parts and passage.cell is None:
            yield question
            question = None
    if question is not None:
        yield question


def _goes_on(question: _Open, passage: Passage) -> bool:
    """Whether a passage is still the question: in its cell, beside its number, or below a number alone."""
    if question.whole or passage.kind is PassageKind.HEADING:
        return False
    if _INVITES.match(passage.text.strip()):
        question.whole = bool(question.parts)
        return False
    if question.cell is None or passage.cell is None:
        return question.cell is None and passage.cell is None and not question.parts
    row, column, _ = passage.cell
    if (row, column) == question.cell:
        return True
    beside = row == question.cell[0] and column == question.cell[1] + 1
    below = row == question.cell[0] + 1 and column == question.cell[1]
    return (beside or below) and not question.parts


def _is_chapter(passage: Passage) -> bool:
    if passage.kind is PassageKind.HEADING:
        return True
    text = passage.text.strip()
    return len(text) <= LONGEST_CHAPTER and not text.endswith(("?", ".")) and _CHAPTER.match(text) is not None


def _finished(begun: Iterable[_Open]) -> tuple[list[FoundQuestion], list[str]]:
    """The questions with their texts, one of each number, and what is unsure about the whole."""
    found: dict[str, FoundQuestion] = {}
    unsure: list[str] = []
    for one in begun:
        text = "\n\n".join(" ".join(part.split()) for part in one.parts)
        key = question_key(one.number)
        before = found.get(key)
        if before is not None:
            said = "again" if before.question.text == text else "again, with other words"
            if not text or before.question.text == text:
                continue
            unsure.append(f"Question {one.number} stands on line {one.line} {said}; only the first was kept.")
            continue
        doubts = tuple(_doubts(one, text))
        question = Question(
            number=one.number,
            text=text or "(not found)",
            chapter=one.chapter,
            asks_for_evidence=asks_for_evidence(text),
            word_limit=word_limit_in(text),
        )
        found[key] = FoundQuestion(question, one.line, doubts)
    return list(found.values()), unsure + list(_gaps(tuple(found.values())))


def _doubts(one: _Open, text: str) -> Iterator[str]:
    if not text:
        yield "no words were found beside the number"
    elif not _ENDS.search(text):
        yield "the text may be cut off"
    if one.counted:
        yield "the number was counted, since the word processor makes it"


def _gaps(found: Sequence[FoundQuestion]) -> Iterator[str]:
    """Numbers that are missing between the first and the last, where all are whole."""
    numbers = [int(one.question.number) for one in found if one.question.number.isdecimal()]
    if len(numbers) == len(found) and numbers:
        missing = sorted(set(range(min(1, *numbers), max(numbers))) - set(numbers) - {0})
        if missing and len(missing) <= len(numbers):
            yield f"There is no question {', '.join(map(str, missing))}."
