"""Who is at which record just now, as far as their browsers say so from time to time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from respondent.model.person import Person

LASTS = timedelta(seconds=45)
"""How long somebody counts as being there after the last word of it."""


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody at a record, since when, and the last word of it; `editing` or only reading."""

    person: Person
    since: datetime
    seen: datetime
    editing: bool


class Presence:
    """Those who are at records; `told` is called with the record's id when its people are other ones."""

    def __init__(self, clock: Callable[[], datetime], told: Callable[[str], None]) -> None:
        self._clock = clock
        self._told = told
        self._lock = Lock()
        self._here: dict[str, dict[str, Here]] = {}

    def here(self, record: str, who: str, person: Person, *, editing: bool = True) -> None:
        """Somebody is at a record; `who` tells one browser from another, so that a person may be there twice."""
        now = self._clock()
        with self._lock:
            people = self._swept(record, now)
            before = people.get(who)
            since = before.since if before is not None else now
            people[who] = Here(person, since, now, editing)
            self._here[record] = people
            is_new = before is None or before.editing is not editing
        if is_new:
            self._told(record)

    def gone(self, record: str, who: str) -> None:
        """Somebody has left a record."""
        with self._lock:
            left = self._here.get(record, {}).pop(who, None)
            if not self._here.get(record):
                self._here.pop(record, None)
        if left is not None:
            self._told(record)

    def left(self, record: str, person: Person) -> None:
        """Somebody is done with a record, in every browser; one in which they go on says so before long."""
        with self._lock:
            people = self._here.get(record, {})
            theirs = [who for who, here in people.items() if here.person.email == person.email]
        for who in theirs:
            self.gone(record, who)

    def sweep(self) -> None:
        """Forget those who fell silent without a word that they leave, and tell of it."""
        now = self._clock()
        silent = []
        with self._lock:
            for record, people in tuple(self._here.items()):
                left = self._swept(record, now)
                if len(left) < len(people):
                    silent.append(record)
                    self._here[record] = left
                if not left:
                    del self._here[record]
        for record in silent:
            self._told(record)

    def at(self, record: str, *, without: str = "") -> tuple[Here, ...]:
        """Who is at a record, each person once, those who edit and came first first; one browser left out."""
        with self._lock:
            people = self._swept(record, self._clock())
            found = [here for who, here in people.items() if who != without]
        found.sort(key=lambda one: (not one.editing, one.since))
        return tuple({(one.person.name, one.person.email): one for one in reversed(found)}.values())[::-1]

    def _swept(self, record: str, now: datetime) -> dict[str, Here]:
        """The people of a record that were heard of lately."""
        people = self._here.get(record, {})
        return {who: here for who, here in people.items() if now - here.seen <= LASTS}
