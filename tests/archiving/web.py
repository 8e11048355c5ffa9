"""A small web server on this computer, for looking how addresses are fetched."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address

from respondent.archiving.fetching import Policy

LOOPBACK = IPv4Address("127.0.0.1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says; `raw` instead of all else, `head` is its status for a HEAD.

    `length` is how many bytes it says that it will send, -1 if it does not say.
    With `trickle` it then sends a byte now and then, until told to stop.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    head: int | None = None
    trickle: threading.Event | None = None
    raw: bytes | None = None


@dataclass(slots=True)
class Web:
    """The running server: its pages by path, and the requests that came."""

    port: int
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "statistics.example") -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    @property
    def policy(self) -> Policy:
        """What may be fetched from here: every name is this server's, at its port."""
        return Policy(
            allows=lambda _: True,
            resolve=lambda host, port: (LOOPBACK,),
            ports=frozenset({80, 443, self.port}),
            seconds=20.0,
            pause=0.0,
        )

    def policy_with(self, **changes: object) -> Policy:
        """The same with other limits."""
        return replace(self.policy, **changes)  # type: ignore[arg-type]


@contextmanager
def serving() -> Iterator[Web]:
    """Run the server while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

        def _answer(self) -> None:
            web.asked.append((self.command, self.path, dict(self.headers.items())))
            answer = web.pages.get(self.path, Answer(404))
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                self.close_connection = True
                return
            is_head = self.command == "HEAD"
            self.send_response(answer.head if is_head and answer.head else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = len(answer.body) if answer.length is None else answer.length
            if length >= 0:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            if not is_head:
                self.wfile.write(answer.body)
            if answer.trickle is not None:
                with suppress(OSError):
                    while not answer.trickle.wait(0.02):
                        self.wfile.write(b".")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web = Web(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
