"""``docs/records.md`` has every field of every kind, and its examples are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from respondent.loading.front_matter import read_front_matter
from respondent.loading.records.record import KINDS as RECORD_KINDS
from respondent.loading.records.record import read_record
from respondent.loading.reference import field_table
from respondent.loading.schema import KINDS
from respondent.loading.settings import read_settings
from respondent.model.settings import Settings
from respondent.yamltext.parse import parse_yaml

PAGE = Path(__file__).resolve().parents[2] / "docs" / "records.md"
TABLE = re.compile(r"<!-- fields: (?P<kind>[a-z-]+) -->\n(?P<table>.*?)<!-- end -->\n", re.DOTALL)
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def filled_in(page: str) -> str:
    """The page with the tables that the shapes give."""
    return TABLE.sub(
        lambda found: f"<!-- fields: {found['kind']} -->\n\n{field_table(found['kind'])}\n<!-- end -->\n",
        page,
    )


def test_the_page_has_the_fields_of_every_kind_as_the_shapes_have_them(
    request: pytest.FixtureRequest,
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        PAGE.write_text(filled_in(page), encoding="utf-8", newline="\n")
        page = filled_in(page)
    assert [found["kind"] for found in TABLE.finditer(page)] == list(KINDS)
    assert page == filled_in(page), "run this test with --update-golden"


def test_every_example_of_the_page_is_right() -> None:
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    kinds = []
    for text in examples:
        node, problems = parse_yaml(text, "example.yaml")
        assert node is not None
        assert problems == ()
        if text.startswith("respondent:"):
            kinds.append("settings")
            assert read_settings(node, "respondent.yaml")[1] == ()
        elif text.startswith("kind: letter"):
            kinds.append("front-matter")
            assert read_front_matter(node, "templates/letter.md.j2")[1] == ()
        else:
            record, problems = read_record(node, "example", "evidence/example.yaml", Settings())
            assert problems == ()
            assert record is not None
            kinds.append(str(record.fields["kind"]))
    assert set(kinds) == {*RECORD_KINDS, "settings", "front-matter"}


def test_a_table_has_the_fields_of_groups_below_the_field_that_they_belong_to() -> None:
    lines = field_table("office").splitlines()
    names = [line.split("|")[1].strip() for line in lines[2:]]
    at = names.index("`holders`")
    assert names[at + 1 : at + 4] == ["`holders.name`", "`holders.honours`", "`holders.salutation`"]
    assert "**Needed.**" in lines[2 + at + 1]
