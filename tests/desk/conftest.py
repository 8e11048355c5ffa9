"""A workspace in a git repository, as several people share it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.desk.desk import Desk
from respondent.model.edit import FileChange
from respondent.model.person import Person

Git = Callable[..., str]
Shared = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "Policy Team",
    "GIT_AUTHOR_EMAIL": "policy@example.org",
    "GIT_COMMITTER_NAME": "Policy Team",
    "GIT_COMMITTER_EMAIL": "policy@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}

NOON = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def git() -> Git:
    """``git(root, "log")`` runs git in a folder and gives its output."""

    def run(root: Path, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=os.environ | ENVIRONMENT,
            capture_output=True,
            text=True,
            check=check,
        )
        return done.stdout

    return run


@pytest.fixture
def shared(workspace: Callable[[dict[str, str]], Path], git: Git) -> Shared:
    """``shared({"evidence/offences.yaml": "…"})`` is the small workspace in a repository, all of it committed."""

    def make(files: dict[str, str]) -> Path:
        root = workspace(files)
        git(root, "init", "-q", "-b", "main")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "Begin")
        return root

    return make


@pytest.fixture
def edit() -> Edit:
    """``edit(root, path, old, new)`` is the change of a file in which one text takes another's place."""

    def change(root: Path, path: str, old: str, new: str) -> FileChange:
        data = (root / path).read_bytes()
        assert old.encode() in data
        return FileChange(path, data, data.replace(old.encode(), new.encode()))

    return change


@pytest.fixture
def partner() -> Person:
    """Somebody who edits."""
    return Person("Partner Office", "office@example.org", "our-charity")


@pytest.fixture
def desk_at() -> Callable[[Path], Desk]:
    """``desk_at(root)`` is a desk at which it is noon."""
    return lambda root: Desk(root, lambda: NOON)
