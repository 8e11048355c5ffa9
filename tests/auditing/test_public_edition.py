"""A public edition that comes back: it has no marks to be audited by, and is told for what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.audits import audit
from respondent.build import build
from respondent.model.edition import Edition
from respondent.model.tag import is_bare
from respondent.reporting.returned.text import audit_as_text

FIGURE = (
    "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\nvalue: 38,685\n"
    "unit: offence\nmeasure: recorded\nperiod: 2023/24\n"
)
LETTER = (
    "---\nkind: release\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\n---\n"
    'Police recorded {{ figure("offences") }} offences in 2023/24. '
    '{% confidential reason="given in confidence" %}More than we had thought.{% endconfidential %}\n'
)
UNITS = "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n"


def test_a_public_edition_is_told_as_one_and_its_figures_are_checked(
    workspace: Callable[[dict[str, str]], Path],
) -> None:
    root = workspace(
        {"respondent.yaml": UNITS, "evidence/offences.yaml": FIGURE, "templates/letter.md.j2": LETTER}
    )
    (file,) = build(root, ["letter"], edition=Edition.PUBLIC).files
    found = audit(root / file, root)
    assert not found.is_ours
    assert found.is_public
    (finding,) = found.findings
    assert finding.diagnostic.code.id == "A103"
    assert "is a public edition, which has no marks" in finding.diagnostic.message
    assert "not built here" not in audit_as_text(found)
    assert "supported" in [one.verdict.value for one in found.assessments]
    (file,) = build(root, ["letter"], edition=Edition.CONFIDENTIAL).files
    assert not audit(root / file, root).is_public


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("claim:1", True),
        ("claim_12", True),
        ("claim_12_2", True),
        ("claim:offences@0123abcd", False),
        ("claim_1_0123abcd", False),
        ("claim:0", False),
        ("claim", False),
        ("claim_one", False),
    ],
)
def test_a_mark_with_a_number_alone_is_a_public_editions(name: str, bare: bool) -> None:
    assert is_bare(name) is bare
