"""Who changed what, from the commits of the repository."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from respondent.desk.repository import Repository
from respondent.model.review import REMARKS

_SECRECY = "-Gconfidential"
"""Chooses the commits, and their files, in which a line with this word came or went."""

_FORM = "%x01%H%x00%an%x00%ae%x00%at%x00%B%x02"


@dataclass(frozen=True, slots=True)
class PastChange:
    """A commit: who wrote it, when, what it says, and the files below the workspace's root that it changed."""

    commit: str
    author: str
    email: str
    at: datetime
    subject: str
    body: str
    paths: tuple[str, ...]


def changes_of(repository: Repository, path: str, limit: int) -> tuple[PastChange, ...]:
    """The last changes of one file, the latest first, also under the names that it had before."""
    return tuple(_read(repository, limit, "--follow", "--", path))


def alone_in(repository: Repository, changes: Iterable[PastChange], known: Collection[str]) -> frozenset[str]:
    """The commits among these that changed nothing but files of `known`."""
    names = [change.commit for change in changes]
    if not names:
        return frozenset()
    whole = _read(repository, len(names), "--no-walk=unsorted", *names, "--", ".")
    return frozenset(one.commit for one in whole if one.paths and set(one.paths) <= set(known))


def authors_of(changes: Iterable[PastChange]) -> dict[str, str]:
    """Who changed each record or template last, by id and by path; the latest change is the first."""
    found: dict[str, str] = {}
    for change in changes:
        for path in change.paths:
            found.setdefault(PurePosixPath(path).stem, change.author)
            found.setdefault(path.partition("/")[2], change.author)
    return found


def remarked_in(changes: Iterable[PastChange]) -> dict[str, str]:
    """The records of which somebody has said something, each with who did so last."""
    found: dict[str, str] = {}
    for change in changes:
        for path in change.paths:
            folder, *names = PurePosixPath(path).parts
            if folder == REMARKS and len(names) > 1:
                found.setdefault(names[0], change.author)
    return found


def opening(repository: Repository, path: str) -> PastChange | None:
    """The last change by which a file became confidential, or ceased to be; None if it never was."""
    return next(_read(repository, 1, _SECRECY, "--follow", "--", path), None)


def newer_than(repository: Repository, path: str, commits: Iterable[str]) -> frozenset[str]:
    """The commits that changed a file and came after all of these."""
    return frozenset(
        one.commit for one in _read(repository, 1000, "HEAD", "--not", *commits, "--follow", "--", path)
    )


def openings(repository: Repository, oldest: str) -> tuple[PastChange, ...]:
    """The commits from `oldest` on in which files became confidential, or ceased to be, with these files alone."""
    return tuple(_read(repository, 1000, _SECRECY, "HEAD", "--not", f"{oldest}^@", "--", "."))


def ever_said(repository: Repository, path: str) -> str | None:
    """Every line that ever stood in a file, one after the other; None where git cannot tell."""
    answer = repository.ask(
        "log", "--follow", "--format=", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
        "--diff-merges=separate", "--text", "--", path,
    )  # fmt: skip
    return answer.out.decode("utf-8", "replace") if answer.ok and answer.out else None


def last_changes(repository: Repository, limit: int) -> tuple[PastChange, ...]:
    """The last changes of anything in the workspace, the latest first."""
    return tuple(_read(repository, limit, "--", "."))


def changed_between(repository: Repository, before: str, after: str) -> tuple[PastChange, ...]:
    """The commits that came between two, the latest first."""
    return tuple(_read(repository, 1000, f"{before}..{after}", "--", "."))


def text_at(repository: Repository, commit: str, path: str) -> bytes | None:
    """A file as it was in a commit; None where there is no such file in it."""
    resolved = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if not resolved.ok:
        return None
    answer = repository.ask("cat-file", "blob", f"{resolved.out.decode('ascii').strip()}:./{path}")
    return answer.out if answer.ok else None


def _read(repository: Repository, limit: int, *which: str) -> Iterator[PastChange]:
    answer = repository.ask(
        "log", f"--max-count={limit}", f"--format={_FORM}", "-z", "--name-only", "--relative", "--no-color",
        "--no-show-signature", "--diff-merges=first-parent", "--no-ext-diff", *which,
    )  # fmt: skip
    if not answer.ok:
        return
    for part in answer.out.decode("utf-8", "replace").split("\x01")[1:]:
        said, _, names = part.partition("\x02")
        commit, author, email, seconds, message = said.split("\0", 4)
        subject, _, body = message.strip().partition("\n")
        paths = tuple(name for name in (one.strip("\n") for one in names.split("\0")) if name)
        at = datetime.fromtimestamp(int(seconds) if seconds.lstrip("-").isdecimal() else 0, UTC)
        yield PastChange(commit, author, email, at, subject.strip(), body.strip(), paths)
