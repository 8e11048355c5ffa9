"""``docs/diagnostics.md`` explains every code, and its examples do what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from respondent.build import build, check
from respondent.factchecking.answers_file import read_answers
from respondent.factchecking.factcheck import factcheck
from respondent.loading.workspace import load
from respondent.model.assessment import Assessment
from respondent.model.codes import CODES
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.edition import Edition
from respondent.reading.draft import read_draft
from respondent.reporting.explanations import CANNOT_BE_SHOWN, Example, parse_explanations
from respondent.resources import diagnostics_page

EXPLANATIONS = parse_explanations(diagnostics_page())

CONSULTATION = {
    "evidence/safety.yaml": (
        "kind: consultation\ntitle: Safety\npublisher: Ofcom\ncloses: 2025-02-20 17:00\nquestions:\n"
        "  - {number: 1, text: Do you agree?, asks_for_evidence: true}\n"
        "  - {number: 2, text: Does it help?, word_limit: 12}\n  - {number: 3, text: Anything else?}\n"
    )
}
"""What the examples of responses answer."""

Workspaces = Callable[[dict[str, str]], Path]


def codes_with(make: Workspaces, example: Example) -> dict[str, list[str]]:
    """What a small workspace gives with the example's file in it, by code."""
    path = PurePosixPath(example.file)
    assert not path.is_absolute()
    assert ".." not in path.parts
    found: dict[str, list[str]] = {}
    root = make({**CONSULTATION, example.file: example.text})
    if path.name == "draft.md.answers.yaml":
        for problem in answered(root, example):
            found.setdefault(problem.code.id, []).append(str(problem))
        return found
    if path.stem == "draft":
        for assessment in assessments_of(root, example):
            if assessment.code is not None:
                found.setdefault(assessment.code.id, []).append(assessment.message)
        return found
    for problem in (*check(root), *_of_editions(root, example)):
        found.setdefault(problem.code.id, []).append(str(problem))
    return found


def _of_editions(root: Path, example: Example) -> tuple[Diagnostic, ...]:
    """What builds say of the plain letter and its public edition, of an example with something confidential."""
    if "confidential" not in example.text:
        return ()
    plain, public = (
        build(root, ["letter"], ["md"], root / "built", edition=edition) for edition in (None, Edition.PUBLIC)
    )
    return (*plain.diagnostics, *public.diagnostics)


def assessments_of(root: Path, example: Example) -> tuple[Assessment, ...]:
    """What is said of the figures of an example that is a draft."""
    draft = read_draft(example.text.encode(), example.file).draft
    assert draft is not None
    return factcheck(draft, load(root).workspace).assessments


def answered(root: Path, example: Example) -> tuple[Diagnostic, ...]:
    """What is said of an example that is a file of answers to a draft."""
    draft = read_draft(b"Police in Gwent recorded 530 offences in 2023/24.", "draft.md").draft
    assert draft is not None
    given, problems = read_answers(example.text, example.file)
    return (*problems, *factcheck(draft, load(root).workspace).answered(given).diagnostics)


def test_the_page_explains_each_code_there_is_and_no_other_in_order() -> None:
    page = re.findall(r"^## ([A-Z][0-9]{3}) ", diagnostics_page(), re.MULTILINE)
    assert page == sorted(code.id for code in CODES)


def test_the_small_workspace_has_nothing_wrong(workspace: Workspaces) -> None:
    assert [str(problem) for problem in check(workspace({}))] == []


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_an_entry_has_a_title_an_explanation_and_examples(code: Code) -> None:
    entry = EXPLANATIONS[code.id]
    assert entry.title.casefold().rstrip(".") == code.title.casefold()
    assert len(entry.text.split()) >= 12
    assert (entry.wrong is None) == (entry.right is None)
    assert (entry.wrong is None) == (CANNOT_BE_SHOWN in entry.text)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_wrong_example_gives_the_code_and_the_right_one_does_not(
    code: Code, workspace: Workspaces
) -> None:
    entry = EXPLANATIONS[code.id]
    if entry.wrong is None or entry.right is None:
        assert CANNOT_BE_SHOWN in entry.text
        return
    assert code.id in codes_with(workspace, entry.wrong)
    Path(workspace({}), entry.wrong.file).unlink()
    right = codes_with(workspace, entry.right)
    assert code.id not in right, right[code.id]
