"""Drafts as people write them, with the verdicts that their figures deserve: `labelled/README.md` tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.factchecking.scoring import FALSE, Label, is_right, labels_of

from respondent.factchecking.factcheck import factcheck_each
from respondent.loading.workspace import load_evidence
from respondent.model.assessment import Assessment
from respondent.reading.draft import read_draft

LABELLED = Path(__file__).parent / "labelled"
SUBJECTS = sorted(folder.name for folder in LABELLED.iterdir() if folder.is_dir())

RIGHT = 0.93
"""The part of the labels that must be right, over all drafts; raise it when the verdicts become better."""

CAUGHT = 0.7
"""The part of the planted errors that must be caught."""

SPURIOUS = 0.03
"""So many findings that answer no label there may be, for each label."""

Found = Mapping[Path, tuple[Assessment, ...]]


@pytest.fixture(scope="module")
def found() -> Found:
    """What is said of the figures of every draft."""
    verdicts: dict[Path, tuple[Assessment, ...]] = {}
    for subject in SUBJECTS:
        loaded = load_evidence(LABELLED / subject / "evidence")
        assert [str(problem) for problem in loaded.diagnostics] == []
        paths = sorted((LABELLED / subject / "drafts").glob("*.md"))
        drafts = [draft for path in paths if (draft := read_draft(path.read_bytes(), path.name).draft)]
        results = factcheck_each(drafts, loaded.workspace)
        verdicts.update((path, one.assessments) for path, one in zip(paths, results, strict=True))
    return verdicts


def test_there_are_at_least_thirty_correct_drafts_and_thirty_with_one_error(found: Found) -> None:
    errors = [sum(label.is_error for label in labels_of(path)) for path in found]
    assert errors.count(0) >= 30
    assert errors.count(1) >= 30
    assert set(errors) == {0, 1}


def test_a_correct_draft_gives_no_error_at_all(found: Found) -> None:
    correct = [path for path in found if not any(label.is_error for label in labels_of(path))]
    false = [
        f"{path.relative_to(LABELLED)}: {one.text}: {one.message}"
        for path in correct
        for one in found[path]
        if one.verdict.value in FALSE
    ]
    assert false == []


def test_no_true_figure_of_a_draft_with_an_error_is_called_false(found: Found) -> None:
    false = [
        f"{path.relative_to(LABELLED)}: {one.text}: {one.message}"
        for path in found
        for one in found[path]
        if one.verdict.value in FALSE and not _answers_an_error(one, labels_of(path))
    ]
    assert false == []


def _answers_an_error(found: Assessment, labels: tuple[Label, ...]) -> bool:
    return any(label.is_error and label.overlaps(found) for label in labels)


def test_most_labels_are_right_and_most_errors_are_caught(found: Found) -> None:
    labels = [(path, label) for path in found for label in labels_of(path) if not label.optional]
    errors = [(path, label) for path, label in labels if label.is_error]
    right = sum(is_right(label, found[path]) for path, label in labels)
    caught = sum(is_right(label, found[path]) for path, label in errors)
    assert right >= RIGHT * len(labels)
    assert caught >= CAUGHT * len(errors)


def test_little_is_found_that_is_no_statistic(found: Found) -> None:
    labels = {path: labels_of(path) for path in found}
    spurious = [
        one.text
        for path, each in labels.items()
        for one in found[path]
        if not any(label.overlaps(one) for label in each)
    ]
    assert len(spurious) <= SPURIOUS * sum(len(each) for each in labels.values())
