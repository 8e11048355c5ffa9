"""The pages served: one process, bounded in every direction, which ends its streams before it stops."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from respondent.web.connections import PatientProtocol

LARGEST_HEAD = 32_768
MOST_CONNECTIONS = 500
KEEP_ALIVE = 15
HEAD_START = 0.5
"""Seconds that whoever opens the first page has the computer for; then documents are made in the background."""

GRACE = 10
"""Seconds for which requests that are under way may go on when the server is stopped."""


class Server(uvicorn.Server):
    """A server of the pages of `app`; `ready` is called as soon as it answers.

    `proxy` are the addresses of proxies whose word on the visitor's address and scheme counts; empty: nobody's.
    """

    def __init__(
        self, app: Starlette, *, proxy: tuple[str, ...] = (), ready: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=PatientProtocol,
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=bool(proxy),
                forwarded_allow_ips=list(proxy),
                limit_concurrency=MOST_CONNECTIONS,
                timeout_keep_alive=KEEP_ALIVE,
                timeout_graceful_shutdown=GRACE,
                h11_max_incomplete_event_size=LARGEST_HEAD,
            )
        )
        self._leaving = app.state.site.leaving
        self._desk = app.state.site.desk
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, say so, and make the documents in the background."""
        await super().startup(sockets=sockets)
        self._ready()
        asyncio.get_running_loop().call_later(HEAD_START, self._desk.warm)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, let what is under way come to its end, and stop."""
        self._leaving.set()
        await super().shutdown(sockets=sockets)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any that is free. Raises OSError."""
    # asyncio sends small answers at once (TCP_NODELAY) only on sockets that say that they are TCP: 40 ms a page
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: else another program could listen there as well
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening
