"""What the rules find otherwise after a change, without asking of all records again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respondent.checking.check import check_records
from respondent.checking.neighbours import Neighbours
from respondent.loading.kept import Keeper
from respondent.model.workspace import Workspace

Make = Callable[[dict[str, str]], Path]

STATISTIC = (
    "kind: statistic\nstatement: {said} offences were recorded.\nsource: {source}\nvalue: {value}\nunit: offence\n"
    "measure: recorded\nperiod: {period}\n{more}"
)
SHARE = (
    'kind: statistic\nstatement: {value} were solved.\nsource: crime-data\nvalue: {value}\nunit: "%"\nof: {of}\n'
    "period: 2023/24\ndimension: {{outcome: {outcome}}}\n"
)
TABLE = (
    "kind: table\ntitle: Offences by region\nsource: {source}\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    "place: {{column: region}}\nrows: by-region.csv\nkey: region\nvalue: offences\ncomplete: {{nation: [Wales]}}\n"
)
SOURCE = "kind: source\ntype: {type}\ntitle: S\npublisher: P\n{issued}"

STATISTICS = st.builds(
    STATISTIC.format,
    said=st.sampled_from(["5", "6"]),
    source=st.sampled_from(["crime-data", "one", "gone"]),
    value=st.sampled_from(["5", "6", "7"]),
    period=st.sampled_from(["2023/24", "2022/23"]),
    more=st.sampled_from(
        [
            "",
            "place: Wales\n",
            "change: {by: 7%, since: 2022/23}\n",
            "superseded_by: offences\n",
            "locator: p 1\n",
        ]
    ),
)
SHARES = st.builds(
    SHARE.format,
    value=st.sampled_from(["60%", "40%"]),
    of=st.sampled_from(["a", "offences"]),
    outcome=st.sampled_from(["charged", "closed"]),
)
SOURCES = st.builds(
    SOURCE.format, type=st.sampled_from(["report", "dataset"]), issued=st.sampled_from(["", "issued: 2024\n"])
)
RECORDS = st.one_of(STATISTICS, SHARES, st.none())
FILES = st.fixed_dictionaries(
    {},
    optional={
        "evidence/a.yaml": RECORDS,
        "evidence/b.yaml": RECORDS,
        "evidence/c.yaml": RECORDS,
        "evidence/one.yaml": st.one_of(SOURCES, st.none()),
        "evidence/by-region.yaml": st.builds(TABLE.format, source=st.sampled_from(["crime-data", "one"])),
        "evidence/by-region.csv": st.sampled_from(
            [
                "region,nation,offences\nNorth,Wales,3\nSouth,Wales,2\n",
                "region,nation,offences\nNorth,Wales,6\n",
            ]
        ),
    },
)


def differing(one: Workspace, other: Workspace) -> set[str]:
    names = one.records.keys() | other.records.keys()
    return {name for name in names if one.records.get(name) != other.records.get(name)}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(FILES, min_size=2, max_size=4))
def test_it_is_what_a_whole_check_would_find_otherwise(
    workspace: Make, versions: list[dict[str, str | None]]
) -> None:
    keeper = Keeper(workspace({"evidence/offences.yaml": STATISTIC.format(
        said="5", source="crime-data", value="5", period="2023/24", more="locator: p 1\n"
    )}))  # fmt: skip
    files: dict[str, bytes | None] = {}
    known = keeper.load().workspace
    neighbours = Neighbours(known)
    for version in versions:
        files |= {path: None if text is None else text.encode() for path, text in version.items()}
        now = keeper.load(files).workspace
        changed = differing(known, now)
        before, after = (frozenset(check_records(one).diagnostics) for one in (known, now))
        assert neighbours.differing(now, changed) == (before - after, after - before)
        neighbours.advance(now, changed)
        known = now


@pytest.mark.parametrize("said", ["# respondent: ignore E115 because it is so\n", ""])
def test_a_comment_that_silences_a_rule_counts(workspace: Make, said: str) -> None:
    text = STATISTIC.format(said="6", source="crime-data", value="5", period="2023/24", more="locator: p 1\n")
    keeper = Keeper(workspace({"evidence/a.yaml": text}))
    neighbours = Neighbours(keeper.load().workspace)
    now = keeper.load({"evidence/a.yaml": text.replace("value:", f"{said}value:").encode()}).workspace

    gone, new = neighbours.differing(now, {"a"})

    assert ({p.code.id for p in gone}, {p.code.id for p in new}) == (({"E115"} if said else set()), set())
