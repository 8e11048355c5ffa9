"""What is about to be committed, checked: the staged state as it is, and whose it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from respondent.build import check
from respondent.history.changed import EMPTY_TREE
from respondent.history.git import find_git, run_git
from respondent.history.history import History
from respondent.hooking.sides import partners_of
from respondent.loading.workspace import SETTINGS
from respondent.model.diagnostic import Diagnostic, Severity, in_order
from respondent.owning.authored import Authored, staged
from respondent.owning.dropping import dropped_when_staged
from respondent.owning.explained import record_of_table
from respondent.owning.judging import foreign_changes, settings_in

_GIVEN = ("GIT_INDEX_FILE",)
"""What git tells a hook by its environment: for “commit -a” the index is another file."""


@dataclass(frozen=True, slots=True)
class CheckedCommit:
    """What stands against a commit, by paths from the repository's top; `elsewhere` counts the older.

    `dropped` is what a merge drops of what one side changed: that may be meant, and does not keep it from being
    committed.
    """

    problems: tuple[Diagnostic, ...]
    elsewhere: int = 0
    dropped: tuple[Diagnostic, ...] = ()


def check_commit(top: Path, environment: Mapping[str, str] = os.environ) -> CheckedCommit:
    """Check what is staged in the repository whose work tree begins at `top`.

    Errors in staged files count, and those that were not there in the last commit; and whatever is changed that is
    not the author's, by the settings of the last commit.
    """
    program = find_git()
    if program is None:
        return CheckedCommit(())
    also = {name: environment[name] for name in _GIVEN if name in environment}
    if "GIT_INDEX_FILE" in also:
        also["GIT_INDEX_FILE"] = str(Path(top, also["GIT_INDEX_FILE"]))
    history = History(top, program)
    email = environment.get("GIT_AUTHOR_EMAIL") or history.user[1]
    merging = _being_merged(history)
    changes = staged(history, email, merging, also)
    touched = _touched(history, also)
    problems: list[Diagnostic] = []
    elsewhere = 0
    for folder in sorted({f for path in touched if (f := _workspace_of(history, path, also)) is not None}):
        problems += _ownership(history, folder, changes)
        found, others = _errors(history, folder, touched, also)
        problems += found
        elsewhere += others
    return CheckedCommit(in_order(problems), elsewhere, _dropped(history, merging, also))


def _dropped(history: History, merging: tuple[str, ...], also: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    if len(merging) != 1 or history.commit is None:
        return ()
    return dropped_when_staged(history, merging[0], lambda path: partners_of(path, history.folder), also)


def _touched(history: History, also: Mapping[str, str]) -> tuple[str, ...]:
    head = history.commit or EMPTY_TREE
    asked = ("diff-index", "--cached", "--name-only", "-z", "--no-renames", head)
    return _paths(run_git(history.program, history.folder, *asked, also=also).out)


def _being_merged(history: History) -> tuple[str, ...]:
    answer = run_git(history.program, history.folder, "rev-parse", "--verify", "--quiet", "MERGE_HEAD")
    return tuple(answer.out.decode("ascii", "replace").split()) if answer.ok else ()


def _workspace_of(history: History, path: str, also: Mapping[str, str]) -> str | None:
    """The folder of the workspace in which a staged file lies, from the top (“.” is the top itself)."""
    for folder in PurePosixPath(path).parents:
        if _staged_file(history, (folder / SETTINGS).as_posix(), also) is not None:
            return folder.as_posix()
    return None


def _staged_file(history: History, path: str, also: Mapping[str, str]) -> bytes | None:
    answer = run_git(history.program, history.folder, "cat-file", "blob", f":{path}", also=also)
    return answer.out if answer.ok else None


def _ownership(history: History, folder: str, changes: Iterable[Authored]) -> list[Diagnostic]:
    """Changes of what is not the author's, by the settings of the last commit."""
    inside = "" if folder == "." else f"{folder}/"
    own = [
        Authored(c.path.removeprefix(inside), c.before, c.after, c.email)
        for c in changes
        if c.path.startswith(inside)
    ]
    settings = settings_in(history.at("HEAD", inside + SETTINGS))

    def record_of(path: str, _commit: str | None) -> bytes | None:
        known = record_of_table(history, "HEAD", inside + path)
        new = next(
            (c.after for c in own if c.path == PurePosixPath(path).with_suffix(".yaml").as_posix()), None
        )
        return known[1] if known is not None else new

    return [_from_top(problem, inside) for problem in foreign_changes(own, settings, record_of)]


def _errors(
    history: History, folder: str, touched: tuple[str, ...], also: Mapping[str, str]
) -> tuple[list[Diagnostic], int]:
    """The errors that the commit brings, and how many there are that it does not."""
    inside = "" if folder == "." else f"{folder}/"
    errors = _checked(history, folder, also)
    own = [problem for problem in errors if problem.span.path in touched]
    others = [problem for problem in errors if problem.span.path not in touched]
    if not others:
        return own, 0
    with TemporaryDirectory(prefix="respondent-index-") as place:
        index = {"GIT_INDEX_FILE": str(Path(place, "index"))}
        head = history.commit or EMPTY_TREE
        run_git(history.program, history.folder, "read-tree", head, also=index)
        known = {
            (p.code, p.message, p.span.path) for p in _checked(history, inside.rstrip("/") or ".", index)
        }
    new = [problem for problem in others if (problem.code, problem.message, problem.span.path) not in known]
    return own + new, len(others) - len(new)


def _checked(history: History, folder: str, also: Mapping[str, str]) -> list[Diagnostic]:
    """The errors in the state that an index has, of the workspace in that folder."""
    inside = "" if folder == "." else f"{folder}/"
    listed = run_git(history.program, history.folder, "ls-files", "-z", "--", folder, also=also)
    with TemporaryDirectory(prefix="respondent-commit-") as place:
        run_git(
            history.program,
            history.folder,
            *("checkout-index", "-q", "-z", "--stdin", f"--prefix={place}/"),
            given=listed.out,
            also=also,
        )
        root = Path(place, folder)
        if not (root / SETTINGS).is_file():
            return []
        found = check(root)
    return [_from_top(problem, inside) for problem in found if problem.severity is Severity.ERROR]


def _from_top(problem: Diagnostic, inside: str) -> Diagnostic:
    if not inside:
        return problem
    span = problem.span
    return problem.code.at(
        type(span)(inside + span.path, span.line, span.column), problem.message, problem.remedy
    )


def _paths(out: bytes) -> tuple[str, ...]:
    return tuple(path for path in out.decode("utf-8", "surrogateescape").split("\0") if path)
