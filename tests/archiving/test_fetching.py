"""Fetching, against servers on this computer only; what is public is decided without any connection."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from respondent.archiving.fetching import Address, Fetcher, FetchError, Policy, is_public, resolve
from respondent.archiving.links import dead_links
from respondent.model.evidence import Source, SourceType
from respondent.model.span import Span

LOOPBACK = ip_address("127.0.0.1")


@dataclass
class Site:
    """A server on this computer: what it answers by path, and what it was asked."""

    port: int
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://example.test:{self.port}{path}"


@pytest.fixture(name="site")
def site_fixture() -> Iterator[Site]:
    held: list[Site] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            site = held[0]
            site.asked.append((self.command, self.path, self.headers["Host"]))
            key = (
                self.path
                if f"{self.command} {self.path}" not in site.answers
                else f"{self.command} {self.path}"
            )
            status, headers, body = site.answers.get(key, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_GET = do_HEAD = answer  # noqa: N815 - the base class’s names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held.append(Site(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield held[0]
    server.shutdown()
    thread.join()
    server.server_close()


def here(site: Site, resolver: Callable[[str, int], tuple[Address, ...]] | None = None) -> Policy:
    """A policy that reaches this computer by any name, and no other."""
    return Policy(
        allows=lambda address: address == LOOPBACK,
        resolve=resolver or (lambda _host, _port: (LOOPBACK,)),
        ports=frozenset({site.port, 80, 443}),
        seconds=5,
        pause=0,
    )


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 "
    "240.0.0.1 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: "
    "64:ff9b::7f00:1 2001:db8::1 198.18.0.1 192.0.2.1".split(),
)
def test_an_address_that_is_not_of_the_open_internet_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.0.144", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_one(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_name_is_resolved_to_all_of_its_addresses() -> None:
    assert LOOPBACK in resolve("127.0.0.1", 80)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",  # 127.0.0.1 as one number
        "http://0x7f.1/",
    ],
)
def test_by_itself_it_goes_nowhere_on_this_computer(url: str) -> None:
    with pytest.raises(FetchError, match=r"open internet|looked up|no host"):
        Fetcher().fetch(url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "no web address"),
        ("ftp://example.test/", "no web address"),
        ("http:///nowhere", "no web address"),
        ("http://user:secret@example.test/", "a name or a password"),
        ("http://example.test:22/", "port 22"),
        ("http://example.test:99999/", "no web address"),
    ],
)
def test_what_is_no_plain_web_address_is_not_fetched(url: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        Fetcher(Policy(resolve=lambda _host, _port: (LOOPBACK,))).fetch(url)


def test_content_is_fetched_with_its_type_and_the_name_asked_for(site: Site) -> None:
    site.answers["/a%20b?q=1"] = (200, {"Content-Type": "text/html; charset=utf-8"}, b"<p>Here.")
    found = Fetcher(here(site)).fetch(site.url("/a b?q=1#part"))

    assert (found.status, found.type, found.data, found.moved) == (200, "text/html", b"<p>Here.", False)
    assert site.asked == [("GET", "/a%20b?q=1", f"example.test:{site.port}")]


def test_lasting_redirects_are_told_and_passing_ones_are_not(site: Site) -> None:
    site.answers |= {
        "/old": (301, {"Location": "/new"}, b""),
        "/now": (302, {"Location": "/old"}, b""),
        "/new": (200, {}, b"new"),
    }
    fetcher = Fetcher(here(site))

    assert fetcher.fetch(site.url("/old")).moved
    assert fetcher.fetch(site.url("/old")).url == site.url("/new")
    assert not fetcher.fetch(site.url("/now")).moved


@pytest.mark.parametrize("target", ["http://inside.test/", "http://127.0.0.2/", "//inside.test/x"])
def test_every_hop_is_held_to_the_same_rules(site: Site, target: str) -> None:
    def resolver(host: str, _port: int) -> tuple[Address, ...]:
        return (LOOPBACK if host == "example.test" else ip_address("10.0.0.1"),)

    site.answers["/"] = (302, {"Location": target}, b"")
    with pytest.raises(FetchError, match="not on the open internet"):
        Fetcher(here(site, resolver)).fetch(site.url())


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://a:b@example.test/", "http://example.test:25/"]
)
def test_a_hop_to_what_is_no_web_address_is_refused(site: Site, target: str) -> None:
    site.answers["/"] = (302, {"Location": target}, b"")
    with pytest.raises(FetchError):
        Fetcher(here(site)).fetch(site.url())


def test_one_private_address_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    mixed = here(site, lambda _host, _port: (LOOPBACK, ip_address("10.0.0.1")))

    with pytest.raises(FetchError, match="not on the open internet"):
        Fetcher(mixed).fetch(site.url())
    assert site.asked == []


def test_the_name_is_resolved_once_so_that_a_second_answer_leads_nowhere(site: Site) -> None:
    answers = iter([(LOOPBACK,), (ip_address("10.0.0.1"),)])
    site.answers["/"] = (200, {}, b"here")

    assert Fetcher(here(site, lambda _host, _port: next(answers))).fetch(site.url()).data == b"here"


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.answers["/"] = (302, {"Location": "/"}, b"")
    with pytest.raises(FetchError, match="more than 5 times"):
        Fetcher(here(site)).fetch(site.url())
    assert len(site.asked) == 6


def test_too_much_is_not_read(site: Site) -> None:
    site.answers["/"] = (200, {}, b"x" * 3_000_000)
    with pytest.raises(FetchError, match="more than 1 MB"):
        Fetcher(replace(here(site), most_bytes=1_000_000)).fetch(site.url())


def trickling() -> tuple[socket.socket, threading.Thread]:
    """A server that sends one byte of a header after the other, for as long as anybody listens."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            try:
                while True:
                    connection.sendall(b"x")
                    if stopped.wait(0.02):
                        return
            except OSError:
                return

    stopped = threading.Event()
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return listener, thread


