"""How often something may be tried: windows that slide, for each account and each address.

An attempt counts before it is looked at, so that a thousand at once get no further than ten in turn; one that
succeeds is forgotten. Attempts that were turned away do not count: nobody is kept out longer for trying again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from respondent.accounts.clock import Clock, moment, stamp
from respondent.accounts.store import Store


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts in any such stretch of time; `of` says what is counted, such as “account”."""

    of: str
    attempts: int
    within: timedelta


ACCOUNT = Limit("account", 10, timedelta(minutes=15))
ADDRESS = Limit("address", 50, timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that was let through; `numbers` are its places in the windows."""

    numbers: tuple[int, ...]


class Limits:
    """The attempts of one store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def take(self, counted: Sequence[tuple[Limit, str]]) -> Attempt | timedelta:
        """Count an attempt under each limit and whom it is for, or, if one is used up, how long until it is not."""
        now = self._clock()
        with self._store.write() as connection:
            waits = [wait for limit, whom in counted if (wait := self._wait(limit, whom, now))]
            if waits:
                return max(waits)
            connection.execute("DELETE FROM attempts WHERE at <= ?", (stamp(now - _LONGEST),))
            cursors = [
                connection.execute(
                    "INSERT INTO attempts (bucket, at) VALUES (?, ?)", (_bucket(limit, whom), stamp(now))
                )
                for limit, whom in counted
            ]
        return Attempt(tuple(cursor.lastrowid or 0 for cursor in cursors))

    def forget(self, attempt: Attempt) -> None:
        """This attempt succeeded: it does not count."""
        with self._store.write() as connection:
            connection.executemany(
                "DELETE FROM attempts WHERE id = ?", [(number,) for number in attempt.numbers]
            )

    def clear(self, limit: Limit, whom: str) -> None:
        """Forget all that was counted for somebody."""
        with self._store.write() as connection:
            connection.execute("DELETE FROM attempts WHERE bucket = ?", (_bucket(limit, whom),))

    def _wait(self, limit: Limit, whom: str, now: datetime) -> timedelta:
        """How long until one more attempt fits, or nothing."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT at FROM attempts WHERE bucket = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?",
                (_bucket(limit, whom), stamp(now - limit.within), limit.attempts - 1),
            ).fetchone()
        return timedelta() if row is None else min(moment(row[0]) + limit.within - now, limit.within)


_LONGEST = timedelta(days=1)


def _bucket(limit: Limit, whom: str) -> str:
    """The name of a window. People type passwords where the address belongs: what they typed is not kept."""
    return f"{limit.of}:{hashlib.sha256(whom.encode('utf-8', 'surrogatepass')).hexdigest()}"
