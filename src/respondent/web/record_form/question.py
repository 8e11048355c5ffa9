"""A form as the page shows it: each field with its input's name, what stands in it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from respondent.web.record_form.labels import option_words
from respondent.web.record_form.shown import Shown, name_of, numbers_of
from respondent.web.record_form.widgets import Asked, Widget, asked_of


@dataclass(frozen=True, slots=True)
class Group:
    """One of a list of groups; an `extra` one is empty, for whoever wants to add one."""

    number: int
    parts: tuple[Question, ...]
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A field on a page; `value` is what its input holds, and of checkboxes those that are ticked."""

    asked: Asked
    name: str
    value: str | tuple[str, ...] = ""
    error: str = ""
    parts: tuple[Question, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def options(self) -> list[tuple[str, str]]:
        """What can be chosen: each value, and what it is called."""
        return [(option, option_words(option)) for option in self.asked.options]

    @property
    def filled(self) -> bool:
        """Whether anything stands in it, or is wrong with it."""
        return bool(self.value or self.error) or any(part.filled for part in self._all_parts())

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """What is wrong with it and its parts: the input's name, the message."""
        own = ((self.name, self.error),) if self.error else ()
        return own + tuple(pair for part in self._all_parts() for pair in part.errors)

    def _all_parts(self) -> tuple[Question, ...]:
        return self.parts + tuple(part for group in self.groups for part in group.parts)


@dataclass(frozen=True, slots=True)
class Parts:
    """A form in three parts: what is needed or said, what else can be said, and what is about the record itself."""

    first: tuple[Question, ...]
    more: tuple[Question, ...]
    beside: tuple[Question, ...]

    @property
    def more_open(self) -> bool:
        """Whether something is wrong in the second part, which is else folded away."""
        return any(question.errors for question in self.more)

    @property
    def beside_open(self) -> bool:
        """Whether something is wrong in the third part."""
        return any(question.errors for question in self.beside)


_UP_FRONT = frozenset({"consent", "locator", "period", "place", "unit"})
"""What nobody should overlook stands there even where it is not needed and empty."""

_FIRST = ("value", "statement", "title", "text", "name")
"""What people come to correct stands first."""


def in_parts(form: tuple[Question, ...]) -> Parts:
    """A form's questions as they stand on the page."""
    world = [question for question in form if not question.asked.beside]
    said = [q for q in world if q.asked.required or q.filled or q.asked.name in _UP_FRONT]
    order = {name: number for number, name in enumerate(_FIRST)}
    said.sort(key=lambda question: order.get(question.asked.name, len(order)))
    rest = [question for question in world if question not in said]
    return Parts(tuple(said), tuple(rest), tuple(question for question in form if question.asked.beside))


def questions(kind: str, inputs: Shown, errors: Mapping[str, str]) -> tuple[Question, ...]:
    """The form of a kind of record, with what stands in its inputs and the errors by the inputs' names.

    An error at a name without an input of its own stands at the nearest field that it is part of.
    """
    fields = asked_of(kind)
    names = frozenset(_names(fields, inputs, ""))
    return _questions(fields, inputs, _at_inputs(errors, names), "")


def unplaced(kind: str, inputs: Shown, errors: Mapping[str, str]) -> tuple[str, ...]:
    """The errors that belong to no input of the form."""
    names = frozenset(_names(asked_of(kind), inputs, ""))
    return tuple(text for name, text in errors.items() if _nearest(name, names) is None)


def _questions(
    fields: tuple[Asked, ...], inputs: Shown, errors: Mapping[str, str], prefix: str
) -> tuple[Question, ...]:
    return tuple(_question(asked, inputs, errors, name_of(prefix, asked)) for asked in fields)


def _question(asked: Asked, inputs: Shown, errors: Mapping[str, str], name: str) -> Question:
    error = errors.get(name, "")
    if asked.widget is Widget.GROUP:
        return Question(asked, name, error=error, parts=_questions(asked.parts, inputs, errors, f"{name}."))
    if asked.widget is Widget.GROUPS:
        numbers = numbers_of(inputs, name)
        groups = [
            Group(number, _questions(asked.parts, inputs, errors, f"{name}.{number}.")) for number in numbers
        ]
        extra = max(numbers, default=-1) + 1
        blank = Group(extra, _questions(asked.parts, {}, errors, f"{name}.{extra}."), extra=True)
        return Question(asked, name, error=error, groups=(*groups, blank))
    return Question(asked, name, inputs.get(name, ""), error)


def _names(fields: tuple[Asked, ...], inputs: Shown, prefix: str) -> list[str]:
    found: list[str] = []
    for asked in fields:
        name = name_of(prefix, asked)
        found.append(name)
        if asked.widget is Widget.GROUP:
            found += _names(asked.parts, inputs, f"{name}.")
        elif asked.widget is Widget.GROUPS:
            numbers = numbers_of(inputs, name)
            for number in (*numbers, max(numbers, default=-1) + 1):
                found += _names(asked.parts, inputs, f"{name}.{number}.")
    return found


def _at_inputs(errors: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in errors.items():
        near = _nearest(name, names)
        if near is not None:
            found[near] = f"{found[near]} {text}" if near in found else text
    return found


def _nearest(name: str, names: frozenset[str]) -> str | None:
    while name not in names:
        if "." not in name:
            return None
        name = name.rpartition(".")[0]
    return name