def test_an_answer_that_trickles_for_ever_is_cut_off() -> None:
    listener, thread = trickling()
    site = Site(listener.getsockname()[1])
    with pytest.raises(FetchError, match=r"no answer within 0.3 seconds|connection failed"):
        Fetcher(replace(here(site), seconds=0.3)).fetch(site.url())
    thread.join(10)
    listener.close()
    assert not thread.is_alive()


def test_nobody_there_and_no_such_name_are_told_apart(site: Site) -> None:
    closed = socket.create_server(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    with pytest.raises(FetchError, match="connection failed") as refused:
        Fetcher(here(Site(port))).fetch(f"http://example.test:{port}/")
    assert not refused.value.dead

    def nowhere(_host: str, _port: int) -> tuple[Address, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    with pytest.raises(FetchError, match="no host") as gone:
        Fetcher(here(site, nowhere)).fetch(site.url())
    assert gone.value.dead


def source(name: str, url: str) -> Source:
    return Source(
        id=name, span=Span(f"evidence/{name}.yaml", 1, 1), type=SourceType.WEBPAGE, heading=name, url=url
    )


def test_links_are_dead_only_where_that_is_sure(site: Site) -> None:
    site.answers |= {
        "/fine": (200, {}, b"fine"),
        "HEAD /no-head": (405, {}, b""),
        "GET /no-head": (200, {}, b"fine"),
        "/gone": (410, {}, b""),
        "/turned-away": (403, {}, b""),
        "/busy": (503, {}, b""),
        "/moved": (308, {"Location": "/fine"}, b""),
        "/elsewhere-today": (302, {"Location": "/fine"}, b""),
    }
    names = "fine no-head gone missing turned-away busy moved elsewhere-today".split()
    found = dead_links([source(name, site.url(f"/{name}")) for name in (*names, "fine")], Fetcher(here(site)))

    assert [(problem.code.id, problem.span.path.split("/")[1]) for problem in found] == [
        ("V408", "gone.yaml"),
        ("V408", "missing.yaml"),
        ("V410", "turned-away.yaml"),
        ("V410", "busy.yaml"),
        ("V409", "moved.yaml"),
    ]
    assert [path for _, path, _ in site.asked].count("/no-head") == 2
    assert site.asked[0][0] == "HEAD"


def test_a_host_that_is_gone_is_dead_only_where_another_was_reached(site: Site) -> None:
    def resolver(host: str, _port: int) -> tuple[Address, ...]:
        if host != "example.test":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return (LOOPBACK,)

    site.answers["/"] = (200, {}, b"")
    gone, fine = source("gone", f"http://gone.test:{site.port}/"), source("fine", site.url())
    policy = here(site, resolver)

    assert [p.code.id for p in dead_links([gone, fine], Fetcher(policy))] == ["V408"]
    assert [p.code.id for p in dead_links([gone], Fetcher(policy))] == ["V410"]


def test_a_link_into_a_private_network_is_not_followed() -> None:
    (problem,) = dead_links([source("inside", "http://10.0.0.1/page")], Fetcher())

    assert problem.code.id == "V410"
    assert "not on the open internet" in problem.message


def test_a_host_is_left_alone_between_two_requests(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("respondent.archiving.fetching.time.sleep", waited.append)
    site.answers["/"] = (200, {}, b"")
    fetcher = Fetcher(replace(here(site), pause=60))
    fetcher.fetch(site.url())
    fetcher.fetch(site.url())

    assert len(waited) == 1
    assert 50 < waited[0] <= 60
