"""JSON Schema: what the shapes accept it accepts, and what it can say of what they refuse it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from respondent.loading.front_matter import read_front_matter
from respondent.loading.records.record import KINDS as RECORD_KINDS
from respondent.loading.records.record import read_record
from respondent.loading.schema import KINDS, json_schema
from respondent.loading.settings import read_settings
from respondent.model.diagnostic import Diagnostic
from respondent.model.settings import Settings
from respondent.yamltext.parse import parse_yaml

ROOT = Path(__file__).resolve().parents[2]


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: numbers, true and false; dates and `no` are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rpartition(":")[2] in {"int", "float", "null"} or (tag.endswith("bool") and first in "tf")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def by_schema(kind: str, text: str) -> list[str]:
    """What the schema finds wrong in a text that an editor has read."""
    value = yaml.load(text, Loader=EditorLoader)
    return [error.message for error in Draft7Validator(json_schema(kind)).iter_errors(value)]


def by_shape(kind: str, text: str) -> tuple[Diagnostic, ...]:
    """What the shape finds wrong."""
    node, problems = parse_yaml(text, "a.yaml")
    assert node is not None
    if kind == "settings":
        return problems + read_settings(node, "a.yaml")[1]
    if kind == "front-matter":
        return problems + read_front_matter(node, "a.yaml")[1]
    return problems + read_record(node, "a", "a.yaml", Settings())[1]


def files() -> list[tuple[str, str]]:
    """The example's records, settings and front matter, each with its kind."""
    found = [("settings", (ROOT / "respondent.yaml").read_text(encoding="utf-8"))]
    for path in sorted((ROOT / "evidence").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        kind = next(line for line in text.splitlines() if line.startswith("kind:"))
        found.append((kind.partition(": ")[2], text))
    for path in sorted((ROOT / "templates").rglob("*.md.j2")):
        text = path.read_text(encoding="utf-8")
        if text.startswith("---\n"):
            found.append(("front-matter", text[4:].partition("\n---\n")[0]))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_valid_schema_of_draft_7(kind: str) -> None:
    schema = json_schema(kind)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert json.loads(json.dumps(schema)) == schema


def test_there_are_schemas_for_all_records_the_settings_and_front_matter() -> None:
    assert set(KINDS) == {*RECORD_KINDS, "settings", "front-matter"}
    with pytest.raises(KeyError):
        json_schema("sauce")


def test_the_example_is_right_by_the_schemas_too() -> None:
    found = files()
    assert {kind for kind, _ in found} >= {
        "source",
        "statistic",
        "table",
        "office",
        "settings",
        "front-matter",
    }
    for kind, text in found:
        assert by_schema(kind, text) == [], text
        assert by_shape(kind, text) == ()


STATISTIC = "kind: statistic\nstatement: S\nsource: a-source\nvalue: 5\nunit: offence\n"

RIGHT = [
    (
        "statistic",
        f"{STATISTIC}period: 2024\nplace: Wales\ndimension: {{year: 7, a b: c}}\nmethod: {{a: [1]}}\n",
    ),
    ("statistic", f"{STATISTIC}coverage: {{asked: 43, missing: Kent}}\ncaveat: {{text: C, show: note}}\n"),
    ("statistic", f"{STATISTIC}per: {{count: 100000, of: people}}\nchange: {{by: -7%, since: 2022/23}}\n"),
    (
        "source",
        "kind: source\ntype: act\ntitle: 1984\nissued: 2024\nvolume: 3\nconfidential: true\nreason: R\n",
    ),
    ("source", "kind: source\ntype: act\ntitle: T\nissued: 2024-06\nauthor: [A, B]\nstanding: official\n"),
    ("office", "kind: office\nname: N\naddress: [A, B]\nholders: {name: A, from: 2024-07-05}\n"),
    ("settings", "respondent: 1\nunits: [offence, {name: child}]\nevidence: evidence\npercent: '%'\n"),
    ("front-matter", "kind: letter\ntitle: T\ndate: 2025-02-18\nto: {joint: [a, b]}\nfor_each: {a: b}\n"),
]

WRONG = [
    ("statistic", STATISTIC.replace("statement: S\n", "")),
    ("statistic", f"{STATISTIC}perod: 2024\n"),
    ("statistic", STATISTIC.replace("a-source", "A Source")),
    ("statistic", STATISTIC.replace("value: 5", "value: [5]")),
    ("statistic", f"{STATISTIC}coverage: {{answered: 3}}\n"),
    ("statistic", f"{STATISTIC}caveat: {{text: C, show: margin}}\n"),
    ("statistic", f"{STATISTIC}dimension: Snapchat\n"),
    ("statistic", f"{STATISTIC}dimension: {{}}\n"),
    ("statistic", f"{STATISTIC}prices: real\n"),
    ("statistic", f"{STATISTIC}survey: {{population: P, n: 5, interval: [1]}}\n"),
    ("statistic", f"{STATISTIC}confidential: yes\n"),
    ("source", "kind: source\ntype: sauce\ntitle: T\n"),
    ("source", "kind: source\ntype: act\ntitle: T\naccessed: 18/02/2025\n"),
    ("source", "kind: source\ntype: act\ntitle: T\nurl: www.gov.uk\n"),
    ("source", "kind: source\ntype: act\ntitle: T\nembargo: 2025-02-18\n"),
    ("source", "type: act\ntitle: T\n"),
    ("settings", "respondent: one\n"),
    ("settings", "respondent: 1\nevidence: []\n"),
    ("settings", "respondent: 1\nstale_after: 3\n"),
    ("front-matter", "kind: memo\ntitle: T\ndate: 2025-02-18\n"),
    ("front-matter", "kind: letter\ntitle: T\ndate: 2025-02-18\nfor_each: {a: b, c: d}\n"),
    ("front-matter", "kind: letter\ntitle: T\ndate: 2025-02-18\nto: {joint: []}\n"),
]


@pytest.mark.parametrize(("kind", "text"), RIGHT)
def test_what_is_right_by_the_shape_is_right_by_the_schema(kind: str, text: str) -> None:
    assert by_shape(kind, text) == ()
    assert by_schema(kind, text) == []


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_what_is_wrong_by_the_shape_is_wrong_by_the_schema(kind: str, text: str) -> None:
    assert by_shape(kind, text) != ()
    assert by_schema(kind, text) != []
