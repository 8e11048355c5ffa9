"""A manifest read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.built import Built, read_manifest
from respondent.model.lineage import Given, Operation
from respondent.model.manifest import manifest_of
from respondent.rendering.render import render

ROOT = Path(__file__).resolve().parent.parent.parent


def parsed(content: object) -> Built | None:
    return read_manifest(json.dumps(content))


def test_every_manifest_of_the_example_is_read_back_claim_for_claim() -> None:
    workspace = load(ROOT).workspace
    read = 0
    for template in workspace.templates:
        for document in render(workspace, template).documents:
            past = read_manifest(manifest_of(document).json)
            assert past is not None
            assert (past.document, past.row, past.draft) == (document.id, document.row, False)
            assert [(c.number, c.text, c.records) for c in past.claims] == [
                (c.number, c.text, c.records) for c in document.claims
            ]
            assert [c.figure.value for c in past.claims if c.figure] == [
                c.quantity.value for c in document.claims if c.quantity
            ]
            read += len(past.claims)
    assert read > 250


def test_a_derived_figure_keeps_its_parts(workspace: Callable[[dict[str, str]], Path]) -> None:
    root = workspace({"templates/letter.md.j2": LETTER})
    (document,) = render(load(root).workspace, "letter").documents
    past = read_manifest(manifest_of(document).json)
    assert past is not None
    figure = past.claims[0].figure
    assert figure is not None
    assert (figure.operation, figure.value) == (Operation.RATE, Fraction(38685, 366))
    assert [(leaf.given, leaf.value) for leaf in figure.leaves()] == [(Given("offences"), Fraction(38685))]


LETTER = (
    "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    'That is {{ figure("offences").per_day | more_than }} a day.\n'
)
WHOLE = {
    "manifest": 1,
    "document": "a",
    "kind": "letter",
    "date": "2025-02-18",
    "template": {"id": "a", "sha256": "0"},
    "row": [],
    "claims": [],
    "notes": [],
}
CLAIM = {
    "number": 1,
    "kind": "figure",
    "tag": "claim:x@00000000",
    "text": "1",
    "records": ["x"],
    "note": None,
}

FIGURE = CLAIM | {"value": "1", "unit": "x"}


def deep(depth: int) -> dict[str, object]:
    inner: dict[str, object] = {"record": "x", "value": "1"}
    for _ in range(depth):
        inner = {"operation": "rate", "operands": [inner], "value": "1"}
    return inner


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "text",
        {},
        WHOLE | {"manifest": 2},
        WHOLE | {"document": 3},
        WHOLE | {"claims": {}},
        WHOLE | {"claims": [[]]},
        WHOLE | {"claims": [CLAIM | {"number": "1"}]},
        WHOLE | {"claims": [CLAIM | {"value": "1/0", "unit": "x", "lineage": {"record": "x"}}]},
        WHOLE | {"claims": [CLAIM | {"value": "one", "unit": "x", "lineage": {"record": "x"}}]},
        WHOLE
        | {"claims": [CLAIM | {"value": "1", "unit": "x", "lineage": {"operation": "sum", "operands": []}}]},
        WHOLE
        | {
            "claims": [
                CLAIM | {"value": "1", "unit": "x", "lineage": {"operation": "?", "operands": [CLAIM]}}
            ]
        },
        WHOLE | {"claims": [CLAIM | {"value": "1", "unit": "x", "lineage": deep(100)}]},
        WHOLE | {"notes": [{"claims": [1], "sources": [2]}]},
    ],
)
def test_what_is_no_manifest_is_none(content: object) -> None:
    assert parsed(content) is None


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_none(text: bytes) -> None:
    assert read_manifest(text) is None


def test_a_whole_one_is_read() -> None:
    past = parsed(WHOLE | {"draft": True, "claims": [CLAIM | {"a later field": "In all "}]})
    assert past is not None
    assert past.draft
    assert (past.claims[0].text, past.claims[0].tag.hash8) == ("1", "00000000")
