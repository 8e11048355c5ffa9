"""Verification from the queue to the verdict, with real repositories."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from respondent.build import check
from respondent.loading.workspace import load
from respondent.model.review import Reviewer, ReviewVerdict, Standing
from respondent.sourcing import archive_source, check_sources
from respondent.verifying import (
    Given,
    ReviewRefusedError,
    editors_of,
    give,
    queue,
    reviewer_here,
    sheet,
)

Make = Callable[[dict[str, str]], Path]
NOW = datetime(2025, 2, 18, 14, 30, 5, tzinfo=UTC)
VERIFIED, QUERIED, REJECTED = ReviewVerdict
JO, AL = Reviewer("Jo Doe", "jo@example.org"), Reviewer("Al Roe", "al@example.net")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, who: Reviewer) -> None:
    git(root, "config", "user.name", who.name)
    git(root, "config", "user.email", str(who.email))
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Edit")


@pytest.fixture(name="root")
def root_fixture(workspace: Make) -> Path:
    """The small workspace in a repository, all of it by Jo."""
    root = workspace({})
    git(root, "init", "-q")
    commit(root, JO)
    return root


def said(
    root: Path, verdict: ReviewVerdict, who: Reviewer, comment: str | None = None, minutes: int = 0
) -> Given:
    return give(load(root).workspace, "offences", verdict, who, NOW + timedelta(minutes=minutes), comment)


def standing(root: Path, record: str = "offences", now: datetime = NOW) -> Standing:
    return {status.record: status.standing for status in queue(load(root).workspace, now)}[record]


def edit(root: Path, old: str, new: str, path: str = "evidence/offences.yaml") -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_a_verdict_is_a_new_file_and_makes_the_record_verified(root: Path) -> None:
    given = said(root, VERIFIED, AL, "Table 2.")

    assert given.path == "reviews/offences/2025-02-18T143005Z-al-roe.yaml"
    assert given.status.is_verified
    assert standing(root) is Standing.VERIFIED
    assert load(root).workspace.reviews["offences"] == (given.review,)
    assert check(root) == ()


def test_an_edit_makes_it_stale_and_undoing_the_edit_makes_it_stand_again(root: Path) -> None:
    said(root, VERIFIED, AL)
    edit(root, "value: 38,685", "value: 38,686")
    (status, *_) = queue(load(root).workspace, NOW)

    assert (status.record, status.standing, status.changed) == ("offences", Standing.STALE, ("value",))
    assert "V203" in [problem.code.id for problem in check(root)]
    edit(root, "value: 38,686", "value: 38,685")
    assert standing(root) is Standing.VERIFIED


def test_a_note_changes_nothing(root: Path) -> None:
    said(root, VERIFIED, AL)
    edit(root, "period: 2023/24\n", "period: 2023/24\nnote: Read twice.\nowner: Our Charity\n")

    assert standing(root) is Standing.VERIFIED


def test_nobody_verifies_their_own_edit(root: Path) -> None:
    with pytest.raises(ReviewRefusedError, match="Jo Doe edited “statement”"):
        said(root, VERIFIED, JO)
    assert not (root / "reviews").exists()
    assert said(root, QUERIED, JO, "Is it so?").status.standing is Standing.QUERIED


def test_whoever_edits_after_verifying_no_longer_verifies_it(root: Path) -> None:
    edit(root, "value: 38,685", "value: 38,686")
    commit(root, AL)

    with pytest.raises(ReviewRefusedError, match="Al Roe edited “value” last"):
        said(root, VERIFIED, AL)


def test_an_edit_of_a_note_alone_does_not_make_an_editor(root: Path) -> None:
    edit(root, "kind: statistic\n", "kind: statistic\n# Read again.\nnote: Read twice.\n")
    commit(root, AL)
    workspace = load(root).workspace
    editors = editors_of(workspace, workspace.records["offences"])

    assert editors is not None
    assert {editor.name for editor in editors.values()} == {"Jo Doe"}
    assert said(root, VERIFIED, AL).status.is_verified


def test_an_edit_of_a_row_makes_its_editor(root: Path) -> None:
    edit(root, "Gwent,503", "Gwent,504", "evidence/by-force.csv")
    commit(root, AL)
    workspace = load(root).workspace
    editors = editors_of(workspace, workspace.records["by-force"])

    assert editors is not None
    assert (editors["rows Gwent"].name, editors["rows Dyfed-Powys"].name) == ("Al Roe", "Jo Doe")
    with pytest.raises(ReviewRefusedError, match="“rows Gwent”"):
        give(workspace, "by-force", VERIFIED, AL, NOW)


def test_without_git_nobody_verifies_unless_the_settings_say_so(
    workspace: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = workspace({})
    with pytest.raises(ReviewRefusedError, match="no git repository"):
        said(root, VERIFIED, AL)
    edit(root, "respondent: 1\n", "respondent: 1\nreview: {four_eyes: false}\n", "respondent.yaml")
    assert said(root, VERIFIED, AL).status.is_verified
    assert standing(root) is Standing.VERIFIED


def test_a_verdict_that_went_round_the_rule_does_not_count_in_the_queue(root: Path) -> None:
    settings = root / "respondent.yaml"
    before = settings.read_text("utf-8")
    settings.write_text(f"{before}review: {{four_eyes: false}}\n", "utf-8")
    said(root, VERIFIED, JO)
    assert standing(root) is Standing.VERIFIED
    settings.write_text(before, "utf-8")
    status = next(one for one in queue(load(root).workspace, NOW) if one.record == "offences")

    assert status.standing is Standing.NONE
    assert "Jo Doe edited" in str(status.why)


def test_another_organisation_verifies_where_the_settings_want_it(root: Path) -> None:
    edit(root, "respondent: 1\n", "respondent: 1\nreview: {other_organisation: true}\n", "respondent.yaml")
    edit(root, "kind: statistic\n", "kind: statistic\nowner: Our Charity\n")
    commit(root, JO)
    ours = Reviewer("Al Roe", "al@example.net", "our-charity")

    with pytest.raises(ReviewRefusedError, match="kept by Our Charity"):
        said(root, VERIFIED, ours)
    assert said(root, VERIFIED, Reviewer("Al Roe", "al@example.net", "other")).status.is_verified


def test_reviewers_who_disagree_are_both_told_and_a_query_stands(root: Path) -> None:
    said(root, QUERIED, JO, "Is it England?")
    said(root, VERIFIED, AL, minutes=1)

    assert standing(root, now=NOW + timedelta(hours=1)) is Standing.QUERIED
    assert [problem.code.id for problem in check(root)] == ["V202", "V204"]


def test_a_rejection_needs_its_reason_and_warns_without_holding_back(root: Path) -> None:
    with pytest.raises(ReviewRefusedError, match="--comment"):
        said(root, REJECTED, JO)
    said(root, REJECTED, AL, "Table 2 says 38,658.")

    (problem,) = check(root)
    assert problem.code.id == "V201"
    assert "Table 2 says 38,658." in problem.message


def test_a_verdict_from_the_future_is_told_and_does_not_count(root: Path) -> None:
    give(load(root).workspace, "offences", VERIFIED, AL, datetime(2925, 1, 1, tzinfo=UTC))

    assert standing(root) is Standing.NONE
    assert [problem.code.id for problem in check(root)] == ["V108"]


def test_a_verdict_is_never_written_over(root: Path) -> None:
    said(root, VERIFIED, AL)
    with pytest.raises(ReviewRefusedError, match="never written over"):
        said(root, QUERIED, AL, "Hm.")


@pytest.mark.parametrize(
    ("name", "words"), [("offence", "Did you mean “offences”"), ("broken", "has errors")]
)
def test_what_is_no_record_is_refused(name: str, words: str, root: Path) -> None:
    (root / "evidence/broken.yaml").write_text("kind: statistic\n", "utf-8")
    with pytest.raises(ReviewRefusedError, match=words):
        sheet(load(root), name, NOW)


def test_the_reviewer_is_whoever_git_says_or_the_option(root: Path) -> None:
    workspace = load(root).workspace

    assert reviewer_here(workspace, None, None) == JO
    assert reviewer_here(workspace, "Al Roe <al@example.net>", "our-charity").organisation == "our-charity"
    assert reviewer_here(workspace, "Al Roe", None) == Reviewer("Al Roe")
    with pytest.raises(ReviewRefusedError, match="our-charity"):
        reviewer_here(workspace, None, "our-charty")
    with pytest.raises(ReviewRefusedError, match="who you are"):
        reviewer_here(workspace, "<al@example.net>", None)


GOOD = "Cover page. In the year 2023/24 police in England and Wales recorded 38,685 such offences. Gwent 503."


def archive(root: Path, text: str) -> None:
    path = root.parent / "prc.txt"
    path.write_text(text, "utf-8")
    archive_source(load(root), "crime-data", path, NOW)


def test_a_reviewer_sees_the_claim_the_record_and_the_source_s_words(root: Path) -> None:
    archive(root, GOOD)
    found = sheet(load(root), "offences", NOW)

    assert [claim.text for claim in found.claims] == ["Police recorded 38,685 offences in 2023/24."]
    assert found.claims[0].parts == (
        ("Police recorded ", False),
        ("38,685", True),
        (" offences in ", False),
        ("2023/24", True),
        (".", False),
    )
    assert found.source is not None
    assert found.passage is not None
    assert (found.passage.exact, found.passage.suffix) == ("38,685", "such offences. Gwent 503.")
    assert found.copy is not None
    assert found.copy_path is not None
    assert (root / found.copy_path).is_file()
    assert found.diagnostics == ()


def test_a_new_copy_of_the_source_makes_the_verdict_stale(root: Path) -> None:
    archive(root, GOOD)
    assert said(root, VERIFIED, AL).review.passage is not None
    archive(root, f"{GOOD} Revised.")

    (status, *_) = queue(load(root).workspace, NOW)
    assert (status.standing, status.changed) == (Standing.STALE, ("archived copy",))


def test_a_reviewer_points_to_words_that_a_machine_does_not_find(root: Path) -> None:
    archive(root, "Police recorded thirty-eight thousand offences and more. Gwent 503, Dyfed-Powys 192.")
    assert [problem.code.id for problem in check_sources(load(root))] == ["V404"]
    workspace = load(root).workspace
    with pytest.raises(ReviewRefusedError, match="does not stand in the archived copy"):
        give(workspace, "offences", VERIFIED, AL, NOW, words="forty thousand")
    given = give(workspace, "offences", VERIFIED, AL, NOW, words="thirty-eight thousand offences")

    assert given.review.passage is not None
    assert given.review.passage.suffix.startswith("and more")
    assert check_sources(load(root)) == ()
    found = sheet(load(root), "offences", NOW, claims=False)
    assert found.passage == given.review.passage
    assert found.diagnostics == ()
    assert found.claims == ()


def test_words_without_a_copy_are_kept_as_they_are(root: Path) -> None:
    given = give(load(root).workspace, "offences", VERIFIED, AL, NOW, words=" in  all ")

    assert given.review.passage is not None
    assert given.review.passage.exact == "in all"


def test_a_copy_that_is_not_here_is_told(root: Path) -> None:
    archive(root, GOOD)
    for path in (root / "archive/files").iterdir():
        path.unlink()
    found = sheet(load(root), "offences", NOW)

    assert [problem.code.id for problem in found.diagnostics] == ["V402"]
    assert found.copy is not None
    assert found.copy_path is None


def test_nobody_verifies_against_a_copy_that_was_altered(root: Path) -> None:
    archive(root, GOOD)
    for path in (root / "archive/files").iterdir():
        path.chmod(0o644)
        path.write_bytes(b"something else")
    workspace = load(root).workspace
    with pytest.raises(ReviewRefusedError, match=r"was not verified.*is not what was archived"):
        give(workspace, "offences", VERIFIED, AL, NOW)
    assert (
        give(workspace, "offences", QUERIED, AL, NOW, "Who altered it?").review.comment == "Who altered it?"
    )


def test_the_queue_has_evidence_and_whatever_else_has_a_verdict(root: Path) -> None:
    assert [status.record for status in queue(load(root).workspace, NOW)] == ["by-force", "offences"]
    give(load(root).workspace, "minister", QUERIED, AL, NOW, "Still in office?")

    assert [(status.record, status.standing) for status in queue(load(root).workspace, NOW)] == [
        ("minister", Standing.QUERIED),
        ("by-force", Standing.NONE),
        ("offences", Standing.NONE),
    ]
