"""What is wrong with a record's fields as somebody wants them, each problem with the path of its field.

The fields are held against the shapes that read files: each is put on a line of its own, and the line of a problem
tells which field it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from respondent.loading.records.record import read_record
from respondent.model.diagnostic import Diagnostic
from respondent.model.record import Plain
from respondent.model.settings import Settings
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of a field: its path, "" for the record as a whole, what is wrong and what to do."""

    path: str
    message: str
    remedy: str


def faults_in(
    kind: str,
    fields: Mapping[str, Plain],
    settings: Settings,
    known: Mapping[str, Plain] | None = None,
) -> tuple[Fault, ...]:
    """What is wrong with the fields of a record of that kind, but not with those that it has now (`known`)."""
    before = (
        {(one.path, one.message) for one in _faults(kind, known, settings)} if known is not None else set()
    )
    return tuple(one for one in _faults(kind, fields, settings) if (one.path, one.message) not in before)


def _faults(kind: str, fields: Mapping[str, Plain], settings: Settings) -> list[Fault]:
    lines: list[str] = [""]
    node = _node({"kind": kind, **fields}, "", lines)
    _, problems = read_record(node, "record", "record", settings)
    return [_fault(problem, lines) for problem in problems]


def _fault(problem: Diagnostic, lines: list[str]) -> Fault:
    path = lines[problem.span.line] if problem.span.line < len(lines) else ""
    return Fault(path, problem.message, problem.remedy)


def _node(value: Plain, path: str, lines: list[str]) -> Node:
    """The value as it would be read from a file; the number of its line is that of its path in `lines`."""
    lines.append(path)
    line = len(lines) - 1
    if isinstance(value, Mapping):
        entries = []
        for name, part in value.items():
            inner = f"{path}.{name}" if path else name
            made = _node(part, inner, lines)
            entries.append((name, made, made.line, 1))
        return MappingNode(tuple(entries), "record", line, 1)
    if isinstance(value, tuple):
        items = tuple(_node(part, f"{path}.{at}", lines) for at, part in enumerate(value))
        return SequenceNode(items, "record", line, 1)
    text = "" if value is None else ("true" if value else "false") if isinstance(value, bool) else value
    return ScalarNode(text, "record", line, 1, quoted=bool(text))
