"""Files that a merge has otherwise than comes of merging its two sides: somebody wrote them so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from respondent.history.changed import EMPTY_TREE, CommitHead, Ids, contents, ids_between, merge_bases
from respondent.history.history import History
from respondent.owning.explained import is_explained


@dataclass(frozen=True, slots=True)
class Unmerged:
    """A file by the hashes of its content in the merge bases, on both sides and merged; None: it is not there."""

    path: str
    bases: tuple[str | None, ...]
    ours: str | None
    theirs: str | None
    after: str | None


@lru_cache(maxsize=256)  # asked for who changed what, and again for what was dropped
def by_merge(history: History, commit: CommitHead) -> tuple[Unmerged, ...]:
    """Those of a merge of two that was committed."""
    first, second = commit.parents
    return unmerged(
        history,
        (first, second),
        ids_between(history, first, commit.hash),
        ids_between(history, second, commit.hash),
    )


def unmerged(history: History, parents: tuple[str, str], ours: Ids, theirs: Ids) -> tuple[Unmerged, ...]:
    """Those of a merge of two commits; `ours` and `theirs` are what is not as in the first and in the second."""
    bases = merge_bases(history, *parents) or (EMPTY_TREE,)
    since = [ids_between(history, base, parents[0]) for base in bases]
    found = []
    for path in sorted({*ours, *theirs}):
        after = ours[path][1] if path in ours else theirs[path][1]
        here = ours[path][0] if path in ours else after
        there = theirs[path][0] if path in theirs else after
        were = tuple([changed[path][0] if path in changed else here for changed in since])
        one = Unmerged(path, were, here, there, after)
        if not any(_is_merged(history, one, was, parents[0]) for was in were):
            found.append(one)
    return tuple(found)


def _is_merged(history: History, one: Unmerged, was: str | None, commit: str) -> bool:
    """Whether a file is what comes of merging, whichever side was taken in a conflict."""
    here, there, after = one.ours, one.theirs, one.after
    if after == here == there or (here == was and after == there) or (there == was and after == here):
        return True
    if was in (here, there):
        return False
    kept = contents(history, [was, here, there, after])
    return is_explained(history, one.path, kept[was], kept[here], kept[there], kept[after], commit)
