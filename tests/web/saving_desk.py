"""A desk in a repository of its own that notes what is saved, and who wrote it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from respondent.desk.desk import Desk
from respondent.desk.outcome import Outcome
from respondent.model.edit import FileChange
from respondent.model.person import Person


class SavingDesk(Desk):
    def __init__(self, root: Path) -> None:
        _git(root, "init -q")
        commit_all(root)
        super().__init__(root)
        self.saved: list[tuple[Person, str, tuple[str, ...]]] = []

    def save(self, files: Sequence[FileChange], author: Person, message: str) -> Outcome:
        self.saved.append((author, message, tuple(file.path for file in files)))
        return super().save(files, author, message)


def commit_all(root: Path) -> None:
    """Commit whatever a test wrote, as somebody else beside the desk."""
    _git(root, "add -A")
    _git(root, "-c user.name=A -c user.email=a@example.org commit -q -m other")


def _git(root: Path, words: str) -> None:
    subprocess.run(["git", *words.split()], cwd=root, check=True)
