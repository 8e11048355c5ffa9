"""What a record's fields look like in the inputs of a form, by the inputs' names.

An input is named after the field's path: "coverage.asked", and of a list of groups "holders.0.name". A list stands
a line an item, pairs "name: value" a line, several values of a pair with semicolons between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from respondent.model.record import Plain
from respondent.web.record_form.widgets import Asked, Widget, asked_of

Shown = dict[str, str | tuple[str, ...]]
"""The value of each input; of checkboxes, those that are ticked."""


def shown(kind: str, fields: Mapping[str, Plain]) -> Shown:
    """The inputs of a form for a record of that kind, filled in with what its file says."""
    return dict(_inputs(asked_of(kind), fields, ""))


def shown_value(asked: Asked, value: Plain) -> str | tuple[str, ...]:
    """What the input of a field without parts shows of a value."""
    match asked.widget:
        case Widget.CHOICES:
            return tuple(option for option in asked.options if option in _items(value))
        case Widget.LINES:
            return "\n".join(_items(value))
        case Widget.PAIRS if isinstance(value, Mapping):
            return "\n".join(f"{name}: {'; '.join(_items(one))}" for name, one in value.items())
    return value if isinstance(value, str) else ""


def group_of(asked: Asked, value: Plain) -> Mapping[str, Plain]:
    """The parts of a group, whichever form the file has."""
    if isinstance(value, Mapping):
        return value
    return {asked.alone: value} if asked.alone is not None and isinstance(value, str) else {}


def carried(inputs: Shown) -> list[tuple[str, str]]:
    """The inputs as hidden ones carry them from page to page; an empty one says of boxes that they were there."""
    return [
        (name, one)
        for name, value in inputs.items()
        for one in (("", *value) if isinstance(value, tuple) else (value,))
    ]


def groups_of(value: Plain) -> tuple[Mapping[str, Plain], ...]:
    """The groups of a list; one may stand without the brackets."""
    several = value if isinstance(value, tuple) else (value,)
    return tuple(one for one in several if isinstance(one, Mapping))


def name_of(prefix: str, asked: Asked) -> str:
    """The name of a field's input, below that of its group."""
    return f"{prefix}{asked.name}".rstrip(".")


def numbers_of(names: Iterable[str], list_name: str) -> list[int]:
    """The numbers of the groups of a list that some inputs belong to, in order."""
    start = f"{list_name}."
    found = {name[len(start) :].partition(".")[0] for name in names if name.startswith(start)}
    return sorted(
        int(number) for number in found if number.isascii() and number.isdecimal() and len(number) < 4
    )


def _inputs(
    fields: tuple[Asked, ...], values: Mapping[str, Plain], prefix: str
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for asked in fields:
        name = name_of(prefix, asked)
        value = values.get(asked.name)
        if asked.widget is Widget.GROUP:
            yield from _inputs(asked.parts, group_of(asked, value), f"{name}.")
        elif asked.widget is Widget.GROUPS:
            for index, group in enumerate(groups_of(value)):
                yield from _inputs(asked.parts, group, f"{name}.{index}.")
        else:
            yield name, shown_value(asked, value)


def _items(value: Plain) -> tuple[str, ...]:
    several = value if isinstance(value, tuple) else (value,)
    return tuple(one for one in several if isinstance(one, str))
