"""The log of who did what, when and from where. It only grows; no secret and nothing of a record is in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from respondent.accounts.clock import Clock, moment, stamp
from respondent.accounts.store import Store

NOBODY = ""
"""Who did it, where that is not known."""

_LONGEST = 300
_PAGE = 100


class Action(StrEnum):
    """What somebody did. What it was done to is an entry's `about`: an address, a record's id, a document."""

    SIGNED_IN = "signed in"
    SIGN_IN_FAILED = "failed to sign in"
    SIGN_IN_BLOCKED = "was kept from signing in"
    SIGNED_OUT = "signed out"
    SESSION_ENDED = "ended a session"
    PASSWORD_CHANGED = "changed their password"  # noqa: S105 - words for people
    PASSWORD_FAILED = "gave a wrong password"  # noqa: S105 - words for people
    JOINED = "took up an invitation"
    INVITED = "invited"
    LINK_RENEWED = "gave a new link to"
    INVITATION_REVOKED = "took back the invitation of"
    PERSON_CHANGED = "changed the account of"
    PERSON_REMOVED = "removed"
    SAVED = "saved"
    REVIEWED = "reviewed"
    SIGNED_OFF = "signed off"
    COMMENTED = "commented on"
    DOWNLOADED = "downloaded"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    id: int
    at: datetime
    who: str
    action: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries to look at; None or empty does not filter. `before`: those older than the entry of that id."""

    who: str = ""
    action: Action | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


class Log:
    """The log of one store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, who: str, action: Action, about: str = "", address: str = "") -> None:
        """One more line. `who` is the address of a person; what cannot be printed is left out."""
        with self._store.write() as connection:
            connection.execute(
                "INSERT INTO log (at, who, action, about, address) VALUES (?, ?, ?, ?, ?)",
                (stamp(self._clock()), _line(who), action.value, _line(about), _line(address)),
            )

    def entries(self, chosen: Filter = Filter(), limit: int = _PAGE) -> tuple[Entry, ...]:
        """The newest entries, newest first. `since` is included, `until` is not."""
        conditions = (
            ("who = ?", chosen.who or None),
            ("action = ?", chosen.action and chosen.action.value),
            ("at >= ?", chosen.since and stamp(chosen.since)),
            ("at < ?", chosen.until and stamp(chosen.until)),
            ("id < ?", chosen.before),
        )
        held = [(condition, value) for condition, value in conditions if value is not None]
        where = " AND ".join(condition for condition, _ in held) or "1"
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT id, at, who, action, about, address FROM log WHERE {where} ORDER BY id DESC LIMIT ?",  # noqa: S608
                (*(value for _, value in held), limit),
            ).fetchall()
        return tuple(Entry(number, moment(at), *rest) for number, at, *rest in rows)

    def everybody(self) -> tuple[str, ...]:
        """The addresses of all who stand in the log."""
        with self._store.read() as connection:
            rows = connection.execute("SELECT DISTINCT who FROM log WHERE who <> '' ORDER BY who").fetchall()
        return tuple(row[0] for row in rows)


def _line(text: str) -> str:
    return "".join(mark for mark in text if unicodedata.category(mark)[0] != "C")[:_LONGEST]
