"""The people who may enter, or are invited: names, addresses, organisations and roles."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime

from respondent.accounts.clock import Clock, moment, stamp
from respondent.accounts.naming import email_key, tidy_email, tidy_name
from respondent.accounts.refusal import Reason, Refusal
from respondent.accounts.store import Store
from respondent.model.person import Person, Role

_COLUMNS = "id, name, email, organisation, role, password, added_at, joined_at"


@dataclass(frozen=True, slots=True)
class Member:
    """A person with an account; `joined` is when they first chose a password, None while they are only invited."""

    id: int
    person: Person
    added: datetime
    joined: datetime | None
    password: str | None = field(repr=False)

    @property
    def administers(self) -> bool:
        """Whether this person can enter and administer."""
        return self.joined is not None and self.person.role is Role.ADMINISTRATOR


class People:
    """The people of one store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def everybody(self) -> tuple[Member, ...]:
        """All of them, by name."""
        with self._store.read() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM people").fetchall()  # noqa: S608 - columns of ours
        return tuple(sorted(map(_member, rows), key=lambda one: (one.person.name.casefold(), one.id)))

    def by_id(self, number: int) -> Member | None:
        """The person of that number, or None."""
        return self._one("id = ?", number)

    def by_email(self, email: str) -> Member | None:
        """The person of that address, however it is written, or None."""
        return self._one("email_key = ?", email_key(email))

    def add(self, name: str, email: str, organisation: str, role: Role) -> Member | Refusal:
        """Somebody new, who can enter once they have spent an invitation."""
        named, address = tidy_name(name), tidy_email(email)
        if named is None:
            return _NAME
        if address is None:
            return Refusal(Reason.EMAIL, "Enter an e-mail address such as name@example.org.")
        try:
            with self._store.write() as connection:
                cursor = connection.execute(
                    "INSERT INTO people (name, email, email_key, organisation, role, added_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (named, address, email_key(address), organisation, role.value, stamp(self._clock())),
                )
                number = cursor.lastrowid
        except sqlite3.IntegrityError:
            return Refusal(Reason.TAKEN, f"{address} has been invited already, or has an account.")
        member = self.by_id(number or 0)
        assert member is not None  # noqa: S101 - it was put in just now
        return member

    def change(
        self,
        number: int,
        *,
        name: str | None = None,
        organisation: str | None = None,
        role: Role | None = None,
    ) -> Member | Refusal:
        """Another name, organisation or role; it holds from the person's next click. None leaves what was."""
        named = None if name is None else tidy_name(name)
        if name is not None and named is None:
            return _NAME
        with self._store.write() as connection:
            member = self.by_id(number)
            if member is None:
                return NOBODY
            if role not in (None, Role.ADMINISTRATOR) and self._is_last(member):
                return _LAST
            old = member.person
            connection.execute(
                "UPDATE people SET name = ?, organisation = ?, role = ? WHERE id = ?",
                (
                    named or old.name,
                    old.organisation if organisation is None else organisation,
                    (role or old.role).value,
                    number,
                ),
            )
            changed = self.by_id(number)
        assert changed is not None  # noqa: S101 - the transaction above found it
        return changed

    def remove(self, number: int) -> Member | Refusal:
        """Somebody who may enter no longer: sessions and invitations end at once. Gives who it was."""
        with self._store.write() as connection:
            member = self.by_id(number)
            if member is None:
                return NOBODY
            if self._is_last(member):
                return _LAST
            connection.execute("DELETE FROM people WHERE id = ?", (number,))
        return member

    def has_administrator(self) -> bool:
        """Whether there is anybody who can enter and invite others."""
        return any(member.administers for member in self.everybody())

    def set_password(self, number: int, hashed: str) -> None:
        """Keep a password's hash; the first one makes the person joined."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE people SET password = ?, joined_at = COALESCE(joined_at, ?) WHERE id = ?",
                (hashed, stamp(self._clock()), number),
            )

    def _is_last(self, member: Member) -> bool:
        """Whether nobody could administer without this person."""
        others = (one for one in self.everybody() if one.id != member.id)
        return member.administers and not any(one.administers for one in others)

    def _one(self, condition: str, value: int | str) -> Member | None:
        with self._store.read() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM people WHERE {condition}", (value,)).fetchone()  # noqa: S608
        return None if row is None else _member(row)


NOBODY = Refusal(Reason.NOBODY, "This person has no account any more. Somebody else may have removed it.")

_NAME = Refusal(Reason.NAME, "Enter a name of up to 100 characters, without < and >.")
_LAST = Refusal(
    Reason.LAST_ADMINISTRATOR,
    "This is the last administrator. Make somebody else an administrator first, or nobody could invite people.",
)


def _member(row: tuple[int, str, str, str, str, str | None, int, int | None]) -> Member:
    number, name, email, organisation, role, password, added, joined = row
    person = Person(name=name, email=email, organisation=organisation, role=Role(role))
    return Member(number, person, moment(added), None if joined is None else moment(joined), password)
