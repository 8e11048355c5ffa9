"""Drafts held against a workspace, one and several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from respondent.factchecking.factcheck import factcheck, factcheck_each
from respondent.loading.workspace import load
from respondent.model.draft import Draft, Passage, PassageKind

Workspaces = Callable[[dict[str, str]], Path]


def draft(text: str) -> Draft:
    return Draft("draft.txt", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),))


def test_a_draft_with_a_contradicted_figure_is_false(workspace: Workspaces) -> None:
    found = factcheck(
        draft("Police in Gwent recorded 530 offences in 2023/24."), load(workspace({})).workspace
    )
    assert found.is_false


def test_a_draft_whose_figures_are_borne_out_is_not(workspace: Workspaces) -> None:
    found = factcheck(
        draft("Police in Gwent recorded 503 offences in 2023/24."), load(workspace({})).workspace
    )
    assert [one.verdict.value for one in found.assessments] == ["supported"]
    assert not found.is_false


def test_several_drafts_are_checked_in_their_order(workspace: Workspaces) -> None:
    drafts = [draft("Gwent recorded 503 offences."), draft("No figures.")]
    found = list(factcheck_each(drafts, load(workspace({})).workspace))
    assert [one.draft for one in found] == drafts
    assert [len(one.assessments) for one in found] == [1, 0]
