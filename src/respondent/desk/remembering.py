"""What the commits say of the past, asked of git once for each state of the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import islice
from threading import Lock

from respondent.desk.knowing import Known
from respondent.desk.past import (
    PastChange,
    PastFile,
    alone_in,
    arrivals_of,
    changed_between,
    changes_of,
    contents_of,
    ever_said,
    followed,
    last_changes,
    newer_than,
    text_at,
    turns_of,
    turns_since,
)
from respondent.desk.repository import Repository
from respondent.loading.workspace import SETTINGS

MOST = 200
"""Answers that are kept."""

RECORDS = (".yaml", ".csv")
LARGEST = 1_000_000
"""Bytes of a file of which it is told how it changed."""

MANY = 20
"""Files of one change that are looked at."""

SMALL = 20_000
HELD = 500
"""So many files of no more than so many bytes are kept as they once were."""

AMONG = 5
"""So many times as many changes are looked through, to find enough that somebody may see."""


class Remembering:
    """The past of a workspace; there is none where no `repository` keeps it. Several threads may ask.

    `known` is what the visitor may know, None where that is all.
    """

    def __init__(self, repository: Repository | None) -> None:
        self._repository = repository
        self._told: dict[tuple[object, ...], tuple[PastChange, ...]] = {}
        self._said: dict[tuple[object, ...], str | None] = {}
        self._held: dict[str, bytes] = {}
        self._lock = Lock()

    def history(self, path: str, limit: int, known: Known | None) -> tuple[PastChange, ...]:
        """Who changed a file when, the latest first, and that file alone.

        What a commit says is left out where it also changed files that the visitor may not see, and where the file
        itself was confidential then, or what it rests on; then it is not told either what the file held.
        """
        repository = self._repository
        if repository is None:
            return ()
        found = self._once(repository, path, limit, lambda: changes_of(repository, path, limit))
        changes = followed(found, lambda _: path)
        if known is None:
            return changes
        above = known.above(path)
        opened = {one for each in above for one in self._opened(repository, each, known)}
        for each in above - {path, SETTINGS} if known.has_folders else ():
            opened |= {one.commit for one in self._arrivals(repository, each)[:1]}
        newer = newer_than(repository, path, opened) if opened else {one.commit for one in changes}
        open_now = [one for one in changes if one.commit in newer]
        hidden = self._hidden(open_now, known)
        open_now = [one for one in open_now if hidden.isdisjoint(one.files)]
        whole = alone_in(repository, open_now, known.is_known)
        whole -= {one.commit for one in open_now if known.is_told_in(f"{one.subject} {one.body}")}
        told = {one.commit for one in open_now}
        return tuple(
            replace(
                one,
                subject=one.subject if one.commit in whole else "",
                body=one.body if one.commit in whole else "",
                files=tuple(replace(file, told=one.commit in told) for file in one.files),
            )
            for one in changes
        )

    def recent(self, limit: int, known: Known | None, now: Callable[[str], str]) -> tuple[PastChange, ...]:
        """The last changes of anything, the latest first; `now` gives where a record is whose file was at a path.

        Of a change only the files are told that the visitor knows, and none while it was confidential, or what it
        rests on. What was said of it is left out where it changed others too; one without such files is not told.
        """
        repository = self._repository
        if repository is None:
            return ()
        many = limit if known is None else limit * AMONG
        found = self._once(repository, "", many, lambda: last_changes(repository, many))
        changes = followed(found, now)
        if known is None:
            return changes
        shown: list[PastChange] = []
        seen = self._open_then(repository, changes, known)
        for some in _by(limit, seen):
            hidden = self._hidden(some, known)
            for one in some:
                files = tuple(file for file in one.files if file not in hidden)
                is_whole = files == one.files and not known.is_told_in(f"{one.subject} {one.body}")
                said = one if is_whole else replace(one, subject="", body="", files=files)
                shown += [said] if files else []
            if len(shown) >= limit:
                break
        return tuple(shown[:limit])

    def _open_then(
        self, repository: Repository, changes: Sequence[PastChange], known: Known
    ) -> list[PastChange]:
        """The changes with those of their files that are known and were not confidential, nor what they rest on.

        What was said of a change is left out where there were others.
        """
        if not changes:
            return []
        places = {one.commit: at for at, one in enumerate(changes)}
        until: dict[str, int] = {}  # by file, the place of the change from which on back it was confidential
        came: dict[str, int] = {}  # and from which on it lies where it does
        oldest = changes[-1].commit
        turns = self._once(repository, f"{oldest}..", 0, lambda: turns_since(repository, oldest))
        for turn, path in self._openings(repository, turns, known):
            until.setdefault(path, places.get(turn.commit, len(changes)))
        for place, one in enumerate(changes) if known.has_folders else ():
            for file in one.files:
                if file.before is None or file.was != file.path:
                    came.setdefault(file.path, place)
        found = []
        for place, one in enumerate(changes):
            files = tuple(
                file
                for file in one.files[:MANY]
                if file.now in known.files
                and all(
                    place < until.get(path, place + 1)
                    for path in (file.path, file.was, *known.above(file.now))
                )
                and (
                    file.before is None
                    or all(place < came.get(path, place + 1) for path in known.above(file.now) - {file.now})
                )
            )
            if files:
                is_all = len(files) == len(one.files)
                found.append(one if is_all else replace(one, subject="", body="", files=files))
        return found

    def _opened(
        self, repository: Repository, path: str, known: Known, asked: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """The last commit until which what hangs on a file may have been confidential; none where it never was."""
        turns = self._once(repository, f"?{path}", 0, lambda: turns_of(repository, path))
        found = self._openings(repository, turns, known, asked | {path})
        return tuple(turn.commit for turn, _ in islice(found, 1))

    def _arrivals(self, repository: Repository, path: str) -> tuple[PastChange, ...]:
        """The changes by which a file came to its path, the latest first."""
        return self._once(repository, f"+{path}", 0, lambda: arrivals_of(repository, path))

    def _openings(
        self,
        repository: Repository,
        turns: Sequence[PastChange],
        known: Known,
        asked: frozenset[str] = frozenset(),
    ) -> Iterator[tuple[PastChange, str]]:
        """The changes among these that may have opened what hangs on a file, with that file, in their order."""

        @cache
        def was_secret(name: str) -> bool:
            own = known.path_of(name)
            if own is None:
                return True
            above = known.above(own) - {SETTINGS} - asked
            if known.has_folders and any(
                known.comes_from_hidden(file)
                for each in above
                for one in self._arrivals(repository, each)
                for file in one.files
            ):
                return True
            return any(self._opened(repository, each, known, asked | above) for each in above)

        for some in _by(MANY, turns):
            held = self._read(_ids(file for turn in some for file in turn.files))
            for turn in some:
                for file in turn.files:
                    is_unread = not held.keys() >= _ids((file,))
                    if is_unread or known.opens(file.path, *_two(file, held), was_secret):
                        yield turn, file.path

    def contents(self, changes: Iterable[PastChange]) -> Mapping[str, bytes]:
        """What the files of records held before and after changes, by hash; of a change of very many, of some.

        What is too large is left out, and what only came or went.
        """
        return self._versions(
            file
            for change in changes
            for file in islice((one for one in change.files if one.told and one.before and one.after), MANY)
        )

    def _versions(self, files: Iterable[PastFile]) -> dict[str, bytes]:
        """What the files of records held before and after."""
        return self._read(_ids(file for file in files if file.path.endswith(RECORDS)))

    def _read(self, ids: Set[str]) -> dict[str, bytes]:
        """What files held, by its hash."""
        with self._lock:
            found = {one: self._held[one] for one in ids if one in self._held}
        if self._repository is not None and (missing := ids - found.keys()):
            read = contents_of(self._repository, sorted(missing), LARGEST)
            found |= read
            with self._lock:
                self._held |= {one: data for one, data in read.items() if len(data) <= SMALL}
                while len(self._held) > HELD:
                    self._held.pop(next(iter(self._held)))
        return found

    def _hidden(self, changes: Iterable[PastChange], known: Known) -> frozenset[PastFile]:
        """The files in these changes of which something was confidential, or would tell of it, or is too large."""
        files = [file for one in changes for file in one.files]
        held = self._versions(files)
        return frozenset(
            file for file in files if _is_unread(file, held) or known.hides(file, *_two(file, held))
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
        """What was answered before in this state of the repository, or now.

        “” is the path of everything, “commit..” that of the turns since it, “?path” that of a file’s
        turns, and “+path” that of its arrivals.
        """
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


def _by(many: int, changes: Sequence[PastChange]) -> Iterator[Sequence[PastChange]]:
    """So many at a time."""
    return (changes[at : at + many] for at in range(0, len(changes), many))


def _two(file: PastFile, held: Mapping[str, bytes]) -> tuple[bytes | None, bytes | None]:
    return held.get(file.before or ""), held.get(file.after or "")


def _is_unread(file: PastFile, held: Mapping[str, bytes]) -> bool:
    """Whether nobody has looked at what a record's file held."""
    return file.path.endswith(RECORDS) and not held.keys() >= _ids((file,))


def _ids(files: Iterable[PastFile]) -> set[str]:
    """The hashes of what files held before and after."""
    return {one for file in files for one in (file.before, file.after) if one is not None}
