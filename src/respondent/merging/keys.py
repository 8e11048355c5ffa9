"""Which columns tell a table's rows apart: its record says so."""

from __future__ import annotations

from pathlib import PurePosixPath

from respondent.model.diagnostic import any_error
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml


def key_in(record: bytes, csv_name: str) -> tuple[str, ...] | None:
    """The key columns that a record gives for the CSV file of that name beside it; None where it is not its own."""
    node, problems = parse_yaml(record, "")
    if any_error(problems) or not isinstance(node, MappingNode):
        return None
    rows = node.get("rows")
    if not isinstance(rows, ScalarNode) or PurePosixPath(rows.text) != PurePosixPath(csv_name):
        return None
    return _names(node.get("key"))


def _names(node: Node | None) -> tuple[str, ...] | None:
    if isinstance(node, ScalarNode) and node.text:
        return (" ".join(node.text.split()),)
    if not isinstance(node, SequenceNode) or not node.items:
        return None
    names = [item.text for item in node.items if isinstance(item, ScalarNode)]
    return tuple([" ".join(name.split()) for name in names]) if len(names) == len(node.items) else None
