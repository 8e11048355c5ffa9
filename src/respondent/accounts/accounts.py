"""All that is kept about who may enter, opened together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from respondent.accounts.clock import Clock, utc_now
from respondent.accounts.hashing import Hasher
from respondent.accounts.invitations import Invitations
from respondent.accounts.limits import Limits
from respondent.accounts.log import Log
from respondent.accounts.people import People
from respondent.accounts.sessions import Lifetimes, Sessions
from respondent.accounts.store import Store

FOLDER = ".respondent"
"""Where the accounts are kept beside a workspace, if the user does not say otherwise. Git does not see into it."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The parts of one store. `entering` and `administering` do with them what people ask for."""

    store: Store
    clock: Clock
    hasher: Hasher
    people: People
    invitations: Invitations
    sessions: Sessions
    limits: Limits
    log: Log

    def close(self) -> None:
        """Close the file."""
        self.store.close()


def open_accounts(
    folder: Path,
    clock: Clock = utc_now,
    hasher: Hasher | None = None,
    lifetimes: Lifetimes = Lifetimes(),  # noqa: B008 - a frozen value
) -> Accounts:
    """The accounts in that folder, made where there are none; close them when done.

    Raises AccountsUnusableError, NewerAccountsError, and MissingLibraryError without argon2-cffi.
    """
    hasher = hasher or Hasher()
    store = Store(folder)
    return Accounts(
        store=store,
        clock=clock,
        hasher=hasher,
        people=People(store, clock),
        invitations=Invitations(store, clock),
        sessions=Sessions(store, clock, lifetimes),
        limits=Limits(store, clock),
        log=Log(store, clock),
    )
