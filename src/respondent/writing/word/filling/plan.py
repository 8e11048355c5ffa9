"""What goes where: a response and its cover sheet held against the places of a form, and what has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from respondent.model.consultation import Question, question_key
from respondent.model.document import Document
from respondent.model.form_values import FormValues
from respondent.model.response import Answer
from respondent.reading.forms.boxes import Box, Choice
from respondent.reading.forms.fields import Blank
from respondent.reading.forms.places import Place, Places
from respondent.reading.forms.words import likeness, plain

_SAME_CHOICE = 0.85
_CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be put into a form.

    `homeless` are answers to questions that the form does not ask, `locked` those whose place is locked; `unboxed`
    the choices and `unplaced` the fields without a place; `left` the form's own fields and boxes that stay empty.
    """

    answers: tuple[tuple[Place, Answer], ...]
    fields: tuple[tuple[Blank, str], ...]
    ticks: tuple[Box, ...]
    homeless: tuple[Answer, ...] = ()
    locked: tuple[Place, ...] = ()
    unboxed: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the answers that are put in, in the order of the form."""
        return tuple(answer.number for _, answer in self.answers)


def questions_of(document: Document, asked: Sequence[Question]) -> tuple[Question, ...]:
    """The consultation's questions, and those of answers that it does not have."""
    known = {question_key(question.number) for question in asked}
    others = (answer for answer in document.answers if question_key(answer.number) not in known)
    return (*asked, *(Question(answer.number, "") for answer in others))


def plan(document: Document, sheet: FormValues, places: Places) -> Plan:
    """What goes where."""
    answers = {question_key(answer.number): answer for answer in document.answers if not answer.is_open}
    own = {question_key(place.question.number): place for place in places.found}
    wrong = {question_key(match.question.number) for match in places.otherwise}
    pairs = [(place, answers[key]) for key, place in own.items() if key in answers]
    ticked = list(_ticked(sheet, places))
    boxes = tuple(box for _, _, box in ticked if box is not None)
    fields = tuple(_fields(sheet, places.blanks))
    filled = {blank.line.index for blank, _ in fields}
    used = {id(choice) for _, choice, _ in ticked if choice is not None}
    return Plan(
        answers=tuple((place, answer) for place, answer in pairs if not place.room.is_locked),
        fields=fields,
        ticks=boxes,
        homeless=tuple(answer for key, answer in answers.items() if key not in own and key not in wrong),
        locked=tuple(place for place, _ in pairs if place.room.is_locked),
        unboxed=tuple(name for name, choice, _ in ticked if choice is None),
        unplaced=tuple(name for name in sheet.fields if not any(b.is_called(name) for b in places.blanks)),
        left=tuple(_left(places, filled, used)),
    )


def _fields(sheet: FormValues, blanks: Sequence[Blank]) -> Iterator[tuple[Blank, str]]:
    """Each blank with its value: by its own words first, then by the name that we have for it."""
    for blank in blanks:
        named = [name for name in sheet.values if plain(name) == blank.label]
        named += [name for name in sheet.values if blank.is_called(name)]
        if named and not blank.line.is_locked:
            yield blank, " ".join(sheet.values[named[0]].split())


def _ticked(sheet: FormValues, places: Places) -> Iterator[tuple[str, Choice | None, Box | None]]:
    """Each choice of the sheet with its place and the box to tick, if any."""
    for words, yes in sheet.choices.items():
        choice = _called(words, places.choices)
        yield f"“{words}”", choice, _box(choice, yes=yes)
    by_number: Mapping[str, Place] = {question_key(place.question.number): place for place in places.found}
    for number, yes in sheet.confidential.items():
        place = by_number.get(question_key(number))
        own = [one for one in place.choices if _CONFIDENTIAL in one.words] if place else []
        choice = own[0] if own else None
        yield f"whether the answer to question {number} is confidential", choice, _box(choice, yes=yes)


def _called(words: str, choices: Sequence[Choice]) -> Choice | None:
    exact = [choice for choice in choices if choice.words == plain(words)]
    like = [choice for choice in choices if choice.words and likeness(words, choice.words) >= _SAME_CHOICE]
    return next(iter((*exact, *like)), None)


def _box(choice: Choice | None, *, yes: bool) -> Box | None:
    """The box that says so; a box without a second one for no says no by staying empty."""
    if choice is None:
        return None
    return choice.yes if yes else choice.no


def _left(places: Places, filled: set[int], used: set[int]) -> Iterator[str]:
    for blank in places.blanks:
        if blank.line.index not in filled:
            yield blank.shown
    for choice in places.choices:
        if id(choice) not in used:
            yield _named(choice)
    for place in places.found:
        yield from (
            f"{_named(choice)} (question {place.asked.number or place.question.number})"
            for choice in place.choices
            if id(choice) not in used
        )


def _named(choice: Choice) -> str:
    words = choice.words or choice.line.text.strip()
    return words[:1].upper() + words[1:]
