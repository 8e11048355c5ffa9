"""The evidence as it would be with another figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from respondent.impact import impact
from respondent.loading.workspace import Loaded, load
from respondent.model.workspace import NotFoundError
from respondent.tracing.supposing import suppose

Workspaces = Callable[[dict[str, str]], Path]


def test_a_statistic_and_a_row_may_be_supposed_to_be_another(workspace: Workspaces) -> None:
    now = load(workspace({})).workspace
    assert suppose(now, "offences", "40,000").figure("offences").value == 40_000
    other = suppose(now, "by-force#Gwent", "504")
    assert other.figure("by-force", force="Gwent").value == 504
    assert other.figure("by-force", force="Dyfed-Powys").value == 192
    assert now.figure("offences").value == 38_685


def test_it_is_as_precise_as_before(workspace: Workspaces) -> None:
    share = "kind: statistic\nstatement: Half.\nsource: crime-data\nvalue: 50%\nprecision: 1%\nperiod: 2024\n"
    now = load(workspace({"evidence/half.yaml": share})).workspace
    figure = suppose(now, "half", "52%").figure("half")
    assert (figure.low, figure.high) == (Fraction(103, 2), Fraction(105, 2))


def test_templates_print_what_they_would(workspace: Workspaces) -> None:
    loaded = load(workspace({}))
    supposed = suppose(loaded.workspace, "offences", "40,000")
    found = impact(Loaded(supposed, ()), ["offences"], before=loaded.workspace)
    (letter,) = found.resting
    assert [(one.text, one.would) for one in letter.effects] == [("38,685", "40,000"), ("2023/24", None)]
    assert (found.subjects[0].was, found.subjects[0].now) == ("38,685", "40,000")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("nothing", "1", "no single figure"),
        ("by-force", "1", "no single figure"),
        ("offences#x", "1", "no single figure"),
        ("crime-data", "1", "no single figure"),
        ("by-force#Gwend", "1", "no row “Gwend”"),
        ("offences", "many", "many"),
        ("by-force#Kent", "1", "has no value"),
    ],
)
def test_what_cannot_be_supposed_is_refused(workspace: Workspaces, name: str, value: str, told: str) -> None:
    root = workspace({"evidence/by-force.csv": "force,offences\nGwent,503\nDyfed-Powys,192\nKent,[c]\n"})
    with pytest.raises(NotFoundError, match=told):
        suppose(load(root).workspace, name, value)
