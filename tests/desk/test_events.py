"""What happens at the desk reaches everybody who listens."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Gate
from threading import Thread, current_thread
from typing import Any, TypeVar

import pytest

from respondent.desk.events import Event, Events, Kind
from respondent.desk.presence import LASTS, Presence
from respondent.desk.watch import Watch
from respondent.errors import UnwritableFileError
from respondent.model.person import Person

T = TypeVar("T")


def in_a_loop(story: Coroutine[Any, Any, T]) -> T:
    """What it gives, in a thread of its own: in this one a browser of other tests may have its loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, story).result()


def subjects(events: list[Event]) -> list[str]:
    return [event.subject or event.kind.value for event in events]


async def listen(
    events: Events, count: int, *, confidential: bool = False, after: int | None = None
) -> list[Event]:
    found = []
    stream = events.subscribe(confidential=confidential, after=after)
    try:
        async for event in stream:
            found.append(event)
            if len(found) == count:
                break
    finally:
        await stream.aclose()
    return found


def test_events_of_other_threads_reach_those_who_may_hear_them() -> None:
    events = Events()

    async def story() -> tuple[list[Event], list[Event]]:
        public = asyncio.create_task(listen(events, 2))
        whole = asyncio.create_task(listen(events, 3, confidential=True))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for name in ("a", "secret", "b"):
            Thread(target=events.publish, args=(Event(Kind.CHANGED, name, name == "secret"),)).start()
            await asyncio.sleep(0.01)
        return await public, await whole

    public, whole = in_a_loop(story())
    assert subjects(public) == ["a", "b"]
    assert subjects(whole) == ["a", "secret", "b"]
    assert [event.number for event in whole] == [1, 2, 3]
    events.publish(Event(Kind.CHANGED, "nobody listens"))


def test_whoever_was_cut_off_hears_what_they_missed() -> None:
    events = Events()
    events.publish(*(Event(Kind.CHANGED, name) for name in "abc"))

    assert subjects(in_a_loop(listen(events, 2, after=1))) == ["b", "c"]
    assert subjects(list(events.since(0, confidential=False))) == ["a", "b", "c"]
    assert events.since(99, confidential=False)[0].kind is Kind.RELOAD  # of another run of the service


def test_whoever_is_too_slow_or_was_away_too_long_reads_everything_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("respondent.desk.events.KEPT", 2)
    events = Events()

    async def story() -> list[Event]:
        stream = events.subscribe(confidential=False)
        first = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        events.publish(Event(Kind.CHANGED, "a"))
        found = [await first]
        events.publish(*(Event(Kind.CHANGED, name) for name in "bcde"))
        await asyncio.sleep(0)
        found += [await anext(stream), await anext(stream)]
        await stream.aclose()
        return found

    assert subjects(in_a_loop(story())) == ["a", "reload", "e"]
    events._last = type(events._last)(events._last, maxlen=2)
    assert subjects(list(events.since(1, confidential=False))) == ["reload"]


def test_one_thread_looks_for_all_who_listen_and_none_when_nobody_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("respondent.desk.watch.LOOKS_EVERY", 0.001)
    lookers: set[Thread] = set()
    events = Events(Watch(lambda: lookers.add(current_thread())).kept)

    async def story() -> None:
        streams = [events.subscribe(confidential=False, after=0) for _ in range(3)]
        for stream in streams:
            await anext(stream)
        while not lookers:
            await asyncio.sleep(0)
        for stream in streams[1:]:
            await stream.aclose()
        lookers.clear()
        while not lookers:  # for the one who still listens
            await asyncio.sleep(0)
        await streams[0].aclose()

    events.publish(Event(Kind.CHANGED, "a"))
    in_a_loop(story())
    (looker,) = lookers
    looker.join()
    in_a_loop(listen(events, 1, after=0))


def test_a_look_that_fails_does_not_keep_the_next_from_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("respondent.desk.watch.LOOKS_EVERY", 0.001)
    looks: list[int] = []
    again = Gate()

    def look() -> None:
        looks.append(1)
        if len(looks) == 1:
            raise UnwritableFileError(Path("x"), "the disk is gone", "Bring it back.")
        again.set()

    with Watch(look).kept():
        assert again.wait(60)


def test_a_loop_that_was_closed_is_no_hindrance() -> None:
    events = Events()

    async def begin() -> None:
        stream = events.subscribe(confidential=False)
        await asyncio.wait([asyncio.ensure_future(anext(stream))], timeout=0.01)

    in_a_loop(begin())
    events.publish(Event(Kind.CHANGED, "a"))


def test_who_is_at_a_record_is_known_until_they_go_or_fall_silent() -> None:
    now = [datetime(2025, 1, 1, tzinfo=UTC)]
    told: list[str] = []
    presence = Presence(lambda: now[0], told.append)
    ann, ben = Person("Ann Office", "a@example.org"), Person("Ben Office", "b@example.org")

    presence.here("x", "1", ann)
    presence.here("x", "2", ben, editing=False)
    presence.here("x", "3", ann)
    presence.here("x", "1", ann)
    assert told == ["x", "x", "x"]
    assert [here.person.name for here in presence.at("x")] == ["Ann Office", "Ben Office"]
    assert [here.person.name for here in presence.at("x", without="2")] == ["Ann Office"]
    presence.gone("x", "3")
    presence.gone("x", "3")
    assert len(told) == 4
    presence.sweep()
    assert len(told) == 4
    now[0] += LASTS - timedelta(seconds=1)
    presence.here("x", "2", ben)
    assert told[4:] == ["x"]
    now[0] += timedelta(seconds=2)
    assert [here.person.name for here in presence.at("x")] == ["Ben Office"]
    assert told[5:] == []
    presence.sweep()
    assert told[5:] == ["x"], "whoever fell silent is gone for those who listen, too"
    presence.gone("x", "2")
    assert presence.at("x") == ()
