"""Evidence for the tests of weighing: police figures by force, shares by platform, a helpline, a series, money."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.assessment import Assessment
from respondent.model.workspace import Workspace
from respondent.reading.draft import read_draft
from respondent.weighing.index import build_index
from respondent.weighing.weigh import weigh_with

SETTINGS = """\
respondent: 1
units:
  - {name: offence, plural: offences, synonyms: [crime, crimes]}
  - {name: counselling session, plural: counselling sessions, synonyms: [session, sessions]}
  - {name: journey, plural: journeys}
  - {name: pupil, plural: pupils}
  - {name: person, plural: people}
"""
SOURCE = "kind: source\ntype: dataset\ntitle: Figures\npublisher: Home Office\nissued: 2024\n"
RECORDS = {
    "respondent.yaml": SETTINGS,
    "evidence/figures.yaml": SOURCE,
    "evidence/by-force.yaml": (
        "kind: table\ntitle: Child sexual abuse image offences recorded by police, by force\nsource: figures\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\nplace: {column: force}\nrows: by-force.csv\n"
        "key: force\nvalue: offences\ncomplete:\n  region: [Yorkshire and the Humber, Wales]\n"
    ),
    "evidence/by-force.csv": (
        "force,region,offences\nNorth Yorkshire,Yorkshire and the Humber,557\n"
        "West Yorkshire,Yorkshire and the Humber,2301\nSouth Yorkshire,Yorkshire and the Humber,1249\n"
        "Humberside,Yorkshire and the Humber,693\nSouth Wales,Wales,964\nNorth Wales,Wales,535\nGwent,Wales,503\n"
        "Dyfed-Powys,Wales,192\nHampshire,South East,1239\n"
    ),
    "evidence/nation.yaml": (
        "kind: statistic\nstatement: Police recorded 38,685 child sexual abuse image offences in 2023/24.\n"
        "source: figures\nvalue: 38685\nunit: offence\nperiod: 2023/24\nplace: England and Wales\n"
    ),
    "evidence/known.yaml": (
        "kind: statistic\n"
        "statement: Police recorded the platform used in 7,338 child sexual abuse image offences.\n"
        "source: figures\nvalue: 7338\nunit: offence\nperiod: 2023/24\nplace: United Kingdom\n"
    ),
    "evidence/platforms.yaml": (
        "kind: table\ntitle: Offences for which the platform was recorded, by platform\n"
        "source: figures\nof: known\n"
        'unit: "%"\nprecision: 1%\nperiod: 2023/24\nplace: United Kingdom\nrows: platforms.csv\nkey: platform\n'
        "value: share\n"
    ),
    "evidence/platforms.csv": (
        "platform,owner,share\nSnapchat,Snap,50%\nInstagram,Meta,11%\nFacebook,Meta,7%\nWhatsApp,Meta,6%\n"
    ),
    "evidence/childline.yaml": (
        "kind: statistic\n"
        "statement: Childline held 903 counselling sessions about blackmail over sexual images.\n"
        "source: figures\nvalue: 903\nunit: counselling session\nperiod: 2023/24\nplace: United Kingdom\n"
        "change: {by: 7%, since: 2022/23}\n"
    ),
    "evidence/journeys.yaml": (
        "kind: table\ntitle: Local bus journeys by country\nsource: figures\nunit: journey\n"
        "period: {column: year}\nplace: {column: country}\nrows: journeys.csv\n"
        "key: [country, year]\nvalue: journeys\n"
    ),
    "evidence/journeys.csv": (
        "country,year,journeys\nEngland,2022/23,3400000000\nEngland,2023/24,3600000000\n"
        "Scotland,2022/23,300000000\nScotland,2023/24,334000000\n"
    ),
    "evidence/punctual.yaml": (
        "kind: table\ntitle: Trains that arrived on time, by operator\nsource: figures\n"
        'unit: "%"\nprecision: 0.1%\nperiod: {column: year}\nplace: Great Britain\nrows: punctual.csv\n'
        "key: [operator, year]\nvalue: share\n"
    ),
    "evidence/punctual.csv": (
        "operator,year,share\nNorthern,2022/23,60.2%\nNorthern,2023/24,57.1%\nSouthern,2023/24,69.5%\n"
    ),
    "evidence/rate.yaml": (
        "kind: statistic\nstatement: There were 84.2 knife crimes per 100,000 people in London in 2023/24.\n"
        "source: figures\nvalue: 84.2\nunit: offence\nper: {count: 100000, unit: person}\nperiod: 2023/24\n"
        "place: London\n"
    ),
    "evidence/waiting.yaml": (
        "kind: statistic\nstatement: 7.54 million people were waiting for hospital treatment in England.\n"
        "source: figures\nvalue: 7.54 million\nunit: person\nperiod: at 2024-03-31\nplace: England\n"
    ),
    "evidence/cost.yaml": (
        "kind: statistic\nstatement: Councils in England spent £1.26 billion on home to school transport.\n"
        "source: figures\nvalue: £1.26bn\nunit: £\nprecision: £0.01bn\nperiod: 2023/24\nplace: England\n"
    ),
}


@pytest.fixture(scope="session")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The evidence above, loaded."""
    root = tmp_path_factory.mktemp("evidence")
    for name, text in RECORDS.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(Path(root))
    assert [str(problem) for problem in loaded.diagnostics if problem.code.id != "S211"] == []
    return loaded.workspace


Weigh = Callable[[str], tuple[Assessment, ...]]


@pytest.fixture(autouse=True)
def _anew() -> None:
    """Nothing is remembered from the test before: `make mutants` runs the tests that come through a function, and
    a test that finds the answer in a cache comes through none.
    """
    for name, module in tuple(sys.modules.items()):
        if name.startswith("respondent.weighing."):
            for value in vars(module).values():
                if callable(forget := getattr(value, "cache_clear", None)):
                    forget()


@pytest.fixture
def weighed(evidence: Workspace) -> Weigh:
    """``weighed("…")`` are the assessments of a Markdown draft. Like the caches, the index is new for each test."""
    index = build_index(evidence)

    def weigh_text(text: str) -> tuple[Assessment, ...]:
        draft = read_draft(text.encode(), "draft.md").draft
        assert draft is not None
        return weigh_with(draft, index, evidence.settings)

    return weigh_text
