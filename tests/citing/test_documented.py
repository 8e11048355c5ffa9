"""docs/citing.md shows what the styles give: its examples are those that were checked by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from respondent.citing.pinpoints import read, write
from respondent.model.evidence import SourceType
from respondent.model.settings import NoteStyle

PAGE = (Path(__file__).parents[2] / "docs/citing.md").read_text(encoding="utf-8")
GOLDEN = yaml.load(
    (Path(__file__).parent / "golden.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)

STYLES = ("plain", "plain again", "oscola", "oscola again", "harvard", "list")


@pytest.mark.parametrize("kind", list(SourceType))
def test_the_page_shows_every_type_as_it_is_cited(kind: SourceType) -> None:
    (section,) = re.findall(rf"^### .*: `{kind}`\n(.*?)(?=^###|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    shown = re.findall(r"^- (?:plain|again|OSCOLA|Harvard|list): (.*)$", section, re.MULTILINE)
    case = next(case for case in GOLDEN if case["source"]["type"] == kind)
    expected = [case[style].replace("‹", "&lt;").replace("›", "&gt;").replace("#1", "1") for style in STYLES]
    assert shown == expected


@pytest.mark.parametrize(
    "row", re.findall(r"^\| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
)
def test_the_page_shows_places_as_they_are_written(row: tuple[str, str, str, str]) -> None:
    assert [write(read(row[0]), style) for style in NoteStyle] == list(row[1:])
