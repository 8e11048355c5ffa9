"""Looking at a desk again and again while anybody listens, though nobody opens a page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

LOOKS_EVERY = 1.0
"""Seconds between two looks."""

_LOG = logging.getLogger("respondent.desk")


class Watch:
    """Has `look` called from time to time, by one thread for all who listen; while nobody does, there is none."""

    def __init__(self, look: Callable[[], object]) -> None:
        self._look = look
        self._lock = Lock()
        self._listeners = 0
        self._over = Event()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Somebody listens meanwhile."""
        with self._lock:
            self._listeners += 1
            if self._listeners == 1:
                self._over = Event()
                Thread(
                    target=self._go_on, args=(self._over,), name="respondent-desk-watch", daemon=True
                ).start()
        try:
            yield
        finally:
            with self._lock:
                self._listeners -= 1
                if self._listeners == 0:
                    self._over.set()

    def _go_on(self, over: Event) -> None:
        """Look until nobody listens any more; what keeps one look from being made does not keep the next."""
        while not over.wait(LOOKS_EVERY):
            try:
                self._look()
            except Exception:  # whatever it is, people go on listening
                _LOG.exception("The workspace could not be looked at.")
