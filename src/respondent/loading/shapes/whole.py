"""A file that holds one group of fields, such as a verdict, a proposal or a remark, read by its shape."""

from __future__ import annotations

from respondent.loading.shapes.reading import CodeFamily, Reading
from respondent.loading.shapes.shape import Shape, Values
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.yamltext.parse import parse_yaml


def read_whole(
    shape: Shape, data: bytes | str, path: str, codes: CodeFamily
) -> tuple[tuple[Values, Span] | None, tuple[Diagnostic, ...]]:
    """The values of a file and where it begins, or everything that is wrong with it; `path` is as people see it."""
    node, problems = parse_yaml(data, path)
    if node is None or problems:
        return None, problems
    reading = Reading(path, codes, node)
    values = shape.of_file(node, reading)
    if values is None:
        return None, tuple(reading.problems)
    return (values, Span(path, node.line, node.column)), ()
