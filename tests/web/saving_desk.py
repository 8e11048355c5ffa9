"""A desk that keeps what is saved, and who wrote it, without git."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from respondent.desk.desk import Desk
from respondent.desk.outcome import Saved
from respondent.model.edit import FileChange
from respondent.model.person import Person


class SavingDesk(Desk):
    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.saved: list[tuple[Person, str, tuple[str, ...]]] = []

    def save(self, files: Sequence[FileChange], author: Person, message: str) -> Saved:
        for file in files:
            path = self.root / file.path
            assert (path.read_bytes() if path.exists() else None) == file.before
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.after or b"")
        self.saved.append((author, message, tuple(file.path for file in files)))
        self.look()
        return Saved("c", tuple(file.path for file in files))
