"""Who changed which file between two commits, or is about to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from respondent.errors import RespondentError
from respondent.history.changed import (
    EMPTY_TREE,
    CommitHead,
    Ids,
    commits_since,
    contents,
    ids_between,
    ids_staged,
    merge_bases,
)
from respondent.history.history import History
from respondent.owning.unmerged import by_merge, unmerged

_NOT_STAGED: Mapping[str, str] = {}


class NoSuchRevisionError(RespondentError):
    """There is no commit of that name."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"There is no revision “{revision}” in this repository. Name a branch, a tag or a commit, such as "
            "origin/main; in a partner’s continuous integration, fetch the whole history first."
        )


@dataclass(frozen=True, slots=True)
class Authored:
    """A file that somebody changed: its content before and after, by whom, in which commit (None: not committed).

    `path` is below the workspace's folder; of a merge, only what the merge itself did to it counts. `accepted` is
    the address of whoever accepted the change, if it was proposed: it is theirs as well.
    """

    path: str
    before: bytes | None
    after: bytes | None
    email: str
    commit: str | None = None
    accepted: str = ""


def changed_since(history: History, revision: str, author: str | None = None) -> tuple[Authored, ...]:
    """What was changed since the revision, commit by commit, of the files that are not as they were there.

    With `author`, an e-mail address, everything is taken as one change of that person. What merges put together
    without anybody's doing is nobody's change. Raises NoSuchRevisionError.
    """
    base, head = between(history, revision)
    fork = (merge_bases(history, base, head) or (EMPTY_TREE,))[0]
    net = ids_between(history, fork, head)
    if author is not None:
        return tuple(_authored(history, net, author, None))
    found: list[Authored] = []
    for commit in commits_since(history, base, head):
        if len(commit.parents) > 1:
            ids = {path: pair for path, pair in _by_the_merge(history, commit).items() if path in net}
        else:
            parent = commit.parents[0] if commit.parents else EMPTY_TREE
            ids = {p: pair for p, pair in ids_between(history, parent, commit.hash).items() if p in net}
        found += _authored(history, ids, commit.email, commit.hash, commit.accepted)
    return tuple(found)


def between(history: History, revision: str) -> tuple[str, str]:
    """The hashes of the revision and of the last commit. Raises NoSuchRevisionError."""
    base, head = history.resolve(revision), history.commit
    if base is None or head is None:
        raise NoSuchRevisionError(revision)
    return base, head


def staged(
    history: History, email: str, merging: tuple[str, ...] = (), also: Mapping[str, str] = _NOT_STAGED
) -> tuple[Authored, ...]:
    """What the next commit would change, by the person of that address.

    `merging` are the commits that are being merged: what is as one of them has it is not changed by this person.
    `also` names the index in git's environment, where a hook was given one.
    """
    head = history.commit or EMPTY_TREE
    ids = ids_staged(history, head, also)
    for other in merging:
        theirs = ids_staged(history, other, also)
        both = ids.keys() & theirs.keys()
        written = unmerged(history, (head, other), {p: ids[p] for p in both}, {p: theirs[p] for p in both})
        ids = {one.path: ids[one.path] for one in written}
    return tuple(_authored(history, ids, email, None))


def _authored(
    history: History, ids: Ids, email: str, commit: str | None, accepted: str = ""
) -> Iterator[Authored]:
    kept = contents(history, [one for pair in ids.values() for one in pair])
    for path, (before, after) in sorted(ids.items()):
        yield Authored(path, kept[before], kept[after], email, commit, accepted)


def _by_the_merge(history: History, commit: CommitHead) -> Ids:
    """The files that a merge has otherwise than comes of merging its parents."""
    first, *others = commit.parents
    if len(others) == 1:
        found = by_merge(history, commit)
        return {one.path: (one.ours if one.ours != one.after else one.theirs, one.after) for one in found}
    changed = ids_between(history, first, commit.hash)
    for other in others:
        theirs = ids_between(history, other, commit.hash)
        changed = {path: pair for path, pair in changed.items() if path in theirs}
    return changed
