"""Where each value of a YAML text begins and ends, for whoever takes the text apart.

`node.Node` knows where a value begins; that is enough to say where something is wrong. To move a piece of text one
must also know where it ends. Only text that `parse_yaml` understands belongs here: nothing is refused again.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, cast

import yaml

from respondent.yamltext.parse import new_parser


class Extent(NamedTuple):
    """One value: the indices of its first character and of what follows its last.

    `text` is a scalar's content and `style` its quotation mark or block sign; of a list or a mapping `text` is None
    and `parts` has its values, in a mapping each after its name. The end of what stands in no brackets (`flow` is
    False) is not to be relied on: it runs up to whatever comes next.
    """

    start: int
    end: int
    text: str | None = None
    style: str = ""
    flow: bool = False
    is_mapping: bool = False
    parts: tuple[Extent, ...] = ()


class _Mark(Protocol):
    index: int


class _Event(Protocol):
    value: str
    style: str | None
    flow_style: bool | None
    start_mark: _Mark
    end_mark: _Mark


class _Parser(Protocol):
    def get_event(self) -> _Event: ...


def extent_of(text: str) -> Extent | None:
    """The extents of a text that was parsed and found good; None where it holds nothing."""
    get_event = cast(_Parser, new_parser(text)).get_event
    above: list[tuple[list[Extent], _Event]] = []
    level: list[Extent] = []
    while True:
        event = get_event()
        kind: type[object] = type(event)
        if kind is yaml.ScalarEvent:
            level.append(Extent(event.start_mark.index, event.end_mark.index, event.value, event.style or ""))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            above.append((level, event))
            level = []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            parts, (level, began) = tuple(level), above.pop()
            level.append(
                Extent(
                    began.start_mark.index,
                    event.end_mark.index,
                    None,
                    "",
                    bool(began.flow_style),
                    kind is yaml.MappingEndEvent,
                    parts,
                )
            )
        elif kind is yaml.StreamEndEvent:
            return level[0] if level else None
