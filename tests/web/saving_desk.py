"""A desk that keeps what is saved, and who wrote it, without git."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.web.desk_at_hand import PlainDesk


@dataclass(frozen=True)
class Commit:
    commit: str


class SavingDesk(PlainDesk):
    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.root = root
        self.saved: list[tuple[Person, str, tuple[str, ...]]] = []

    def save(self, files: Sequence[FileChange], author: Person, message: str) -> Commit:
        for file in files:
            path = self.root / file.path
            assert (path.read_bytes() if path.exists() else None) == file.before
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.after or b"")
        self.saved.append((author, message, tuple(file.path for file in files)))
        self.reload()
        return Commit("c")
