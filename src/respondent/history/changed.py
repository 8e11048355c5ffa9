"""What commits changed: the files of a folder before and after, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from respondent.history.blobs import blobs_in
from respondent.history.git import Answer, run_git
from respondent.history.history import History

_NONE = "0" * 40
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""What git calls a tree without files, in every repository."""


@dataclass(frozen=True, slots=True)
class CommitHead:
    """A commit: its hash, its parents', and its author's e-mail address.

    `accepted` is the address of the first line “Accepted-by: Name <address>” among the message's last ones.
    """

    hash: str
    parents: tuple[str, ...]
    email: str
    accepted: str = ""


Ids = Mapping[str, tuple[str | None, str | None]]
"""By path the hashes of a file's content before and after; None where it is not there."""


def commits_since(history: History, base: str, head: str) -> tuple[CommitHead, ...]:
    """The commits that `head` has and `base` has not, the first first; both are hashes."""
    said = "%(trailers:key=Accepted-by,valueonly,separator=%x01)"
    answer = ask(
        history,
        "log",
        "--reverse",
        "--topo-order",
        f"--format=%H %P%x00%ae%x00{said}",
        f"{base}..{head}",
        "--",
    )
    found = []
    for line in answer.out.decode("utf-8", "replace").split("\n"):
        if not line:
            continue
        hashes, email, accepted = line.split("\0")
        commit, *parents = hashes.split()
        address = accepted.partition("\x01")[0].rpartition("<")[2].rstrip("> ")
        found.append(CommitHead(commit, tuple(parents), email.strip(), address))
    return tuple(found)


def authors_of(history: History, base: str, head: str, path: str) -> tuple[str, ...]:
    """The e-mail addresses of those whose commits, between two, changed a file; each once, the last first."""
    answer = ask(history, "log", "--no-merges", "--format=%ae", f"{base}..{head}", "--", f"./{path}")
    return tuple(dict.fromkeys(answer.out.decode("utf-8", "replace").split()))


def merge_bases(history: History, one: str, other: str) -> tuple[str, ...]:
    """The last commits that two have in common."""
    return tuple(ask(history, "merge-base", "--all", one, other).out.decode("ascii", "replace").split())


def ids_between(history: History, before: str, after: str) -> Ids:
    """The files below the workspace's folder that two trees have not alike, by their path from there."""
    return _raw(ask(history, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--relative", before, after))


def ids_staged(history: History, before: str, also: Mapping[str, str]) -> Ids:
    """The same of a tree and the index; `also` names another index in git's environment."""
    return _raw(
        run_git(
            history.program,
            history.folder,
            *("diff-index", "--cached", "-r", "-z", "--raw", "--no-renames", "--relative", before),
            also=also,
        )
    )


def contents(history: History, ids: Iterable[str | None]) -> Mapping[str | None, bytes | None]:
    """What is kept under hashes; None for what is not there, as are submodules."""
    wanted = sorted({one for one in ids if one})
    answer = run_git(
        history.program,
        history.folder,
        "cat-file",
        "--batch",
        given="".join(f"{one}\n" for one in wanted).encode(),
    )
    kept = blobs_in(answer.out)
    return {None: None} | {one: kept.get(one) for one in wanted}


def ask(history: History, *arguments: str) -> Answer:
    """One question to git, in the workspace's folder."""
    return run_git(history.program, history.folder, *arguments)


def _raw(answer: Answer) -> Ids:
    """What ``--raw -z`` prints: “:mode mode id id status”, NUL, path, NUL."""
    parts = answer.out.decode("utf-8", "surrogateescape").split("\0")
    found = {}
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        words = head.split()
        if len(words) >= 5:
            was, now = (None if one == _NONE else one for one in words[2:4])
            found[path] = (was, now)
    return found
