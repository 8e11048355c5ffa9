"""What the commits say of the past, asked of git once for each state of the repository."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from threading import Lock

from respondent.desk.past import (
    PastChange,
    alone_in,
    changed_between,
    changes_of,
    ever_said,
    last_changes,
    newer_than,
    opening,
    openings,
    text_at,
)
from respondent.desk.repository import Repository

MOST = 200
"""Answers that are kept."""

AMONG = 5
"""So many times as many changes are looked through, to find enough that somebody may see."""


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody may see who may not see all: the files, and for one of them all on which its secrecy hangs."""

    files: Collection[str]
    above: Callable[[str], Iterable[str]]


class Remembering:
    """The past of a workspace; there is none where no `repository` keeps it. Several threads may ask.

    `known` is what the visitor may see, None where that is all.
    """

    def __init__(self, repository: Repository | None) -> None:
        self._repository = repository
        self._told: dict[tuple[object, ...], tuple[PastChange, ...]] = {}
        self._said: dict[tuple[object, ...], str | None] = {}
        self._lock = Lock()

    def history(self, path: str, limit: int, known: Known | None) -> tuple[PastChange, ...]:
        """Who changed a file when, the latest first.

        What a commit says is left out where it also changed files that the visitor may not see, and where the file
        itself was confidential then, or what it rests on.
        """
        repository = self._repository
        if repository is None:
            return ()
        changes = self._once(repository, path, limit, lambda: changes_of(repository, path, limit))
        if known is None:
            return changes
        opened = {one.commit for each in known.above(path) if (one := opening(repository, each)) is not None}
        if opened:
            newer = newer_than(repository, path, opened)
            open_now = [one for one in changes if one.commit in newer]
        else:
            open_now = list(changes)
        open_to_all = alone_in(repository, open_now, known.files)
        return tuple(
            one if one.commit in open_to_all else replace(one, subject="", body="") for one in changes
        )

    def recent(self, limit: int, known: Known | None) -> tuple[PastChange, ...]:
        """The last changes of anything, the latest first.

        Only those that changed no file but known ones, and none while it was confidential, or what it rests on.
        """
        repository = self._repository
        if repository is None:
            return ()
        many = limit if known is None else limit * AMONG
        changes = self._once(repository, "", many, lambda: last_changes(repository, many))
        if known is None:
            return changes
        seen = [one for one in changes if one.paths and set(one.paths) <= set(known.files)][:limit]
        if not seen:
            return ()
        places = {one.commit: at for at, one in enumerate(changes)}
        until: dict[str, int] = {}  # by file, the place of the change from which on back it was confidential
        for opened in openings(repository, seen[-1].commit):
            for path in opened.paths:
                until.setdefault(path, places.get(opened.commit, many))
        return tuple(
            one
            for one in seen
            if all(places[one.commit] < until.get(p, many) for path in one.paths for p in known.above(path))
        )

    def between(self, before: str | None, after: str | None) -> tuple[PastChange, ...]:
        """The commits that came between two."""
        if self._repository is None or before is None or after is None or before == after:
            return ()
        return changed_between(self._repository, before, after)

    def ever_said(self, path: str) -> str | None:
        """Every line that ever stood in a file; None where nobody knows."""
        repository = self._repository
        if repository is None:
            return None
        key = repository.mark(), path
        with self._lock:
            if key in self._said:
                return self._said[key]
        said = ever_said(repository, path)
        with self._lock:
            self._said = {one: text for one, text in self._said.items() if one[0] == key[0]} | {key: said}
        return said

    def text_at(self, commit: str, path: str) -> bytes | None:
        """A file as it was in a commit."""
        return text_at(self._repository, commit, path) if self._repository else None

    def _once(
        self, repository: Repository, path: str, limit: int, ask: Callable[[], tuple[PastChange, ...]]
    ) -> tuple[PastChange, ...]:
        """What was answered before in this state of the repository, or now; “” is the path of everything."""
        key = repository.mark(), path, limit
        with self._lock:
            answer = self._told.get(key)
        if answer is None:
            answer = ask()
            with self._lock:
                while len(self._told) >= MOST:
                    self._told.pop(next(iter(self._told)))
                self._told[key] = answer
        return answer
