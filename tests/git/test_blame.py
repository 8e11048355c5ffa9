"""Who changed which line, from real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from respondent.git.blame import Person, blame, me
from respondent.git.run import ask_git


def git(folder: Path, *arguments: str, who: str = "Jo Doe <jo@example.org>") -> None:
    name, _, email = who.partition(" <")
    identity = ["-c", f"user.name={name}", "-c", f"user.email={email.rstrip('>')}"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Ann Me")
    git(tmp_path, "config", "user.email", "ann@example.org")
    (tmp_path / "é record.yaml").write_text("value: 1\nplace: Wales\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "First")
    (tmp_path / "é record.yaml").write_text("value: 2\nplace: Wales\n", "utf-8")
    git(tmp_path, "commit", "-qam", "Second", who="Al Roe <al@example.net>")
    return tmp_path


def test_each_line_has_its_last_editor(repository: Path) -> None:
    changes = blame(repository, "é record.yaml")

    assert [(c.line, c.name, c.email, c.text) for c in changes] == [
        (1, "Al Roe", "al@example.net", "value: 2"),
        (2, "Jo Doe", "jo@example.org", "place: Wales"),
    ]
    assert all(change.commit and len(change.commit) == 40 for change in changes)


def test_what_is_not_committed_is_the_present_user_s(repository: Path) -> None:
    (repository / "é record.yaml").write_text("value: 3\nplace: Wales\n", "utf-8")
    first, second = blame(repository, "é record.yaml")

    assert (first.name, first.email, first.commit) == ("Ann Me", "ann@example.org", None)
    assert first.at > second.at
    assert second.name == "Jo Doe"


def test_a_file_that_git_does_not_know_yet_is_the_present_user_s(repository: Path) -> None:
    (repository / "new.yaml").write_text("value: 1\nplace: Wales", "utf-8")

    assert [(c.line, c.name, c.commit) for c in blame(repository, "new.yaml")] == [
        (1, "Ann Me", None),
        (2, "Ann Me", None),
    ]
    assert blame(repository, "not-there.yaml") == ()


def test_a_name_that_looks_like_an_option_is_a_file(repository: Path) -> None:
    (repository / "--output=x").write_text("value: 1\n", "utf-8")

    assert blame(repository, "--output=x")[0].name == "Ann Me"
    assert not (repository / "x").exists()


def test_outside_a_repository_nobody_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "record.yaml").write_text("value: 1\n", "utf-8")

    assert blame(tmp_path, "record.yaml") == ()


def test_without_git_nobody_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))

    assert ask_git(repository, "status") is None
    assert blame(repository, "é record.yaml") == ()
    assert me(repository) == Person("", "")
