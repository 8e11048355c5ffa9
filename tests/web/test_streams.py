"""Events come as they happen, and end with the session, the browser or the server."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator

import pytest
from starlette.responses import Response
from tests.web.team import ClientMaker, Served, ServerMaker, somebody

from respondent.model.person import Role
from respondent.web import streams
from respondent.web.pages import ROUTES
from respondent.web.route import Needs, PageRoute
from respondent.web.streams import MOST_OF_ONE, Message
from respondent.web.visit import Visit


class Source:
    """Events that a test sends by hand."""

    def __init__(self) -> None:
        self.events: list[Message | None] = []
        self.closed = 0

    async def __call__(self) -> AsyncIterator[Message]:
        sent = 0
        try:
            while True:
                while sent < len(self.events):
                    event = self.events[sent]
                    sent += 1
                    if event is None:
                        return
                    yield event
                await asyncio.sleep(0.01)
        finally:
            self.closed += 1


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def server(served: ServerMaker, source: Source) -> Served:
    def listen(visit: Visit) -> Response:
        return visit.stream(source)

    return served(routes=(*ROUTES, PageRoute("/try/events", listen, ("GET",), Needs(Role.READER))))


class Listener:
    """A browser that listens, by hand."""

    def __init__(self, server: Served, session: str = "") -> None:
        self.session = session or server.access.session_of(somebody())
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        name = server.access.cookies.name("session")
        self.socket.sendall(
            f"GET /try/events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n"
            f"Cookie: {name}={self.session}\r\n\r\n".encode()
        )
        self.heard = b""

    def until(self, words: bytes) -> bytes:
        while words not in self.heard:
            part = self.socket.recv(4096)
            assert part, self.heard
            self.heard += part
        return self.heard

    def rest(self) -> bytes:
        while part := self.socket.recv(4096):
            self.heard += part
        self.socket.close()
        return self.heard


def closed(source: Source, how_many: int = 1) -> bool:
    deadline = time.monotonic() + 20
    while source.closed < how_many and time.monotonic() < deadline:
        time.sleep(0.01)
    return source.closed == how_many


def test_events_come_as_they_happen(server: Served, source: Source) -> None:
    listener = Listener(server)
    assert b"content-type: text/event-stream" in listener.until(b"retry: ")
    source.events.append(Message("changed", {"record": "offences", "text": "Barnardo’s\nchanged this."}))
    heard = listener.until(b"changed this.").decode()
    assert "event: changed\ndata: {" in heard
    assert '"Barnardo\\u2019s\\nchanged this."' in heard
    source.events.append(None)
    assert listener.rest().endswith(b"0\r\n\r\n")
    assert closed(source)
    assert not server.app.state.site.streams.open


def test_a_browser_that_goes_ends_its_stream(server: Served, source: Source) -> None:
    listener = Listener(server)
    listener.until(b"retry: ")
    listener.socket.close()
    assert closed(source)


def test_a_server_that_stops_ends_all_streams(server: Served, source: Source) -> None:
    listeners = [Listener(server) for _ in range(3)]
    for listener in listeners:
        listener.until(b"retry: ")
    server.server.config.timeout_graceful_shutdown = None  # it would cut them off by itself after a while
    server.server.should_exit = True
    for listener in listeners:
        assert listener.rest().endswith(b"0\r\n\r\n")
    assert closed(source, 3)


def test_a_session_that_is_revoked_hears_nothing_more(
    server: Served, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "TRUST", 0)
    listener = Listener(server)
    listener.until(b"retry: ")
    del server.access.sessions[listener.session]
    source.events.append(Message("changed", {"record": "offences"}))
    assert b"offences" not in listener.rest()
    assert closed(source)


def test_somebody_whose_role_changes_must_listen_anew(
    server: Served, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "TRUST", 0)
    monkeypatch.setattr(streams, "BEAT", 0.05)
    listener = Listener(server)
    listener.until(b"\n: \n")
    server.access.sessions[listener.session] = somebody(Role.READER, "other-charity")
    listener.rest()
    assert closed(source)


def test_nobody_may_hold_too_many_streams(server: Served) -> None:
    session = server.access.session_of(somebody())
    listeners = [Listener(server, session) for _ in range(MOST_OF_ONE)]
    for listener in listeners:
        listener.until(b"retry: ")
    refused = Listener(server, session)
    assert b"HTTP/1.1 429" in refused.until(b"Too many attempts")
    other = Listener(server)
    other.until(b"retry: ")
    for listener in (*listeners, refused, other):
        listener.socket.close()


def test_nobody_listens_without_a_session(client: ClientMaker) -> None:
    route = PageRoute("/try/events", lambda visit: visit.stream(Source()), ("GET",), Needs(Role.READER))
    assert client(None, routes=(*ROUTES, route)).get("/try/events").status_code == 401
