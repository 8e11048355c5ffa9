"""Invitations: links that one person may spend once, before they expire. Links are kept as digests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from respondent.accounts.clock import Clock, moment, stamp
from respondent.accounts.secret import Secret, new_secret
from respondent.accounts.store import Store

LIFETIME = timedelta(days=7)
_COLUMNS = "id, person_id, issued_at, expires_at, spent_at, revoked_at"


class State(StrEnum):
    """Whether an invitation can be spent, and if not, why."""

    OPEN = "open"
    SPENT = "spent"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One link that was given out, and its state at the time of asking."""

    id: int
    person_id: int
    issued: datetime
    expires: datetime
    state: State


class Invitations:
    """The invitations of one store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def issue(self, person_id: int, lifetime: timedelta = LIFETIME) -> Secret:
        """A new link for a person; the open ones before it can no longer be spent."""
        secret, now = new_secret(), self._clock()
        with self._store.write() as connection:
            self.revoke(person_id)
            connection.execute(
                "INSERT INTO invitations (person_id, digest, issued_at, expires_at) VALUES (?, ?, ?, ?)",
                (person_id, secret.digest, stamp(now), stamp(now + lifetime)),
            )
        return secret

    def revoke(self, person_id: int) -> bool:
        """Make a person's open links useless; whether there was one."""
        now = stamp(self._clock())
        with self._store.write() as connection:
            done = connection.execute(
                "UPDATE invitations SET revoked_at = ?"
                " WHERE person_id = ? AND spent_at IS NULL AND revoked_at IS NULL AND expires_at > ?",
                (now, person_id, now),
            )
        return done.rowcount > 0

    def find(self, secret: Secret) -> Invitation | None:
        """The invitation with that link, whatever its state. To look at it does not spend it."""
        return self._one("digest = ?", secret.digest)

    def latest(self, person_id: int) -> Invitation | None:
        """The invitation that a person was given last."""
        return self._one("person_id = ?", person_id)

    def spend(self, secret: Secret) -> Invitation | None:
        """Spend a link: of all who try, one gets the invitation. None if it cannot be spent (any more)."""
        now = stamp(self._clock())
        with self._store.write() as connection:
            done = connection.execute(
                "UPDATE invitations SET spent_at = ?"
                " WHERE digest = ? AND spent_at IS NULL AND revoked_at IS NULL AND expires_at > ?",
                (now, secret.digest, now),
            )
            return self.find(secret) if done.rowcount == 1 else None

    def _one(self, condition: str, value: int | str) -> Invitation | None:
        with self._store.read() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM invitations WHERE {condition} ORDER BY id DESC LIMIT 1",  # noqa: S608
                (value,),
            ).fetchone()
        return None if row is None else _invitation(row, stamp(self._clock()))


def _invitation(row: tuple[int, int, int, int, int | None, int | None], now: int) -> Invitation:
    number, person_id, issued, expires, spent, revoked = row
    if spent is not None:
        state = State.SPENT
    elif revoked is not None:
        state = State.REVOKED
    else:
        state = State.OPEN if expires > now else State.EXPIRED
    return Invitation(number, person_id, moment(issued), moment(expires), state)
