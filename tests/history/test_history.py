"""What git knows of a workspace, from real repositories."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.history.git import find_git
from respondent.history.history import History, NoHistory, open_history, user_of

GIT = find_git()
pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")


def git(folder: Path, *arguments: str, who: str = "Policy Office", day: str = "2025-02-01") -> None:
    """Run git as somebody on a day."""
    assert GIT is not None
    own = {
        "GIT_AUTHOR_NAME": who,
        "GIT_AUTHOR_EMAIL": who.lower().replace(" ", ".") + "@example.org",
        "GIT_COMMITTER_NAME": who,
        "GIT_COMMITTER_EMAIL": "office@example.org",
        "GIT_AUTHOR_DATE": f"{day}T10:00:00+00:00",
        "GIT_COMMITTER_DATE": f"{day}T10:00:00+00:00",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run([GIT, *arguments], cwd=folder, env=os.environ | own, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a workspace in a folder of it: two edits of a file by two offices."""
    git(tmp_path, "init", "-q", "-b", "main")
    workspace = tmp_path / "work space"
    workspace.mkdir()
    (workspace / "a.yaml").write_text("kind: finding\nvalue: 3\n", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("outside\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "First")
    (workspace / "a.yaml").write_text("kind: finding\nvalue: 4\n", encoding="utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "Second", who="Charity One", day="2025-02-03")
    return workspace


def opened(folder: Path) -> History:
    history = open_history(folder)
    assert isinstance(history, History)
    return history


def test_the_commit_is_the_full_hash_of_the_present_one(repository: Path) -> None:
    history = opened(repository)
    assert history.commit is not None
    assert len(history.commit) == 40
    assert history.commit == history.resolve("main") == history.resolve(history.commit[:8])


def test_the_present_user_is_the_one_who_would_commit(repository: Path) -> None:
    git(repository, "config", "user.name", "The Office")
    git(repository, "config", "user.email", "office@example.org")
    assert opened(repository).user == ("The Office", "office@example.org")


def test_a_tree_is_clean_until_a_file_changes_or_comes(repository: Path) -> None:
    history = opened(repository)
    assert history.is_clean()
    (repository.parent / "outside.txt").write_text("changed\n", encoding="utf-8")
    assert history.is_clean(), "what lies outside the workspace is not its business"
    (repository / "a.yaml").write_text("kind: finding\n", encoding="utf-8")
    (repository / "new ü.txt").write_text("new\n", encoding="utf-8")
    assert history.uncommitted() == ("a.yaml", "new ü.txt")
    assert not history.is_clean()
    assert history.uncommitted("new ü.txt") == ("new ü.txt",)


def test_a_file_is_given_as_it_was_at_a_revision(repository: Path) -> None:
    history = opened(repository)
    assert history.at("HEAD~1", "a.yaml") == b"kind: finding\nvalue: 3\n"
    assert history.at("HEAD", "a.yaml") == b"kind: finding\nvalue: 4\n"
    assert history.at("HEAD", "b.yaml") is None
    assert history.at("nowhere", "a.yaml") is None
    assert history.files_at("HEAD") == ("a.yaml",)
    assert history.files_at("HEAD", "b.yaml") == ()
    assert history.files_at("nowhere") is None


@pytest.mark.parametrize("revision", ["--help", "-h", "--output=x", "", "a\0b", "HEAD^{tree}"])
def test_a_revision_that_is_none_is_no_option_either(repository: Path, revision: str) -> None:
    history = opened(repository)
    assert history.resolve(revision) is None
    assert history.at(revision, "a.yaml") is None
    assert history.edits("a.yaml", revision) is None


@pytest.mark.parametrize("path", ["--help", "../outside.txt", "a\0b"])
def test_a_path_that_is_none_gives_nothing(repository: Path, path: str) -> None:
    assert opened(repository).edits(path) is None or path == "../outside.txt"
    assert opened(repository).at("HEAD", path) is None or path == "../outside.txt"


def test_each_line_has_who_wrote_it_last(repository: Path) -> None:
    (repository / "a.yaml").write_text("kind: finding\nvalue: 4\nnote: ours\n", encoding="utf-8")
    edits = opened(repository).edits("a.yaml")
    assert edits is not None
    assert [(e.line, e.text, e.author, e.committed) for e in edits[:2]] == [
        (1, "kind: finding", "Policy Office", True),
        (2, "value: 4", "Charity One", True),
    ]
    assert (edits[2].text, edits[2].committed) == ("note: ours", False)
    assert edits[1].email == "charity.one@example.org"
    assert edits[1].time == datetime(2025, 2, 3, 10, tzinfo=UTC)


def test_each_line_has_who_wrote_it_last_at_a_revision(repository: Path) -> None:
    edits = opened(repository).edits("a.yaml", "HEAD~1")
    assert edits is not None
    assert {edit.author for edit in edits} == {"Policy Office"}


def test_what_is_not_committed_is_the_present_user_s(repository: Path) -> None:
    git(repository, "config", "user.name", "The Office")
    git(repository, "config", "user.email", "office@example.org")
    (repository / "a.yaml").write_text("kind: finding\nvalue: 5\n", encoding="utf-8")
    (repository / "new.yaml").write_bytes(b"kind: finding\r\nvalue: 1")
    history = opened(repository)

    first, second = history.edits("a.yaml") or ()
    assert (first.author, first.committed) == ("Policy Office", True)
    assert (second.author, second.email, second.committed) == ("The Office", "office@example.org", False)
    assert [(e.line, e.text, e.author, e.committed) for e in history.edits("new.yaml") or ()] == [
        (1, "kind: finding", "The Office", False),
        (2, "value: 1", "The Office", False),
    ]


def test_a_file_that_is_not_there_has_no_editors(repository: Path) -> None:
    (repository / "new.yaml").write_text("kind: finding\n", encoding="utf-8")
    assert opened(repository).edits("nowhere.yaml") is None
    assert opened(repository).edits("new.yaml", "HEAD") is None


def test_a_name_that_looks_like_an_option_is_a_file(repository: Path) -> None:
    (repository / "--output=x").write_text("value: 1\n", encoding="utf-8")
    assert len(opened(repository).edits("--output=x") or ()) == 1
    assert not (repository / "x").exists()


def test_the_user_is_known_outside_a_repository_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = The Office\n", encoding="utf-8")
    assert user_of(tmp_path) == ("The Office", "")


def test_without_git_the_user_is_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert user_of(tmp_path) == ("", "")


def test_a_repository_without_commits_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    history = opened(tmp_path)
    assert history.commit is None
    assert history.is_clean()


def test_a_folder_outside_git_has_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    found = open_history(tmp_path)
    assert isinstance(found, NoHistory)
    assert found.why == "the workspace is not in a git repository"
    assert "git init" in found.remedy


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="nobody else may give a folder away")
def test_a_folder_of_another_user_is_said_to_be_one_and_is_not_to_be_made_anew(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for place in (tmp_path, tmp_path / ".git"):
        os.chown(place, 65534, 65534)
    found = open_history(tmp_path)
    assert isinstance(found, NoHistory)
    assert "git does not trust this folder" in found.why
    assert "git init" not in found.remedy


def test_git_that_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = open_history(tmp_path)
    assert isinstance(found, NoHistory)
    assert found.why == "git is not installed"


def test_a_repository_that_git_cannot_read_is_said(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    history = open_history(tmp_path)
    assert isinstance(history, NoHistory)


def test_the_outer_environment_does_not_turn_git_elsewhere(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert opened(repository).at("HEAD", "a.yaml") == b"kind: finding\nvalue: 4\n"


def test_the_repository_runs_no_program_of_its_own(repository: Path) -> None:
    mark = repository.parent / "ran"
    git(repository, "config", "core.fsmonitor", f"touch '{mark}'")
    git(repository, "config", "diff.yaml.textconv", f"touch '{mark}'; cat")
    (repository / ".gitattributes").write_text("*.yaml diff=yaml\n", encoding="utf-8")
    history = opened(repository)
    assert not history.is_clean()
    assert history.edits("a.yaml")
    assert not mark.exists()
