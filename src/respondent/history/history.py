"""The history of a workspace that is kept in git, for whoever must know which text was meant, and whose it is.

Nothing here writes. Paths are relative to the workspace's root, with forward slashes; the repository may begin in a
folder above it. A workspace without git has no history, and `NoHistory` says in a clause why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from respondent.history.blame import Edit, edits_in, never_committed
from respondent.history.git import Answer, find_git, run_git


@dataclass(frozen=True, slots=True)
class NoHistory:
    """There is no history to read; `why` is a clause without a full stop, `remedy` a sentence, if there is one."""

    why: str
    remedy: str = ""


@dataclass(frozen=True)
class History:
    """A folder whose files git keeps; `program` is git itself."""

    folder: Path
    program: str

    def _ask(self, *arguments: str) -> Answer:
        return run_git(self.program, self.folder, *arguments)

    @cached_property
    def commit(self) -> str | None:
        """The full hash of the present commit; None where nothing was ever committed."""
        return self.resolve("HEAD")

    @cached_property
    def user(self) -> tuple[str, str]:
        """Who would commit here: a name and an e-mail address, either of them empty where git does not know."""
        return user_of(self.folder)

    def resolve(self, revision: str) -> str | None:
        """The full hash of the commit that a name, a tag or a short hash stands for; None where there is none."""
        answer = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        found = answer.out.decode("ascii", "replace").strip()
        return found if answer.ok and found.isalnum() else None

    def uncommitted(self, *paths: str) -> tuple[str, ...] | None:
        """The files below the folder, or at `paths`, that are not as committed, new ones too, in order.

        None where git did not say. What git is told to ignore is left out.
        """
        answer = self._ask(
            "status",
            "--porcelain=v1",
            "-z",
            "--untracked-files=all",
            "--no-renames",
            "--",
            *(paths or (".",)),
        )
        if not answer.ok:
            return None
        prefix = self.prefix
        entries = (entry[3:] for entry in answer.out.decode("utf-8", "replace").split("\0") if entry)
        return tuple(sorted(entry.removeprefix(prefix) for entry in entries))

    @cached_property
    def prefix(self) -> str:
        """The way from the repository's top to the folder, with “/” at its end; empty where they are one."""
        answer = self._ask("rev-parse", "--show-prefix")
        return answer.out.decode("utf-8", "replace").rstrip("\n") if answer.ok else ""

    def is_clean(self, *paths: str) -> bool | None:
        """Whether every file below the folder, or at `paths`, is as committed; None where git did not say."""
        changed = self.uncommitted(*paths)
        return None if changed is None else not changed

    def at(self, revision: str, path: str) -> bytes | None:
        """A file as it was at a revision; None where there is no such revision, or no such file in it."""
        commit = self.resolve(revision)
        if commit is None:
            return None
        answer = self._ask("cat-file", "blob", f"{commit}:./{path}")
        return answer.out if answer.ok else None

    def files_at(self, revision: str, *paths: str) -> tuple[str, ...] | None:
        """The files below the folder, or at `paths`, of a revision; None where there is no such revision."""
        commit = self.resolve(revision)
        if commit is None:
            return None
        answer = self._ask("ls-tree", "-r", "-z", "--name-only", commit, "--", *paths)
        return (
            tuple(sorted(e for e in answer.out.decode("utf-8", "replace").split("\0") if e))
            if answer.ok
            else None
        )

    def edits(self, path: str, revision: str | None = None) -> tuple[Edit, ...] | None:
        """Who wrote each line of a file last, line by line: as it is on the disk, or as it was at `revision`.

        None where there is no such file. A line that is not committed yet says so (`committed`) and is the present
        user's, and so is every line of a file that git does not keep yet.
        """
        commit = () if revision is None else (self.resolve(revision),)
        if None in commit:
            return None
        asked = ("blame", "--porcelain", "--no-textconv", *(c for c in commit if c), "--", path)
        answer = self._ask(*asked)
        if answer.ok:
            found = edits_in(answer.out)
        elif revision is None and (data := _on_disk(self.folder, path)) is not None:
            found = never_committed(data)
        else:
            return None
        if all(edit.committed for edit in found):
            return found
        name, email = self.user
        return tuple(edit if edit.committed else replace(edit, author=name, email=email) for edit in found)


def _on_disk(folder: Path, path: str) -> bytes | None:
    try:
        return (folder / path).read_bytes()
    except (OSError, ValueError):
        return None


def user_of(folder: Path) -> tuple[str, str]:
    """Whom git names as the user in a folder, in a repository or not: a name and an address, either maybe empty."""
    program = find_git()
    if program is None:
        return "", ""
    name, email = (run_git(program, folder, "config", "--get", key) for key in ("user.name", "user.email"))
    return name.out.decode("utf-8", "replace").strip(), email.out.decode("utf-8", "replace").strip()


def open_history(folder: Path) -> History | NoHistory:
    """The history of a workspace's folder, if git is installed and keeps it."""
    program = find_git()
    if program is None:
        return NoHistory("git is not installed", "Whoever looks after the server installs it.")
    answer = run_git(program, folder, "rev-parse", "--is-inside-work-tree")
    if answer.ok and answer.out.strip() == b"true":
        return History(folder, program)
    if "dubious ownership" in answer.err:
        return NoHistory(
            "git does not trust this folder, which belongs to another user (see “git config safe.directory”)",
            "Whoever looks after the server has Respondent run as that user, or has git trust the folder.",
        )
    if answer.ok or "not a git repository" in answer.err:
        return NoHistory(
            "the workspace is not in a git repository",
            "Whoever looks after the workspace puts it under git (“git init”, and a first commit).",
        )
    return NoHistory(
        f"git could not read it ({answer.err.splitlines()[0] if answer.err else 'no reason given'})"
    )
