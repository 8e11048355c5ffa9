"""Changes that a merge dropped: git says nothing of them, and whoever made them thinks that they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from respondent.history.changed import (
    EMPTY_TREE,
    authors_of,
    commits_since,
    contents,
    ids_between,
    ids_staged,
)
from respondent.history.history import History
from respondent.merging.differing import where_they_differ
from respondent.merging.dropped import Dropped, dropped
from respondent.merging.outcome import WHOLE
from respondent.model.codes import O105
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.edit import ABSENT
from respondent.model.partner import Partner, partner_at
from respondent.model.shortened import with_full_stop
from respondent.model.span import Span
from respondent.owning.authored import between
from respondent.owning.explained import key_at
from respondent.owning.unmerged import Unmerged, by_merge, unmerged

PartnersOf = Callable[[str], Sequence[Partner]]
"""The partners that the settings of a file's workspace name."""

_MOST = 3
"""Of so many values it is said what they are."""


def dropped_since(history: History, revision: str, partners_of: PartnersOf) -> tuple[Diagnostic, ...]:
    """What the merges since a revision dropped, and what is not there now either.

    What one side alone had changed counts, not what was chosen where both had. Raises NoSuchRevisionError.
    """
    base, head = between(history, revision)
    merges = [commit for commit in commits_since(history, base, head) if len(commit.parents) == 2]
    present = ids_between(history, EMPTY_TREE, head) if merges else {}
    names = _names(present)
    found: list[Diagnostic] = []
    for commit in merges:
        by = f"commit {commit.hash[:10]}, by {commit.email or 'somebody without an e-mail address'}"
        merge = _Merge(history, (commit.parents[0], commit.parents[1]), partners_of, by)
        for one in by_merge(history, commit):
            found += merge.drops(one, present.get(one.path, (None, None))[1], names)
    return in_order(found)


def dropped_when_staged(
    history: History, merging: str, partners_of: PartnersOf, also: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """The same of the merge that is about to be committed: `merging` is merged into the last commit.

    `also` names the index in git's environment, where a hook was given one.
    """
    head = history.commit or EMPTY_TREE
    merge = _Merge(history, (head, merging), partners_of, "not committed yet")
    ours, theirs = (ids_staged(history, one, also) for one in merge.parents)
    names = _names(ids_staged(history, EMPTY_TREE, also))
    written = unmerged(history, merge.parents, ours, theirs)
    return in_order(problem for one in written for problem in merge.drops(one, one.after, names))


def _names(paths: Iterable[str]) -> frozenset[str]:
    """The files' names: of records and tables each is there once, in whatever folder."""
    return frozenset(PurePosixPath(path).name for path in paths)


@dataclass(frozen=True)
class _Merge:
    """A merge of two commits; `by` says which and whose."""

    history: History
    parents: tuple[str, str]
    partners_of: PartnersOf
    by: str

    def drops(self, file: Unmerged, now: str | None, names: frozenset[str]) -> Iterator[Diagnostic]:
        """What was dropped in one file, whose content is that of `now` at last."""
        path = file.path
        if now is None and PurePosixPath(path).name in names:
            return  # it stands in another folder
        kept = contents(self.history, [*file.bases, file.ours, file.theirs, file.after, now])
        key = key_at(self.history, self.parents[0], path) if path.lower().endswith(".csv") else None
        ours, theirs = self.parents
        for side, other, mine, its in (
            (ours, theirs, file.ours, file.theirs),
            (theirs, ours, file.theirs, file.ours),
        ):
            after = (kept[its], kept[file.after], kept[now])
            first, *more = (dropped(kept[base], kept[mine], after, path, key) for base in file.bases)
            lost = [one for one in first if all(one in others for others in more)]
            if lost:
                authors = authors_of(self.history, other, side, path)
                yield self._told(path, lost, [self._organisation(one, path) for one in authors])

    def _organisation(self, address: str, path: str) -> str:
        partner = partner_at(address, self.partners_of(path))
        return partner.organisation if partner is not None else address

    def _told(self, path: str, lost: Sequence[Dropped], authors: Sequence[str]) -> Diagnostic:
        whose = " and ".join(dict.fromkeys(authors)) or "one side"
        said = [_in_words(one) for one in lost[:_MOST]]
        if len(lost) > _MOST:
            said.append(f"and {len(lost) - _MOST} more")
        return O105.at(
            Span(path),
            with_full_stop(f"A merge ({self.by}) dropped what {whose} changed here: {'; '.join(said)}"),
            "Make the change again; or, if it was dropped on purpose, tell whoever made it.",
        )


def _in_words(lost: Dropped) -> str:
    name = "the file" if lost.path == WHOLE else lost.path
    if lost.before is ABSENT:
        return f"{name} is not there"
    if lost.wanted is ABSENT:
        return f"{name} is there again"
    if isinstance(lost.before, str) and isinstance(lost.wanted, str) and lost.path != WHOLE:
        before, wanted = where_they_differ([" ".join(one.split()) for one in (lost.before, lost.wanted)])
        return f"{name} is “{before}” again, not “{wanted}”"
    return f"{name} is as it was before"
