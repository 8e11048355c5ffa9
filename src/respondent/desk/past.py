"""Who changed what, from the commits of the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from respondent.desk.repository import Repository
from respondent.history.blobs import blobs_in
from respondent.model.review import REMARKS

_SECRECY = "-G" + "|".join(
    (
        "confidential",
        "(source|of|per)[\"']?[ \t]*:",
        "^[ \t]*-([ \t]|$)",
        "^[ \t]*[^ \t,]+[ \t\r]*(#.*)?$",
        ",[ \t\r]*$",
    )
)
"""Chooses the commits, and their files, in which a line came or went on which it may hang what is confidential: one
with this word, one that names what a record rests on, and what stands on a line of its own, in a list or not.
"""

_NO_FILE = "0"
"""All noughts stand for the content of a file that is not there."""

_FORM = "%x01%H%x00%an%x00%ae%x00%at%x00%B%x02"


@dataclass(frozen=True, slots=True)
class PastFile:
    """A file that a commit changed, by its path and the one that it `was` at before; `before` and `after` are the
    hashes of what it held, None where it was not there.

    `now` is the path that it has today, as far as that is known. What became of it may be `told`, or not.
    """

    path: str
    was: str
    before: str | None
    after: str | None
    now: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class PastChange:
    """A commit: who wrote it, when, what it says, and the files below the workspace's root that it changed."""

    commit: str
    author: str
    email: str
    at: datetime
    subject: str
    body: str
    files: tuple[PastFile, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that its files had after it; of those that it took away, before."""
        return tuple(file.path for file in self.files)


def changes_of(repository: Repository, path: str, limit: int) -> tuple[PastChange, ...]:
    """The last changes of one file, the latest first, also under the names that it had before."""
    return tuple(_read(repository, limit, "--follow", "--", path))


def alone_in(
    repository: Repository, changes: Iterable[PastChange], is_known: Callable[[str], bool]
) -> frozenset[str]:
    """The commits among these that changed nothing but their own files and known ones."""
    own = {one.commit: {name for file in one.files for name in (file.path, file.was)} for one in changes}
    if not own:
        return frozenset()
    whole = _read(repository, len(own), "--no-walk=unsorted", *own, "--", ".")
    return frozenset(
        one.commit
        for one in whole
        if one.files
        and all(n in own[one.commit] or is_known(n) for file in one.files for n in (file.path, file.was))
    )


def followed(changes: Iterable[PastChange], now: Callable[[str], str]) -> tuple[PastChange, ...]:
    """The changes, the latest first, with the paths that their files have today.

    What git took for renamed is followed; `now` gives the path of a file that is known to have had another.
    """
    later: dict[str, str] = {}
    found: list[PastChange] = []
    for change in changes:
        files = tuple(_at(one, now(later.get(one.path, one.path))) for one in change.files)
        for one in files:
            if one.was != one.path:
                later[one.was] = one.now
            elif one.before is None:  # before that, another file had the path
                later.pop(one.path, None)
        found.append(replace(change, files=files))
    return tuple(found)


def _at(file: PastFile, now: str) -> PastFile:
    return file if file.now == now else replace(file, now=now)


def contents_of(repository: Repository, ids: Iterable[str], largest: int) -> dict[str, bytes]:
    """What files held, by its hash, as far as it is no larger than that."""
    wanted = "".join(f"{one}\n" for one in dict.fromkeys(ids)).encode()
    sizes = repository.ask("cat-file", "--batch-check", given=wanted) if wanted else None
    if sizes is None or not sizes.ok:
        return {}
    lines = (line.split() for line in sizes.out.decode("ascii", "replace").splitlines())
    small = [one[0] for one in lines if len(one) == 3 and one[1] == "blob" and int(one[2]) <= largest]
    answer = repository.ask("cat-file", "--batch", given="".join(f"{one}\n" for one in small).encode())
    return blobs_in(answer.out) if answer.ok else {}


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


def turns_of(repository: Repository, path: str) -> tuple[PastChange, ...]:
    """The changes of a file that may have opened what was confidential, the latest first."""
    return tuple(_read(repository, 1000, _SECRECY, "--text", "--follow", "--", path))


def arrivals_of(repository: Repository, path: str) -> tuple[PastChange, ...]:
    """The changes by which a file came to its path, or came at all, the latest first."""
    return tuple(_read(repository, 1000, "--diff-filter=ACR", "--follow", "--", path))


def newer_than(repository: Repository, path: str, commits: Iterable[str]) -> frozenset[str]:
    """The commits that changed a file and came after all of these."""
    return frozenset(
        one.commit for one in _read(repository, 1000, "HEAD", "--not", *commits, "--follow", "--", path)
    )


def turns_since(repository: Repository, oldest: str) -> tuple[PastChange, ...]:
    """The commits from `oldest` on with those of their files that may have opened what was confidential."""
    return tuple(_read(repository, 1000, _SECRECY, "--text", "HEAD", "--not", f"{oldest}^@", "--", "."))


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
        "log", f"--max-count={limit}", f"--format={_FORM}", "-z", "--raw", "--no-abbrev", "--relative",
        "--no-color", "--no-show-signature", "--diff-merges=first-parent", "--no-ext-diff", *which,
    )  # fmt: skip
    if not answer.ok:
        return
    for part in answer.out.decode("utf-8", "replace").split("\x01")[1:]:
        said, _, names = part.partition("\x02")
        commit, author, email, seconds, message = said.split("\0", 4)
        subject, _, body = message.strip().partition("\n")
        at = datetime.fromtimestamp(int(seconds) if seconds.lstrip("-").isdecimal() else 0, UTC)
        yield PastChange(commit, author, email, at, subject.strip(), body.strip(), tuple(_files(names)))


def _files(told: str) -> Iterator[PastFile]:
    """The files that git tells of behind a commit: modes, hashes and a letter, then a path, or two."""
    parts = iter(told.split("\0"))
    for part in parts:
        if not (head := part.strip("\n")).startswith(":"):
            continue
        _, _, before, after, what = head[1:].split(" ")
        was = path = next(parts, "")
        if what[0] in "RC":
            path = next(parts, "")
        if what[0] == "C":
            was, before = path, _NO_FILE
        old, new = (one if one.strip("0") else None for one in (before, after))
        yield PastFile(path, was, old, new, path)
