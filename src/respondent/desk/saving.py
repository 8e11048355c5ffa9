"""Saving a change: one commit with just its files, whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from respondent.desk.identity import message_of, signed
from respondent.desk.index_lock import IndexLock
from respondent.desk.journal import Entry, InPlace, Journal
from respondent.desk.outcome import Outcome, Refused, Saved, Stale, StaleFile, WhyNot
from respondent.desk.ref_locks import lift_left, lift_own
from respondent.desk.repository import Branch, Repository
from respondent.errors import UnwritableFileError
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.writing.files import settle, sweep
from respondent.writing.locks import BusyError, Lock

FOLDER = "respondent"
"""The folder in the repository's own that holds the lock and the journal."""

PATIENCE = 20.0
"""Seconds that a save waits for others."""

PATIENCE_WITH_GIT = 2.0
"""Seconds that it waits for another git that holds the index."""

_ATTEMPTS = 5
_TIDY_AFTER = 300


class Saver:
    """Saves into a repository, by the service whose name and address `committer` is."""

    def __init__(self, repository: Repository, committer: tuple[str, str]) -> None:
        self._repository = repository
        self._root = repository.root
        self._committer = committer
        folder = repository.git_folder / FOLDER
        self._folder = folder
        self._lock = Lock(folder / "lock")
        self._journal = Journal(folder)
        self._index = IndexLock(repository.git_folder, folder)
        self._count = 0

    def recover(self) -> None:
        """Finish or drop a save that was cut off. Where the repository cannot be written to, nothing is done."""
        with suppress(OSError, BusyError):
            self._folder.mkdir(exist_ok=True)
            with self._held():
                self._finish_cut_off()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the lock, and let every git that writes hold it too."""
        with self._lock.held(PATIENCE) as file:
            self._repository.holding = file
            try:
                yield
            finally:
                self._repository.holding = None

    def save(self, files: Sequence[FileChange], author: Person, message: str, now: datetime) -> Outcome:
        """Keep the files in a commit. See `Outcome` for what may come of it."""
        if refused := self._misplaced(files):
            return refused
        try:
            self._folder.mkdir(exist_ok=True)
            with self._held():
                self._finish_cut_off()
                return self._save(files, author, message, now)
        except BusyError:
            return Refused(
                WhyNot.BUSY,
                "Another program is at work in the workspace’s repository, or many people are saving just now.",
                "Nothing was changed. Save again in a moment. If it stays so, whoever looks after the server sees "
                "whether a git was cut off there and left its “index.lock”.",
            )
        except (OSError, UnwritableFileError) as error:
            return self._unwritable(error)

    def _save(self, files: Sequence[FileChange], author: Person, message: str, now: datetime) -> Outcome:
        changed = [file for file in files if file.before != file.after]
        for _ in range(_ATTEMPTS):
            branch = self._repository.branch()
            if isinstance(branch, Refused):
                return branch
            if problem := self._against(changed):
                return problem
            if not changed:
                return Saved(branch.commit, ())
            if found := self._kept(branch, changed, author, message, now):
                return found
        return Refused(
            WhyNot.BUSY,
            "Others are committing to the repository at the same time, again and again.",
            "Nothing was changed. Save again in a moment. If it stays so, whoever looks after the server sees "
            "whether a git was cut off there and left a “.lock” beside the branch.",
        )

    def _against(self, files: Sequence[FileChange]) -> Refused | Stale | None:
        """What stands against saving these files."""
        there = {file.path: self._on_disk(file.path) for file in files}
        stale = [f for f in files if there[f.path] != f.before]
        as_they_are = [FileChange(f.path, there[f.path], f.after) for f in files]
        if files and (refused := self._repository.unfit(as_they_are)):
            return refused
        if stale:
            return Stale(tuple(StaleFile(f.path, f.before, f.after, there[f.path]) for f in stale))
        if ignored := self._repository.ignored(files):
            return Refused(
                WhyNot.IGNORED,
                f"git is told to leave “{ignored}” out, so it cannot be kept there.",
                "Choose another folder, or ask whoever looks after the repository to change its .gitignore.",
                ignored,
            )
        return None

    def _kept(
        self, branch: Branch, files: Sequence[FileChange], author: Person, message: str, now: datetime
    ) -> Saved | Refused | None:
        """The change kept; None where somebody else moved the branch meanwhile, and all begins anew."""
        otherwise = f"Change {PurePosixPath(files[0].path).name}"
        written_by = signed(author.name, author.email, now)
        kept_by = signed(*self._committer, now)
        commit = self._repository.made(branch, files, written_by, kept_by, message_of(message, otherwise))
        if isinstance(commit, Refused):
            return commit
        places = InPlace(self._root, files)
        entry = Entry(commit, branch.name, tuple(files), places.names)
        self._journal.write(entry)
        moved = False
        try:
            places.prepare()
            with self._index.held(PATIENCE_WITH_GIT):
                moved = self._repository.move(branch, commit)
                if moved:  # from here on the change is kept; what fails now, the next one who saves finishes
                    with suppress(OSError):
                        self._conclude(entry, places)
        finally:
            places.drop()
            if not moved:
                lift_left(self._repository, branch.name, commit, self._journal.since())
                self._journal.clear()
        if not moved:
            return None
        self._count += 1
        if self._count % _TIDY_AFTER == 0:
            self._repository.tidy()
        return Saved(commit, tuple(file.path for file in files))

    def _conclude(self, entry: Entry, places: InPlace) -> None:
        """Give the files of a commit that is made their places and the index its entries; whoever holds it calls.

        A file that somebody has changed in the same moment stays theirs, not committed, on top of ours.
        """
        for file in entry.files:
            if self._on_disk(file.path) == file.before:
                places.put(file)
        for folder in {Path(self._root, file.path).parent for file in entry.files}:
            settle(folder)
        ours = [file.path for file in entry.files if self._on_disk(file.path) == file.after]
        theirs = [file.path for file in entry.files if file.path not in ours]
        if self._repository.prepare_index(self._index.prepared, entry.commit, ours, theirs):
            self._index.replace()
            self._journal.clear()

    def _finish_cut_off(self) -> None:
        """Put the files of a save that has happened into their places; forget one that has not."""
        sweep(self._folder)
        lift_own(self._repository)
        entry = self._journal.read()
        if entry is None:
            self._journal.clear()
            self._index.sweep()
            return
        self._index.sweep()
        lift_left(self._repository, entry.branch, entry.commit, self._journal.since())
        is_here = self._repository.branch_name() == entry.branch  # else the commit is safe where it is
        if is_here and self._repository.reached(entry.commit, entry.branch):
            places = InPlace(self._root, [f for f in entry.files if self._on_disk(f.path) == f.before])
            places.prepare()
            try:
                with self._index.held(PATIENCE_WITH_GIT):
                    self._conclude(entry, places)
            finally:
                places.drop()
        for name in entry.temporary:
            with suppress(OSError):
                (self._root / name).unlink()
        self._journal.clear()

    def _on_disk(self, path: str) -> bytes | None:
        try:
            return (self._root / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _misplaced(self, files: Sequence[FileChange]) -> Refused | None:
        """What is said of a path that leads out of the workspace, or through a link."""
        real = os.path.realpath(self._root)
        for file in files:
            parts = PurePosixPath(file.path).parts
            own = [part.casefold() for part in parts]
            below = Path(real, *parts)
            if (
                not parts
                or PurePosixPath(file.path).is_absolute()
                or "/".join(parts) != file.path
                or not file.path.isprintable()
                or any(part in {"..", ".git"} or "\\" in part or ":" in part for part in own)
                or os.path.realpath(below) != str(below)
            ):
                return Refused(
                    WhyNot.PLACE,
                    f"“{file.path}” does not lie in this workspace, or is a link.",
                    "Choose a place in the workspace; what is kept beside it is changed where it is kept.",
                    file.path,
                )
        return None

    def _unwritable(self, error: Exception) -> Refused:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return Refused(
            WhyNot.READ_ONLY,
            f"The workspace’s repository cannot be written to ({why or 'no reason is given'}).",
            "Nothing was changed. Whoever looks after the server sees to it; then save again.",
        )
