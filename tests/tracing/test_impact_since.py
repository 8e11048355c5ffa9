"""The evidence as it was at a revision, from real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tracing.leaving import at, leave, revise

from respondent.errors import RespondentError
from respondent.history.git import find_git
from respondent.impact import impact
from respondent.loading.revision import NoRevisionError, workspace_at
from respondent.model.impact import Where

Workspaces = Callable[[dict[str, str]], Path]
GIT = find_git()
pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    """Run git as an office."""
    assert GIT is not None
    own = {"GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{who}_NAME": "Policy Office", f"GIT_{who}_EMAIL": "office@example.org"}
    subprocess.run([GIT, *arguments], cwd=folder, env=os.environ | own, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    """The small workspace in git, sent as it was at the tag “sent”, with Gwent’s row revised in a second commit."""
    root = workspace({})
    git(root, "init", "-q", "-b", "main")
    leave(root)
    commit(root, "First")
    git(root, "tag", "sent")
    revise(root, "evidence/by-force.csv", "503", "510")
    commit(root, "Revise")
    return root


@pytest.mark.parametrize("revision", ["HEAD~1", "sent", "sent^{commit}"])
def test_what_has_changed_since_a_revision_is_found(root: Path, revision: str) -> None:
    found = impact(root, before=workspace_at(root, revision))
    (subject,) = found.subjects
    assert (subject.name, subject.was, subject.now) == ("by-force#Gwent", "503", "510")
    assert set(at(found, Where.SENT)) == {"release-gwent"}


def test_nothing_has_changed_since_the_present_commit_and_what_is_not_committed_has(root: Path) -> None:
    assert impact(root, before=workspace_at(root, "HEAD")).subjects == ()
    revise(root, "evidence/offences.yaml", "38,685", "38,690")
    found = impact(root, before=workspace_at(root, "HEAD"))
    assert [one.name for one in found.subjects] == ["offences"]


def test_a_workspace_in_a_folder_of_the_repository_is_read_from_there(workspace: Workspaces) -> None:
    root = workspace({})
    git(root.parent, "init", "-q", "-b", "main")
    (root.parent / "other.yaml").write_text("kind: nothing\n", encoding="utf-8")
    commit(root.parent, "First")
    revise(root, "evidence/offences.yaml", "38,685", "38,690")
    found = impact(root, before=workspace_at(root, "HEAD"))
    assert [one.name for one in found.subjects] == ["offences"]


def test_what_was_sent_and_built_is_no_evidence_and_a_link_is_not_followed(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.yaml").write_text("kind: finding\nstatement: Secret.\n", encoding="utf-8")
    (root / "evidence/link.yaml").symlink_to(tmp_path / "secret.yaml")
    commit(root, "A link")
    before = workspace_at(root, "HEAD")
    assert "link" not in before.records
    assert {"offences", "by-force"} <= before.records.keys()


def test_evidence_with_errors_is_read_as_far_as_it_can_be(root: Path) -> None:
    revise(root, "evidence/offences.yaml", "value: 38,685", "value: many")
    commit(root, "Spoil")
    before = workspace_at(root, "HEAD")
    assert "offences" in before.broken
    assert "by-force" in before.records


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "HEAD:evidence", "HEAD~9"])
def test_a_revision_that_there_is_not_is_said_to_be_unknown(root: Path, revision: str) -> None:
    with pytest.raises(NoRevisionError) as raised:
        workspace_at(root, revision)
    assert isinstance(raised.value, RespondentError)
    assert str(raised.value) == (
        f"What the workspace said at “{revision}” cannot be read: git knows no such revision. "
        "Name a commit, a tag or a branch, such as HEAD~1; “git log” lists the commits."
    )


def test_a_commit_before_there_was_a_workspace_says_so(workspace: Workspaces) -> None:
    root = workspace({})
    git(root, "init", "-q", "-b", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "Nothing yet")
    with pytest.raises(NoRevisionError, match=r"there was no respondent\.yaml yet"):
        workspace_at(root, "HEAD")


def test_a_workspace_without_git_has_no_revisions(workspace: Workspaces) -> None:
    root = workspace({})
    with pytest.raises(NoRevisionError, match="cannot be read: "):
        workspace_at(root, "HEAD")


def test_a_repository_that_has_lost_a_file_says_what_git_says(root: Path) -> None:
    assert GIT is not None
    blob = subprocess.run(
        [GIT, "rev-parse", "HEAD:evidence/offences.yaml"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    path = root / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.unlink()
    with pytest.raises(NoRevisionError, match="cannot be read: "):
        workspace_at(root, "HEAD")
