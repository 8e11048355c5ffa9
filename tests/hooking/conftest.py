"""A repository with the merge driver in it, and git itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from respondent.hooking.setup import repository_of, set_up
from respondent.owning.judging import settings_in

PARTNERS = (
    "partners:\n"
    "  - {organisation: north, folders: [evidence/north], addresses: [north.example.org]}\n"
    "  - {organisation: south, folders: [evidence/south], addresses: [south.example.org]}\n"
    "  - {organisation: centre, addresses: [centre.example.org], everything: true}\n"
)

Git = Callable[..., subprocess.CompletedProcess[str]]


def run(
    folder: Path, *arguments: str, email: str = "ana@centre.example.org"
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = kept | {
        "GIT_CONFIG_GLOBAL": str(folder / ".git/none"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": email.partition("@")[0].title(),
        "GIT_AUTHOR_EMAIL": email,
        "GIT_COMMITTER_NAME": "Committer",
        "GIT_COMMITTER_EMAIL": email,
        "GIT_EDITOR": "true",
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture(name="repository")
def repository_fixture(tmp_path: Path) -> Callable[..., tuple[Path, Git]]:
    """``repository({"evidence/a.yaml": "…"})`` is a committed workspace with our driver, and ``git(…)`` in it.

    With ``hook=False`` the pre-commit hook is taken out again.
    """

    def make(files: dict[str, str], *, hook: bool = True) -> tuple[Path, Git]:
        root = tmp_path / "workspace"
        root.mkdir()

        def git(
            *arguments: str, email: str = "ana@centre.example.org", ok: bool = True
        ) -> subprocess.CompletedProcess[str]:
            done = run(root, *arguments, email=email)
            assert not ok or done.returncode == 0, done.stdout + done.stderr
            return done

        git("init", "-q", "-b", "main")
        write(root, {"respondent.yaml": f"respondent: 1\n{PARTNERS}"} | files)
        set_up(repository_of(root), settings_in((root / "respondent.yaml").read_bytes()))
        if not hook:
            (root / ".git/hooks/pre-commit").unlink()
        git("add", "-A")
        git("commit", "-q", "--no-verify", "-m", "base")
        return root, git

    return make


def write(root: Path, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


@pytest.fixture(name="put")
def put_fixture() -> Callable[[Path, dict[str, str | None]], None]:
    """``put(root, {"evidence/a.yaml": "…", "evidence/b.yaml": None})`` writes files and takes some away."""
    return write
