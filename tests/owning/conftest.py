"""A repository in which partners commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = (
    "respondent: 1\n"
    "partners:\n"
    "  - {organisation: north, folders: [evidence/north], addresses: [north.example.org]}\n"
    "  - {organisation: south, folders: [evidence/south], addresses: [south.example.org]}\n"
    "  - {organisation: centre, addresses: [ana@centre.example.org], everything: true}\n"
)
FILES = {
    "respondent.yaml": SETTINGS,
    "evidence/north/by-force.yaml": "kind: table\nrows: by-force.csv\nkey: force\nvalue: n\n",
    "evidence/north/by-force.csv": "force,n\nGwent,503\n",
    "evidence/south/so.yaml": "kind: finding\nstatement: It is so.\n",
    "evidence/common/lent.yaml": "kind: finding\nowner: north\nstatement: It is lent.\n",
    "evidence/common/rows.yaml": "kind: table\nowner: south\nrows: ./all-rows.csv\nkey: force\nvalue: n\n",
    "evidence/common/all-rows.csv": "force,n\nGwent,503\n",
    "evidence/common/nobody-s.yaml": "kind: finding\nstatement: Nobody has it.\n",
    "templates/letter.md.j2": "Dear all\n",
    "README.md": "The evidence of five charities.\n",
}


class Repository:
    """A folder in which people commit; `commit` takes files, None for one that goes away."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, email: str = "ana@centre.example.org", ok: bool = True) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
            "GIT_CONFIG_GLOBAL": str(self.root / ".git/none"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Somebody",
            "GIT_AUTHOR_EMAIL": email,
            "GIT_COMMITTER_NAME": "Somebody",
            "GIT_COMMITTER_EMAIL": "committer@example.org",
        }
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )
        assert not ok or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        self.git("add", "-A")

    def commit(self, who: str, files: dict[str, str | None]) -> None:
        self.write(files)
        self.git("commit", "-q", "-m", "x", email=who if "@" in who else f"al@{who}.example.org")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The workspace of FILES, committed on `main`, with the branch `work` for what is to be judged."""
    made = Repository(tmp_path / "workspace")
    made.root.mkdir()
    made.git("init", "-q", "-b", "main")
    made.commit("ana@centre.example.org", dict(FILES))
    made.git("checkout", "-q", "-b", "work")
    return made


@pytest.fixture
def files() -> dict[str, str]:
    """The files of that workspace, by name."""
    return dict(FILES)


@pytest.fixture
def judged(repository: Repository) -> Callable[..., list[str]]:
    """``judged()`` are the codes and paths of what was changed since `main` by people whose it is not."""
    from respondent.owning.since import problems_since

    def judge(author: str | None = None) -> list[str]:
        return [f"{p.code.id} {p.span.path}" for p in problems_since(repository.root, "main", author)]

    return judge
