"""The log of who did what."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.accounts.conftest import SetClock

from respondent.accounts.accounts import Accounts
from respondent.accounts.clock import moment, stamp, utc_now
from respondent.accounts.log import Action, Filter


def test_the_newest_stands_first_and_each_filter_holds(accounts: Accounts, clock: SetClock) -> None:
    began = clock.now
    accounts.log.add("amal@x.example", Action.SIGNED_IN, address="192.0.2.7")
    clock.pass_by(hours=1)
    accounts.log.add("zoe@x.example", Action.SAVED, "evidence/harbour/boats.yaml", "192.0.2.8")
    clock.pass_by(hours=1)
    accounts.log.add("amal@x.example", Action.SAVED, "evidence/harbour/quays.yaml", "192.0.2.7")

    def found(chosen: Filter) -> list[str]:
        return [f"{one.who.partition('@')[0]} {one.action}" for one in accounts.log.entries(chosen)]

    assert found(Filter()) == ["amal saved", "zoe saved", "amal signed in"]
    assert found(Filter(who="amal@x.example")) == ["amal saved", "amal signed in"]
    assert found(Filter(action=Action.SAVED)) == ["amal saved", "zoe saved"]
    assert found(Filter(since=began + timedelta(hours=1), until=began + timedelta(hours=2))) == ["zoe saved"]
    assert found(Filter(before=accounts.log.entries()[0].id)) == ["zoe saved", "amal signed in"]
    assert len(accounts.log.entries(limit=1)) == 1
    assert accounts.log.everybody() == ("amal@x.example", "zoe@x.example")
    entry = accounts.log.entries()[0]
    assert (entry.at, entry.about, entry.address) == (clock.now, "evidence/harbour/quays.yaml", "192.0.2.7")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET who = 'nobody'",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT 1, 2, 'x', 'y', 'z', ''",
    ],
)
def test_what_was_written_can_be_neither_changed_nor_taken_out(accounts: Accounts, statement: str) -> None:
    accounts.log.add("amal@x.example", Action.SIGNED_IN)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"), accounts.store.write() as connection:
        connection.execute(statement)
    assert [one.who for one in accounts.log.entries()] == ["amal@x.example"]


def test_a_line_stays_one_line_and_short(accounts: Accounts) -> None:
    accounts.log.add("a\n2026 zoe@x.example", Action.SAVED, "x" * 1000 + "\x1b[31m")
    entry = accounts.log.entries()[0]
    assert entry.who == "a2026 zoe@x.example"
    assert len(entry.about) == 300


def test_times_are_the_servers_in_utc_whatever_zone_they_are_given_in() -> None:
    noon = datetime(2026, 7, 1, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    assert moment(stamp(noon)) == datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    assert moment(stamp(noon)).tzinfo is UTC
    assert utc_now().tzinfo is UTC
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 7, 1))  # noqa: DTZ001 - the point of the test
