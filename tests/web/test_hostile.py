"""Requests that are malformed, oversized, slow or never finished, through a real socket to a real server."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.responses import Response
from tests.web.team import Served, ServerMaker, serving, somebody

from respondent.desk.desk import Desk
from respondent.model.person import Role
from respondent.web import bodies
from respondent.web.connections import PatientProtocol
from respondent.web.pages import ROUTES
from respondent.web.route import Needs, PageRoute
from respondent.web.server import LARGEST_HEAD
from respondent.web.visit import Visit

BIG = 2_000_000


def size(visit: Visit) -> Response:
    upload = visit.form.file("file")
    return visit.json(len(upload.data) if upload else sum(len(visit.form.raw(name)) for name in visit.form))


def much(visit: Visit) -> Response:
    return Response(b"x" * 30_000_000, media_type="text/plain")


PAGES = (
    *ROUTES,
    PageRoute("/size", size, ("POST",), Needs(None)),
    PageRoute("/big", size, ("POST",), Needs(Role.EDITOR), largest=BIG),
    PageRoute("/much", much, ("GET",), Needs(None)),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all of them: that it still answers at the end is part of what is tried."""
    root = tmp_path_factory.mktemp("workspace")
    (root / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    with serving(Desk(root), PAGES) as made:
        yield made


class Line:
    """A connection by hand."""

    def __init__(self, server: Served) -> None:
        self.host = f"127.0.0.1:{server.port}"
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=20)

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def rest(self) -> bytes:
        """All that comes until the other side closes."""
        parts = []
        try:
            while part := self.socket.recv(65536):
                parts.append(part)
        except ConnectionResetError:
            pass
        return b"".join(parts)

    def ask(self, request: str, body: bytes = b"") -> bytes:
        """Send one request, ask for the connection to be closed, and give the answer."""
        first, _, others = request.partition("\n")
        head = f"{first}\r\nHost: {self.host}\r\nConnection: close\r\n"
        self.send((head + others.replace("\n", "\r\n") + "\r\n").encode("latin-1") + body)
        return self.rest()


Dial = Callable[[Served], Line]


@pytest.fixture
def dial() -> Iterator[Dial]:
    """``dial(server)`` is a connection, closed after the test."""
    lines: list[Line] = []

    def make(server: Served) -> Line:
        lines.append(Line(server))
        return lines[-1]

    yield make
    for line in lines:
        line.socket.close()


@pytest.fixture
def line(server: Served, dial: Dial) -> Line:
    return dial(server)


def status(answer: bytes) -> int:
    assert answer.startswith(b"HTTP/1.1 "), answer[:80]
    return int(answer[9:12])


def still_serves(server: Served, dial: Dial) -> None:
    answer = dial(server).ask("GET /static/0/style.css HTTP/1.1\n")
    assert status(answer) == 200


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET  /  HTTP/1.1\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nx: a\0b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"GET /%s HTTP/1.1\r\n\r\n" % (b"a" * LARGEST_HEAD),
        b"GET / HTTP/1.1\r\n" + b"".join(b"x%d: y\r\n" % n for n in range(9000)),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",  # no host
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_the_others_are_served(
    server: Served, line: Line, dial: Dial, data: bytes
) -> None:
    line.send(data)
    assert status(line.rest()) in {400, 421, 431}
    still_serves(server, dial)


@pytest.mark.parametrize(
    ("target", "statuses"),
    [
        ("/static/0/../../app.py", {404}),
        ("/static/0/%2e%2e/%2e%2e/app.py", {404}),
        ("/static/0/..%5c..%5capp.py", {404}),
        ("/static/0/style.css%00.js", {400}),
        ("/static/%00/style.css", {400}),
        ("/etc/passwd", {404}),
        ("//evil.example/%2f..", {404}),
        ("http://evil.example/", {404, 200, 401}),
        ("/" + "a" * 2500, {400}),
        ("/%ff%fe", {404}),
        ("/?" + "a=1&" * 5000, {401}),
        ("/?a=%ff", {401}),
        ("*", {404, 405, 400}),
    ],
)
def test_no_address_leads_outside(line: Line, target: str, statuses: set[int]) -> None:
    answer = line.ask(f"GET {target} HTTP/1.1\n")
    assert status(answer) in statuses
    assert b"create_app" not in answer
    assert b"root:" not in answer


def test_a_form_that_says_it_is_too_large_is_refused_before_it_came(line: Line) -> None:
    answer = line.ask(
        "POST /size HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 99999999999\n"
    )
    assert status(answer) == 413
    assert b"The most that this page takes is 1 MB." in answer


def test_a_form_that_never_ends_is_cut_off_where_it_is_too_large(line: Line) -> None:
    line.send(
        f"POST /size HTTP/1.1\r\nHost: {line.host}\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
    )
    sent = 0
    try:
        while sent < 40_000_000:
            line.send(b"10000\r\n" + b"a" * 65536 + b"\r\n")
            sent += 65536
    except OSError:
        pass
    assert sent < 40_000_000


