"""Putting the merge driver, the attributes and the hook into a repository, and taking them out again."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from respondent.errors import RespondentError
from respondent.history.git import Answer, find_git, run_git
from respondent.hooking.attributes import with_ours, without_ours
from respondent.hooking.commands import HOOK_SIGN, KEPT, driver_command, hook_text
from respondent.model.settings import Settings
from respondent.writing.files import write_whole

NAME = "merge.respondent.name"
DRIVER = "merge.respondent.driver"
ATTRIBUTES = ".gitattributes"
HOOK = "pre-commit"


class NoRepositoryError(RespondentError):
    """The workspace is not kept in git, or git cannot be run; `why` is a clause."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"{folder} cannot be set up for git: {why}. Make a repository with “git init”, or go to the "
            "copy of the workspace that is kept in one."
        )


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a workspace is kept: its folder, git, the work tree's top and the folder of hooks."""

    folder: Path
    program: str
    top: Path
    hooks: Path
    hooks_are_shared: bool
    """Whether the folder of hooks is that of all the user's repositories."""

    def ask(self, *arguments: str) -> Answer:
        """One question to git, or one order."""
        return run_git(self.program, self.folder, *arguments)


def repository_of(folder: Path) -> Repository:
    """The repository in which a workspace lies. Raises NoRepositoryError."""
    program = find_git()
    if program is None:
        raise NoRepositoryError(folder, "git is not installed")
    top = run_git(program, folder, "rev-parse", "--show-toplevel")
    if not top.ok:
        raise NoRepositoryError(folder, "it is not in a git repository")
    hooks = run_git(program, folder, "rev-parse", "--git-path", "hooks")
    scope = run_git(program, folder, "config", "--show-scope", "--get", "core.hooksPath")
    return Repository(
        folder,
        program,
        Path(_line(top)),
        folder / _line(hooks),
        scope.ok and scope.out.split(b"\t")[0].strip() in (b"global", b"system"),
    )


def set_up(repository: Repository, settings: Settings) -> tuple[str, ...]:
    """Install all of it; gives sentences that say what was done. What is there already is told, and left."""
    return (
        _set_driver(repository),
        _write_attributes(repository, settings),
        *_write_hook(repository),
    )


def undo(repository: Repository) -> tuple[str, ...]:
    """Take it all out again; gives sentences that say what was done."""
    done = []
    if repository.ask("config", "--local", "--get", DRIVER).ok:
        repository.ask("config", "--local", "--remove-section", "merge.respondent")
        done.append("The merge driver was taken out of git's configuration.")
    path = repository.folder / ATTRIBUTES
    text = _read(path)
    if text is not None and without_ours(text) != text:
        rest = without_ours(text)
        if rest.strip():
            write_whole(path, rest.encode())
        else:
            path.unlink()
        done.append(f"{ATTRIBUTES} names the driver no more.")
    hook = repository.hooks / HOOK
    if HOOK_SIGN in (_read(hook) or ""):
        kept = repository.hooks / KEPT
        if kept.exists():
            kept.replace(hook)
        else:
            hook.unlink()
        done.append("The pre-commit hook was taken away.")
    return tuple(done) or ("There was nothing of ours in this repository.",)


def _set_driver(repository: Repository) -> str:
    command = driver_command()
    if _line(repository.ask("config", "--local", "--get", DRIVER)) == command:
        return "The merge driver is in git's configuration already."
    for name, value in ((NAME, "Respondent, field by field"), (DRIVER, command)):
        answer = repository.ask("config", "--local", name, value)
        if not answer.ok:
            raise NoRepositoryError(
                repository.folder, f"git's configuration cannot be changed ({answer.err})"
            )
    return "Records and tables will be merged field by field: the merge driver is in git's configuration."


def _write_attributes(repository: Repository, settings: Settings) -> str:
    path = repository.folder / ATTRIBUTES
    text = _read(path) or ""
    wanted = with_ours(text, settings)
    if text == wanted:
        return f"{ATTRIBUTES} names the files to merge so already."
    write_whole(path, wanted.encode())
    return f"{ATTRIBUTES} names the files that are merged so. Commit it, so that everybody has it."


def _write_hook(repository: Repository) -> tuple[str, ...]:
    hook, kept = repository.hooks / HOOK, repository.hooks / KEPT
    if repository.hooks_are_shared:
        return (
            (
                f"Your hooks are in {repository.hooks}, for all your repositories, so no hook was put there. "
                "To check each commit, call “respondent git pre-commit” in your own pre-commit hook."
            ),
        )
    text = _read(hook)
    if text == hook_text():
        return ("The pre-commit hook is there already.",)
    done = ["Every commit will be checked before it is made: the pre-commit hook is in place."]
    if text is not None and HOOK_SIGN not in text:
        if kept.exists():
            raise NoRepositoryError(
                repository.folder,
                f"there are two hooks of yours, {hook.name} and {kept.name}; keep one of them",
            )
        hook.replace(kept)
        done.append(f"Your own hook is now called {KEPT}, and runs first.")
    write_whole(hook, hook_text().encode())
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return tuple(done)


def _read(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            return file.read()
    except OSError:
        return None


def _line(answer: Answer) -> str:
    return os.fsdecode(answer.out).rstrip("\r\n")
