"""Connections that are closed when the other side neither sends nor takes anything for too long.

uvicorn waits for ever for a request's head, and for a reader that has stopped reading: a few hundred such
connections would keep everybody else out.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WITHIN = 15.0
"""Seconds within which the head of a request must be there, from its first byte or from the connection's start."""

TAKEN_WITHIN = 60.0
"""Seconds for which a reader may take nothing of what waits for them."""


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to patience."""

    head_within = HEAD_WITHIN
    taken_within = TAKEN_WITHIN

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._head: asyncio.TimerHandle | None = None
        self._taken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Take bytes; as long as they are only the beginning of a request's head, its time runs on."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            if self.timeout_keep_alive_task is None:
                self._await_head()
        else:
            self._stop_head()

    def on_response_complete(self) -> None:
        """Wait for the next request, as uvicorn does."""
        self._stop_head()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was waited for."""
        self._stop_head()
        self._stop_taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The reader is behind: their time begins to run."""
        super().pause_writing()
        if self._taken is None:
            self._taken = self.loop.call_later(self.taken_within, self.transport.abort)

    def resume_writing(self) -> None:
        """The reader has caught up."""
        super().resume_writing()
        self._stop_taken()

    def _await_head(self) -> None:
        if self._head is None and not self.transport.is_closing():
            self._head = self.loop.call_later(self.head_within, self.transport.close)

    def _stop_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _stop_taken(self) -> None:
        if self._taken is not None:
            self._taken.cancel()
            self._taken = None