def test_nobody_may_send_a_large_form_before_they_have_signed_in(line: Line, server: Served) -> None:
    head = f"POST /big HTTP/1.1\nContent-Length: {BIG - 1}\nContent-Type: application/x-www-form-urlencoded\n"
    assert status(line.ask(head)) == 401
    assert server.app.state.site.streams.open.total() == 0


def test_few_large_forms_are_read_at_once(server: Served, dial: Dial) -> None:
    cookie = f"{server.access.cookies.name('session')}={server.access.session_of(somebody())}"
    head = (
        f"POST /big HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {cookie}\r\n"
        f"Content-Length: {BIG - 1}\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na="
    )
    lines = [dial(server) for _ in range(bodies.AT_ONCE + 1)]
    for one in lines:
        one.send(head.encode())
    answered, _, _ = select.select([one.socket for one in lines], [], [], 20)
    assert len(answered) == 1
    assert status(answered[0].recv(100)) == 503
    for one in lines:
        one.socket.close()
    still_serves(server, dial)


def test_a_form_that_comes_too_slowly_is_given_up(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.3)
    answer = line.ask(
        "POST /size HTTP/1.1\nContent-Length: 100\nContent-Type: application/x-www-form-urlencoded\n", b"a=1"
    )
    assert status(answer) == 408
    assert b"Your connection is too slow" in answer


@pytest.mark.parametrize("begun", [b"", b"GET / HTT", b"GET / HTTP/1.1\r\nHost: x\r\nX-A: "])
def test_a_head_that_never_ends_is_given_up(
    served: ServerMaker, dial: Dial, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(PatientProtocol, "head_within", 0.3)
    slow = dial(served(routes=PAGES))
    slow.send(begun)
    assert slow.rest() == b""


def test_a_second_head_that_never_ends_is_given_up_too(
    served: ServerMaker, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PatientProtocol, "head_within", 0.3)
    server = served(routes=PAGES)
    slow = dial(server)
    slow.send(f"GET /static/0/icon.svg HTTP/1.1\r\nHost: {slow.host}\r\n\r\n".encode())
    assert status(slow.socket.recv(4096)) == 200
    slow.send(b"GET / HTTP/1.1\r\nX: ")
    assert b"HTTP/1.1" not in slow.rest()


def test_whoever_reads_nothing_of_the_answer_is_cut_off(
    served: ServerMaker, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PatientProtocol, "taken_within", 0.3)
    server = served(routes=PAGES)
    slow = dial(server)
    slow.send(f"GET /much HTTP/1.1\r\nHost: {slow.host}\r\n\r\n".encode())
    while not server.server.server_state.connections:
        time.sleep(0.005)
    while server.server.server_state.connections:
        time.sleep(0.02)
    assert len(slow.rest()) < 30_000_000
    still_serves(server, dial)


def test_a_browser_that_goes_away_is_no_fault(
    served: ServerMaker, dial: Dial, caplog: pytest.LogCaptureFixture
) -> None:
    begun, gone, ended = Event(), Event(), Event()

    def wait(visit: Visit) -> Response:
        begun.set()
        gone.wait(20)
        ended.set()
        return visit.json("nobody reads this")

    server = served(routes=(*PAGES, PageRoute("/wait", wait, ("GET",), Needs(None))))
    line = dial(server)
    line.send(f"GET /wait HTTP/1.1\r\nHost: {line.host}\r\n\r\n".encode())
    assert begun.wait(20)
    line.socket.close()
    half = dial(server)
    half.send(f"POST /size HTTP/1.1\r\nHost: {half.host}\r\nContent-Length: 100\r\n\r\nhalf".encode())
    half.socket.close()
    gone.set()
    assert ended.wait(20)
    still_serves(server, dial)
    assert not [one for one in caplog.records if one.name == "respondent.web"]


def test_one_connection_may_ask_again_and_again(line: Line) -> None:
    one = f"GET /static/0/icon.svg HTTP/1.1\r\nHost: {line.host}\r\n\r\n".encode()
    line.send(one * 50)
    answer = line.ask("GET /static/0/icon.svg HTTP/1.1\n")
    assert answer.count(b"HTTP/1.1 200") == 51


def test_a_websocket_is_not_spoken(line: Line) -> None:
    answer = line.ask(
        "GET / HTTP/1.1\nUpgrade: websocket\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\n"
    )
    assert status(answer) == 401


@pytest.mark.parametrize(("proxy", "seen"), [((), "127.0.0.1"), (("127.0.0.1",), "6.6.6.6")])
def test_a_proxy_s_word_counts_only_where_it_was_named(
    workspace: Callable[[dict[str, str]], Path], dial: Dial, proxy: tuple[str, ...], seen: str
) -> None:
    where = PageRoute("/where", lambda visit: visit.json(visit.address), ("GET",), Needs(None))
    with serving(Desk(workspace({})), (*ROUTES, where), proxy) as server:
        answer = dial(server).ask("GET /where HTTP/1.1\nX-Forwarded-For: 6.6.6.6\n")
    assert answer.endswith(f'"{seen}"'.encode())
