"""Records that are proposed for what a draft states: only what a person has to fill in is missing in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from respondent.adopting.adopt import adopt
from respondent.loading.workspace import load
from respondent.model.adoption import Proposal
from respondent.reading.draft import read_draft

Workspaces = Callable[[dict[str, str]], Path]

DRAFT = (
    "Some 4,120 teachers left the profession in 2022, and £1.2 million was spent on training. Of all schools, 12 "
    "per cent closed early: a rise of 3 percentage points. Two ministers resigned.[^1]\n\n"
    "A pupil told us: “I never felt that anybody here would 'listen' to me: not # once.”\n\n"
    "> “How it was in that school nobody will ever know now.”\n\n"
    "[^1]: Department of Teaching, *Leavers*, 2023, https://example.org/leavers.\n"
)
EMPTY = ("source", "speaker", "type", "publisher", "issued", "locator", "unit")


@pytest.fixture
def proposed(workspace: Workspaces) -> tuple[Path, tuple[Proposal, ...]]:
    draft = read_draft(DRAFT.encode(), "draft.md").draft
    assert draft is not None
    root = workspace({})
    return root, adopt(draft, load(root).workspace, date(2026, 1, 31)).proposals


Proposed = tuple[Path, tuple[Proposal, ...]]


def test_there_is_one_for_each_quantity_quotation_and_note_without_evidence(proposed: Proposed) -> None:
    kinds = sorted(proposal.text.split("kind: ")[1].split()[0] for proposal in proposed[1])
    assert kinds == ["quotation", "quotation", "source", "statistic", "statistic", "statistic", "statistic"]
    texts = "".join(proposal.text for proposal in proposed[1])
    for line in (
        "value: '4,120'\nunit:           # fill in: one of what is counted; “teacher” is new",
        "period: '2022'   # guessed",
        "value: '£1,200,000'\n# unit",
        "value: '12%'",
        "unit: 'percentage point'",
        "text: 'I never felt that anybody here would ''listen'' to me: not # once.'",
        "url: 'https://example.org/leavers'",
    ):
        assert line in texts


def test_as_they_are_only_what_is_to_be_filled_in_is_wrong_with_them(proposed: Proposed) -> None:
    root, proposals = proposed
    for proposal in proposals:
        (root / "evidence" / proposal.name).write_text(proposal.text, encoding="utf-8")
    problems = load(root).diagnostics
    assert {problem.code.id for problem in problems} == {"R102"}
    assert {problem.message.split("”")[0].removeprefix("“") for problem in problems} == {
        "source",
        "speaker",
        "type",
    }


def test_once_they_are_filled_in_they_are_records(proposed: Proposed) -> None:
    root, proposals = proposed
    answers = {"source": "crime-data", "speaker": "A pupil", "type": "report", "publisher": "A department"}
    answers |= {"issued": "2023", "locator": "p 7", "unit": "offence"}
    for proposal in proposals:
        lines = [
            f"{name}: {answers[name]}"
            if (name := line.partition(":")[0]) in EMPTY and "'" not in line
            else line
            for line in proposal.text.splitlines()
        ]
        (root / "evidence" / proposal.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded = load(root)
    assert loaded.diagnostics == ()
    assert {Path(proposal.name).stem for proposal in proposals} <= set(loaded.workspace.records)


def test_a_figure_that_the_evidence_contradicts_has_its_record_already(workspace: Workspaces) -> None:
    draft = read_draft(b"Police in Gwent recorded 530 offences in 2023/24.", "draft.md").draft
    assert draft is not None
    assert adopt(draft, load(workspace({})).workspace, date(2026, 1, 31)).proposals == ()
