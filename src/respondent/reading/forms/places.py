"""A form read whole: where each question stands and its answer goes, and what else there is to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from respondent.model.consultation import Question
from respondent.reading.forms.asking import Asked, Match, asked_in, matches
from respondent.reading.forms.boxes import Choice, choices_in
from respondent.reading.forms.fields import Blank, blanks_in
from respondent.reading.forms.lines import Line, lines_of
from respondent.reading.forms.rooms import Room, room_for
from respondent.reading.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Place:
    """A question in the form, the room for its answer, and what there is to choose with it."""

    question: Question
    asked: Asked
    room: Room
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """What a form has.

    `found` are in the order of the form; `again` the further places of questions that it asks twice; `otherwise`
    the questions of which it has the number with other words; `missing` those that it does not ask; `extra` what it
    asks that is none of them. `choices` and `blanks` are those that belong to no question.
    """

    found: tuple[Place, ...]
    again: tuple[Place, ...] = ()
    otherwise: tuple[Match, ...] = ()
    missing: tuple[Question, ...] = ()
    extra: tuple[Asked, ...] = ()
    choices: tuple[Choice, ...] = ()
    blanks: tuple[Blank, ...] = ()


def find_places(
    root: etree._Element,
    questions: Sequence[Question],
    styles: etree._Element | None = None,
    numbering: etree._Element | None = None,
) -> Places:
    """The places in a form for the answers to these questions; `root` is that of its main part, and not changed.

    `styles` and `numbering` are the roots of the parts of that name. The result's elements are those of `root`.
    """
    lines = lines_of(root, Styles.of(styles), numbering)
    met = matches(lines, questions)
    sure = [match for match in met if match.sure]
    unsure = tuple(match for match in met if not match.sure)
    taken = {line for match in met for line in range(match.asked.first.index, match.asked.last.index + 1)}
    extra = tuple(asked for asked in asked_in(lines) if asked.first.index not in taken)
    starts = sorted({one.first.index for one in (*(m.asked for m in met), *extra)})
    choices = choices_in(lines)
    all_places = [_place(lines, match, starts, choices) for match in sure]
    found, again = _first_of_each(all_places)
    known = {match.question.number for match in met}
    of_questions = [choice for place in all_places for choice in place.choices]
    rooms = {place.room.line.index for place in all_places}
    cover = [line for line in lines if line.index not in taken]
    return Places(
        found=found,
        again=again,
        otherwise=unsure,
        missing=tuple(question for question in questions if question.number not in known),
        extra=extra,
        choices=tuple(choice for choice in choices if choice not in of_questions),
        blanks=tuple(blank for blank in blanks_in(cover) if blank.line.index not in rooms),
    )


def _place(lines: Sequence[Line], match: Match, starts: Sequence[int], choices: Sequence[Choice]) -> Place:
    asked = match.asked
    end = next((start for start in starts if start > asked.first.index), len(lines))
    room = room_for(lines, asked, end)
    last = _last_of(lines, asked, room, end)
    own = tuple(choice for choice in choices if asked.first.index <= choice.line.index <= last)
    return Place(match.question, asked, room, own)


def _last_of(lines: Sequence[Line], asked: Asked, room: Room, end: int) -> int:
    """The last line that belongs to the question: of its row or its table, and of the text up to the room.

    Below the last question other things may follow, such as a declaration with boxes of its own.
    """
    last = max(asked.last.index, room.line.index)
    if asked.first.row is not None:
        tables = [line.index for line in lines[:end] if line.table is asked.first.table]
        last = max([last, *tables])
    elif room.line.row is not None:
        last = max([last, *(line.index for line in lines[:end] if line.table is room.line.table)])
    else:
        for line in lines[last + 1 : end]:
            if not line.is_blank and "confidential" not in line.text.casefold():
                break
            last = line.index
    return min(last, end - 1)


def _first_of_each(places: Sequence[Place]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The place of each question, the first that leaves room, and the further ones that leave room too."""
    found: list[Place] = []
    again: list[Place] = []
    for number in dict.fromkeys(place.question.number for place in places):
        own = [place for place in places if place.question.number == number]
        with_room = [place for place in own if not place.room.made]
        chosen, *others = with_room or own
        found.append(chosen)
        again += others
    found.sort(key=lambda place: place.asked.first.index)
    return tuple(found), tuple(again)
