"""A file that holds one group of fields, such as a verdict, a proposal or a remark, read by its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from respondent.loading.shapes.reading import CodeFamily, Reading
from respondent.loading.shapes.shape import Shape, Values
from respondent.loading.shapes.views import Places
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.yamltext.node import MappingNode
from respondent.yamltext.parse import parse_yaml


@dataclass(frozen=True, slots=True)
class Whole:
    """What such a file holds, where it begins, and where each value stands, by its path: "copies.0.name"."""

    values: Values
    span: Span
    places: Mapping[str, Span]


def read_whole(
    shape: Shape, data: bytes | str, path: str, codes: CodeFamily
) -> tuple[Whole | None, tuple[Diagnostic, ...]]:
    """What a file holds, or everything that is wrong with it; `path` is as people see it."""
    node, problems = parse_yaml(data, path)
    if node is None or problems:
        return None, problems
    reading = Reading(path, codes, node)
    values = shape.of_file(node, reading)
    if values is None or not isinstance(node, MappingNode):
        return None, tuple(reading.problems)
    return Whole(values, Span(path, node.line, node.column), Places(node)), ()
