"""Changes that a merge dropped: git says nothing of them, and whoever made them thinks that they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from respondent.history.changed import (
    EMPTY_TREE,
    ask,
    authors_of,
    commits_since,
    contents,
    ids_staged,
    merge_bases,
)
from respondent.history.history import History
from respondent.merging.dropped import WHOLE, Dropped, dropped
from respondent.model.codes import O105
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.edit import ABSENT
from respondent.model.partner import Partner, partner_at
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.owning.authored import between, by_the_merge, id_at, unmerged
from respondent.owning.explained import key_at

PartnersOf = Callable[[str], Sequence[Partner]]
"""The partners that the settings of a file's workspace name."""

_MOST = 3
"""Of so many values it is said what they are."""
_LONGEST = 40


def dropped_since(history: History, revision: str, partners_of: PartnersOf) -> tuple[Diagnostic, ...]:
    """What the merges since a revision dropped, and what is not there now either.

    What one side alone had changed counts, not what was chosen where both had. Raises NoSuchRevisionError.
    """
    base, head = between(history, revision)
    names = _names(history.files_at(head) or ())
    found: list[Diagnostic] = []
    for commit in commits_since(history, base, head):
        if len(commit.parents) == 2:
            by = f"commit {commit.hash[:10]}, by {commit.email or 'somebody without an e-mail address'}"
            merge = _Merge(history, commit.parents, partners_of, by)
            for path, (_, after) in by_the_merge(history, commit).items():
                found += merge.drops(path, after, id_at(history, head, path), names)
    return in_order(found)


def dropped_when_staged(
    history: History, merging: str, partners_of: PartnersOf, also: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """The same of the merge that is about to be committed: `merging` is merged into the last commit.

    `also` names the index in git's environment, where a hook was given one.
    """
    head = history.commit or EMPTY_TREE
    merge = _Merge(history, (head, merging), partners_of, "not committed yet")
    ids = unmerged(
        history, merge.parents, ids_staged(history, head, also), ids_staged(history, merging, also)
    )
    names = _names(ask(history, "ls-files", "-z").out.decode("utf-8", "surrogateescape").split("\0"))
    return in_order(
        problem for path, (_, after) in ids.items() for problem in merge.drops(path, after, after, names)
    )


def _names(paths: Sequence[str]) -> frozenset[str]:
    """The files' names: of records and tables each is there once, in whatever folder."""
    return frozenset(PurePosixPath(path).name for path in paths)


@dataclass(frozen=True)
class _Merge:
    """A merge of two commits; `by` says which and whose."""

    history: History
    parents: tuple[str, ...]
    partners_of: PartnersOf
    by: str

    def drops(
        self, path: str, after: str | None, now: str | None, names: frozenset[str]
    ) -> Iterator[Diagnostic]:
        """What was dropped in one file, that has the content of `after` by the merge and of `now` at last."""
        if now is None and PurePosixPath(path).name in names:
            return  # it stands in another folder
        ids = [id_at(self.history, parent, path) for parent in self.parents]
        bases = merge_bases(self.history, *self.parents) or (EMPTY_TREE,)
        was = {base: id_at(self.history, base, path) for base in bases}
        kept = contents(self.history, [*ids, *was.values(), after, now])
        key = key_at(self.history, self.parents[0], path) if path.lower().endswith(".csv") else None
        for (side, mine), theirs in zip(zip(self.parents, ids, strict=True), ids[::-1], strict=True):
            others = (kept[theirs], kept[after], kept[now])
            lost = [dropped(kept[one], kept[mine], others, path, key) for one in was.values()]
            everywhere = [one for one in lost[0] if all(one in more for more in lost[1:])]
            if everywhere:
                authors = dict.fromkeys(
                    one for base in was for one in authors_of(self.history, base, side, path)
                )
                yield self._told(path, everywhere, [self._organisation(one, path) for one in authors])

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
            f"A merge ({self.by}) dropped what {whose} changed here: {'; '.join(said)}.",
            "Make the change again; or, if it was dropped on purpose, tell whoever made it.",
        )


def _in_words(lost: Dropped) -> str:
    name = "the file" if lost.path == WHOLE else lost.path
    if lost.before is ABSENT:
        return f"{name} is not there"
    if lost.wanted is ABSENT:
        return f"{name} is there again"
    if isinstance(lost.before, str) and isinstance(lost.wanted, str) and lost.path != WHOLE:
        return (
            f"{name} is “{shortened(lost.before, _LONGEST)}” again, not “{shortened(lost.wanted, _LONGEST)}”"
        )
    return f"{name} is as it was before"
