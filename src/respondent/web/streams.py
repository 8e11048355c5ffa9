"""Streams of events to browsers, which end when the server stops, the browser leaves or the session does."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from anyio import CancelScope, to_thread
from starlette.responses import StreamingResponse

from respondent.web.refusals import TooManyError

if TYPE_CHECKING:
    from respondent.web.visit import Visit

BEAT = 15.0
"""Seconds after which something is sent, so that a connection that is gone is noticed, and proxies keep it open."""

TRUST = 1.0
"""Seconds for which a session that was good is taken to be good still."""

AGAIN = 3000
MOST_OF_ONE = 8
MOST = 200


@dataclass(frozen=True, slots=True)
class Message:
    """One event: its name ("changed", "presence") and what it says."""

    name: str
    data: Mapping[str, object]


@dataclass(slots=True)
class Streams:
    """How many streams are open, in all and for each session."""

    open: Counter[str] = field(default_factory=Counter)

    def refuse_too_many(self, session: str) -> None:
        """Raise TooManyError where the session, or everybody together, has as many as can be borne."""
        if self.open[session] >= MOST_OF_ONE or self.open.total() >= MOST:
            raise TooManyError(headers={"retry-after": "30"})

    def begin(self, session: str) -> None:
        """Count one more."""
        self.open[session] += 1

    def end(self, session: str) -> None:
        """Count one less, and keep nothing of a session that has none."""
        self.open[session] -= 1
        if not self.open[session]:
            del self.open[session]


def stream(visit: Visit, source: Callable[[], AsyncIterator[Message]]) -> StreamingResponse:
    """The answer that sends what comes from `source` to the visitor, as it comes. Raises TooManyError."""
    visit.site.streams.refuse_too_many(visit.session)
    return StreamingResponse(
        _sent(visit, source),
        media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},  # nginx would keep events back until there are many
    )


async def _sent(visit: Visit, source: Callable[[], AsyncIterator[Message]]) -> AsyncGenerator[str, None]:
    events = aiter(source())
    leaving = asyncio.ensure_future(visit.site.leaving.wait())
    coming = asyncio.ensure_future(anext(events))
    looked = monotonic()
    visit.site.streams.begin(visit.session)
    try:
        yield f"retry: {AGAIN}\n\n"
        while True:
            done, _ = await asyncio.wait({leaving, coming}, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
            if leaving in done:
                return
            if monotonic() - looked > TRUST:
                if not await to_thread.run_sync(_still_in, visit):
                    return
                looked = monotonic()
            if coming not in done:
                yield ": \n\n"
                continue
            try:
                event = coming.result()
            except StopAsyncIteration:
                return
            yield f"event: {event.name}\ndata: {json.dumps(event.data)}\n\n"
            coming = asyncio.ensure_future(anext(events))
    finally:
        visit.site.streams.end(visit.session)
        for task in (leaving, coming):
            task.cancel()
        with CancelScope(shield=True):  # the browser has gone, and this is cancelled already
            await asyncio.gather(leaving, coming, return_exceptions=True)
            if isinstance(events, AsyncGenerator):
                await events.aclose()


def _still_in(visit: Visit) -> bool:
    """Whether the session is still good, and sees as much as when the stream began."""
    now = visit.anew()
    return now.entrance == visit.entrance and now.confidential == visit.confidential
