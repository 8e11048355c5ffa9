"""Each mistake that a rule is for, put into a copy of the example: the check gives its code and no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from respondent.build import check
from respondent.checking.registry import RULES

ROOT = Path(__file__).resolve().parents[2]
PLANTED = yaml.safe_load((Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8"))


class Planted(NamedTuple):
    name: str
    codes: list[str]
    edits: dict[str, str | list[list[str]]]


CASES = tuple(
    Planted(name, one["codes"], {file: edits for file, edits in one.items() if file != "codes"})
    for name, one in PLANTED.items()
)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example."""
    for name in ("evidence", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "respondent.yaml", tmp_path)
    return tmp_path


def edited(path: Path, edits: str | list[list[str]]) -> str:
    """A file's text with the mistake in it: each old text replaced by the new one, or the text itself."""
    if isinstance(edits, str):
        return edits
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    return text


@pytest.mark.no_cover  # each looks through the whole example
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_planted_mistake_gives_exactly_its_code(
    case: Planted, example: Path, put: Callable[[Path, str], None]
) -> None:
    for name, edits in case.edits.items():
        put(example / name, edited(example / name, edits))
    found = check(example)
    assert sorted({problem.code.id for problem in found}) == sorted(case.codes), [str(p) for p in found]


def test_the_example_itself_is_clean(example: Path) -> None:
    assert check(example) == ()


def test_every_rule_has_a_mistake_of_its_own_here() -> None:
    assert {rule.code.id for rule in RULES} <= {code for case in CASES for code in case.codes}
