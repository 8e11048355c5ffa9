"""What happens at the desk, told to everybody who listens, in threads and in event loops."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock

KEPT = 1000
"""Events that are kept for those who were cut off, and that may wait for one who is slow."""


class Kind(StrEnum):
    """What has happened."""

    CHANGED = "changed"  # a record, or a template
    REMARKED = "remarked"  # somebody has said something of a record
    PRESENCE = "presence"  # somebody has come to a record, or gone
    RELOAD = "reload"  # so much that everything is to be read again


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to one record or template, or to very many (`subject` is then empty).

    `confidential`: nobody is to hear of it who may not see confidential records. `by` is who did it, where that is
    known; `version` is the view's in which it shows first. `number` counts the events.
    """

    kind: Kind
    subject: str = ""
    confidential: bool = False
    by: str = ""
    commit: str | None = None
    version: int = 0
    number: int = 0


class Events:
    """The events of one desk; `watching` is entered while somebody listens, by each who does."""

    def __init__(self, watching: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        self._watching = watching
        self._lock = Lock()
        self._last: deque[Event] = deque(maxlen=KEPT)
        self._number = 0
        self._listeners: list[_Listener] = []

    @property
    def last(self) -> int:
        """The number of the last event: whoever asks for those after it later misses none."""
        with self._lock:
            return self._number

    def publish(self, *events: Event) -> None:
        """Tell everybody, from whichever thread."""
        with self._lock:
            for event in events:
                self._number += 1
                numbered = replace(event, number=self._number)
                self._last.append(numbered)
                for listener in self._listeners:
                    listener.tell(numbered)

    def since(self, number: int, *, confidential: bool) -> tuple[Event, ...]:
        """The events after that of a number; a RELOAD alone where some of them are kept no more."""
        with self._lock:
            return self._since(number, confidential=confidential)

    def _since(self, number: int, *, confidential: bool) -> tuple[Event, ...]:
        if number > self._number or (self._last and number < self._last[0].number - 1):
            return (Event(Kind.RELOAD, number=self._number),)
        after = (event for event in self._last if event.number > number)
        return tuple(event for event in after if confidential or not event.confidential)

    async def subscribe(self, *, confidential: bool, after: int | None = None) -> AsyncGenerator[Event, None]:
        """The events as they come, and first those after that of a number. To be closed when nobody reads on."""
        listener = _Listener(asyncio.get_running_loop(), confidential=confidential)
        with self._lock:
            missed = () if after is None else self._since(after, confidential=confidential)
            self._listeners.append(listener)
        try:
            with self._watching():
                for event in missed:
                    yield event
                while True:
                    yield await listener.queue.get()
        finally:
            with self._lock:
                self._listeners.remove(listener)


class _Listener:
    """One who listens, in an event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, *, confidential: bool) -> None:
        self.queue: asyncio.Queue[Event] = asyncio.Queue(KEPT)
        self._loop = loop
        self._confidential = confidential

    def tell(self, event: Event) -> None:
        if self._confidential or not event.confidential:
            with suppress(RuntimeError):  # the loop has been closed
                self._loop.call_soon_threadsafe(self._put, event)

    def _put(self, event: Event) -> None:
        if self.queue.full():
            while not self.queue.empty():
                self.queue.get_nowait()
            event = Event(Kind.RELOAD, number=event.number)
        self.queue.put_nowait(event)
