"""Accounts in a folder of their own, with a clock that the test sets and hashes that cost next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from respondent.accounts.accounts import Accounts, open_accounts
from respondent.accounts.hashing import Cost, Hasher
from respondent.accounts.people import Member
from respondent.model.person import Role

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)


@dataclass
class SetClock:
    """A clock that stands where it is put."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 29, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **how_long: float) -> None:
        self.now += timedelta(**how_long)


@pytest.fixture(scope="session")
def hasher() -> Hasher:
    return Hasher(CHEAP)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def accounts(tmp_path: Path, clock: SetClock, hasher: Hasher) -> Iterator[Accounts]:
    opened = open_accounts(tmp_path / "state", clock, hasher)
    yield opened
    opened.close()


@pytest.fixture
def amal(accounts: Accounts, hasher: Hasher) -> Member:
    """An editor of an invented charity who has joined, with the password “gravel teapot lantern”."""
    member = accounts.people.add("Amal Example", "amal@charity.example", "harbour", Role.EDITOR)
    assert isinstance(member, Member)
    accounts.people.set_password(member.id, hasher.hash("gravel teapot lantern"))
    joined = accounts.people.by_id(member.id)
    assert joined is not None
    return joined


@contextmanager
def fresh() -> Iterator[tuple[Accounts, SetClock, Member]]:
    """Accounts with one person, for each example of a property."""
    with TemporaryDirectory() as folder:
        clock = SetClock()
        opened = open_accounts(Path(folder), clock, Hasher(CHEAP))
        try:
            member = opened.people.add("Amal Example", "amal@charity.example", "harbour", Role.EDITOR)
            assert isinstance(member, Member)
            yield opened, clock, member
        finally:
            opened.close()
