"""One record from what its file holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from respondent.loading.pending import PendingTable
from respondent.loading.records import consultation, directory, figures, sources, words
from respondent.loading.records.common import RECORD_CODES, Kind, Making, check_common
from respondent.loading.shapes.reading import Reading
from respondent.loading.shapes.views import Content, Places, is_empty
from respondent.model.codes import R107, R108
from respondent.model.diagnostic import Diagnostic
from respondent.model.record import Record
from respondent.model.settings import Settings
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.yamltext.node import MappingNode, Node, ScalarNode

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for module in (
            sources,
            figures,
            words,
            directory,
            consultation,
        )
        for kind in module.KINDS
    }
)
"""Every kind of record, by the word that stands in its `kind:`."""


def read_record(
    node: Node, record_id: str, path: str, settings: Settings
) -> tuple[Record | PendingTable | None, tuple[Diagnostic, ...]]:
    """The record that `node` holds, and everything that is wrong with its fields.

    A table comes without its rows. There is no record where a field that it cannot do without is missing or
    wrong; any other wrong field is left out, so that what the record refers to can still be checked.
    """
    start = Span(path, node.line, node.column)
    if not isinstance(node, MappingNode):
        return None, (
            R107.at(
                start,
                "A record is fields, one on each line: “kind: statistic”, “value: 1,249”.",
                "Begin each line with a field's name and a colon.",
            ),
        )
    kind, problem = _kind(node, start)
    if kind is None:
        return None, problem
    reading = Reading(path, RECORD_CODES, node)
    values = kind.shape.values(node, "", reading)
    check_common(values, reading)
    content = Content(node)
    if reading.problems and "confidential" in content:
        values.setdefault("confidential", True)  # what cannot be read is kept in, rather than let out
    record = None
    if kind.shape.needed <= values.keys():
        del values["kind"]
        values["id"] = record_id
        values["span"] = start
        values["fields"] = content
        values["places"] = Places(node)
        record = kind.make(values, Making(record_id, reading, settings))
    return record, tuple(reading.problems)


def _kind(node: MappingNode, start: Span) -> tuple[Kind | None, tuple[Diagnostic, ...]]:
    """The kind that the record says it is of, or what is wrong with what it says."""
    first = node.entries[0] if node.entries else None
    value = first[1] if first and first[0] == "kind" else node.get("kind")
    if value is None or is_empty(value):
        return None, (
            R108.at(
                value.span if value is not None else start,
                "“kind” is missing: nothing says what this record is.",
                f"Begin it with “kind: …”: {', '.join(KINDS)}.",
            ),
        )
    name = value.text if isinstance(value, ScalarNode) else ""
    kind = KINDS.get(name)
    if kind is not None:
        return kind, ()
    near = did_you_mean(name[:60], list(KINDS))
    remedy = near if near.startswith("Did") else f"Write one of {', '.join(KINDS)}."
    return None, (R108.at(value.span, f"kind: “{name[:60]}” is not a kind of record.", remedy),)
