"""A workspace in which every kind of claim rests on something, and a citation sheet of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from respondent.model.citation_sheet import CitationSheet
from respondent.report import citation_sheet

DAY = date(2025, 6, 30)

FULL = {
    "evidence/survey.yaml": (
        "kind: source\ntype: survey\ntitle: A survey of parents\npublisher: Example Foundation\nissued: 2021-03\n"
        "url: https://example.org/survey\nconfidential: true\nreason: under embargo\nstanding: [published]\n"
        "owner: our-charity\nnote: The tables were not published.\n"
    ),
    "evidence/worried.yaml": (
        "kind: statistic\nstatement: 41% of parents were worried in 2024.\nsource: survey\nlocator: table 2\n"
        'value: 41%\nunit: "%"\nprecision: 1%\nperiod: 2024\nowner: our-charity\n'
        "coverage: {asked: 43, answered: 41, usable: 39}\ncaveat: Those who answered had children under 12.\n"
        "passage: Forty-one per cent of parents said that they were worried.\n"
    ),
    "evidence/rules.yaml": (
        "kind: finding\nstatement: The rules apply to all services.\nsource: survey\nlocator: p 7\n"
    ),
    "templates/letter.md.j2": (
        "---\nkind: letter\ntitle: Offences and worries\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}.\n\n'
        "## What parents say\n\n"
        'Last year {{ figure("worried") }} of parents were worried. '
        'That is {{ figure("offences").per_day | more_than }} a day. '
        '{% claim "rules" locator="p 9" %}The rules apply to every service{% endclaim %}.\n'
    ),
}


@pytest.fixture
def sheet(workspace: Callable[[dict[str, str]], Path]) -> CitationSheet:
    """The citation sheet of the letter in that workspace."""
    return citation_sheet(workspace(FULL), ["letter"], day=DAY)
