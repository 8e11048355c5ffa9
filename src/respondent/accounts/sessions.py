"""Sessions: who is signed in where. Only a digest of the cookie is kept; a session ends by itself or at a word."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from respondent.accounts.clock import Clock, moment, stamp
from respondent.accounts.origin import Origin
from respondent.accounts.secret import Secret, new_secret
from respondent.accounts.store import Store
from respondent.errors import AccountsUnusableError

_COLUMNS = "id, person_id, began_at, seen_at, expires_at, address, agent"


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a session lives without a click (`idle`), and at most (`whole`).

    A click is written down at most every `touch`, so that reading pages writes next to nothing.
    """

    idle: timedelta = timedelta(hours=12)
    whole: timedelta = timedelta(days=7)
    touch: timedelta = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which a person is signed in."""

    id: int
    person_id: int
    began: datetime
    seen: datetime
    expires: datetime
    origin: Origin


class Sessions:
    """The sessions of one store."""

    def __init__(self, store: Store, clock: Clock, lifetimes: Lifetimes) -> None:
        self._store = store
        self._clock = clock
        self._lifetimes = lifetimes

    def begin(self, person_id: int, origin: Origin) -> Secret:
        """A new session, with a secret that nobody has seen before; those that have run out are swept away."""
        secret, now = new_secret(), self._clock()
        with self._store.write() as connection:
            connection.execute(
                "DELETE FROM sessions WHERE expires_at <= ? OR seen_at <= ?", self._limits(now)
            )
            connection.execute(
                "INSERT INTO sessions (person_id, digest, began_at, seen_at, expires_at, address, agent)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(person_id, secret.digest, stamp(now), stamp(now), stamp(now + self._lifetimes.whole)),
                    *(origin.address, origin.agent),
                ),
            )
        return secret

    def find(self, secret: Secret) -> Session | None:
        """The session of that secret, if it still lives; it is then seen now."""
        now = self._clock()
        with self._store.read() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM sessions WHERE digest = ? AND expires_at > ? AND seen_at > ?",  # noqa: S608
                (secret.digest, *self._limits(now)),
            ).fetchone()
        if row is None:
            return None
        session = _session(row)
        if now - session.seen >= self._lifetimes.touch:
            # On a full disk people go on as they are; a click that was not kept only ends the session sooner.
            with suppress(AccountsUnusableError), self._store.write() as connection:
                connection.execute("UPDATE sessions SET seen_at = ? WHERE id = ?", (stamp(now), session.id))
        return session

    def of(self, person_id: int) -> tuple[Session, ...]:
        """A person's living sessions, the one seen last first."""
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM sessions WHERE person_id = ? AND expires_at > ? AND seen_at > ?"  # noqa: S608
                " ORDER BY seen_at DESC, id DESC",
                (person_id, *self._limits(self._clock())),
            ).fetchall()
        return tuple(map(_session, rows))

    def end(self, person_id: int, number: int) -> bool:
        """End one of this person's sessions; whether there was one of that number. Nobody else's can be ended."""
        with self._store.write() as connection:
            done = connection.execute(
                "DELETE FROM sessions WHERE id = ? AND person_id = ?", (number, person_id)
            )
        return done.rowcount > 0

    def end_with(self, secret: Secret) -> bool:
        """End the session of that secret; whether there was one."""
        with self._store.write() as connection:
            return connection.execute("DELETE FROM sessions WHERE digest = ?", (secret.digest,)).rowcount > 0

    def end_all(self, person_id: int, *, but: int | None = None) -> int:
        """End all of a person's sessions, or all but one; how many there were."""
        with self._store.write() as connection:
            done = connection.execute(
                "DELETE FROM sessions WHERE person_id = ? AND id IS NOT ?", (person_id, but)
            )
        return done.rowcount

    def _limits(self, now: datetime) -> tuple[int, int]:
        """What a living session's end, and the last click in it, must lie after."""
        return stamp(now), stamp(now - self._lifetimes.idle)


def _session(row: tuple[int, int, int, int, int, str, str]) -> Session:
    number, person_id, began, seen, expires, address, agent = row
    return Session(number, person_id, moment(began), moment(seen), moment(expires), Origin(address, agent))
