"""Addresses fetched from a real server on this computer, and those that lead where nothing is to be fetched."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable
from ipaddress import IPv4Address, ip_address

import pytest
from tests.archiving.web import LOOPBACK, Answer, Web

from respondent.archiving.fetching import AGENT, Address, Fetcher, FetchError, Policy, is_public, resolve


def refused(url: str, policy: Policy) -> FetchError:
    with pytest.raises(FetchError) as error:
        Fetcher(policy).fetch(url)
    return error.value


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
)
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
    ],
)
def test_this_computer_and_private_networks_are_not_public_however_they_are_written(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1"])
def test_this_computer_is_not_reached_by_any_of_its_names(host: str) -> None:
    error = refused(f"http://{host}/", Policy())
    assert not str(error).startswith("the connection")


def test_a_name_with_one_private_address_among_public_ones_is_refused(web: Web) -> None:
    addresses: tuple[Address, ...] = (IPv4Address("93.184.215.14"), IPv4Address("10.0.0.1"))
    error = refused(
        web.url(host="rebinding.example"),
        web.policy_with(allows=is_public, resolve=lambda host, port: addresses),
    )
    assert str(error) == "“rebinding.example” is not on the open internet"
    assert web.asked == []


def test_a_name_without_an_address_is_refused(web: Web) -> None:
    assert "is not on the open internet" in str(refused(web.url(), web.policy_with(resolve=lambda h, p: ())))


def test_names_are_resolved_to_each_address_once() -> None:
    assert resolve("127.0.0.1", 80) == (LOOPBACK,)


def test_a_page_is_fetched_with_its_type(web: Web) -> None:
    web.pages["/report.pdf"] = Answer(body=b"%PDF", headers={"Content-Type": "Application/PDF; x=1"})
    found = Fetcher(web.policy).fetch(web.url("/report.pdf"))
    assert (found.status, found.type, found.data, found.moved) == (200, "application/pdf", b"%PDF", False)
    [(_, _, headers)] = web.asked
    assert headers["User-Agent"] == AGENT
    assert headers["Host"] == f"statistics.example:{web.port}"
    assert "Cookie" not in headers
    assert "Authorization" not in headers


def test_a_head_and_a_look_without_content_bring_no_content(web: Web) -> None:
    web.pages["/"] = Answer(body=b"x" * 1000)
    fetcher = Fetcher(web.policy)
    assert fetcher.fetch(web.url(), "HEAD").data == b""
    assert fetcher.fetch(web.url(), content=False).data == b""
    assert [method for method, _, _ in web.asked] == ["HEAD", "GET"]


def test_a_path_with_other_letters_and_spaces_is_asked_for_in_ascii(web: Web) -> None:
    web.pages["/caf%C3%A9%20list?q=%C3%A9"] = Answer(body=b"here")
    found = Fetcher(web.policy).fetch(web.url("/café list?q=é#part"))
    assert found.data == b"here"


def test_redirects_are_followed_and_the_last_address_is_told(web: Web) -> None:
    web.pages["/old"] = Answer(301, headers={"Location": "/newer"})
    web.pages["/newer"] = Answer(308, headers={"Location": web.url("/new page")})
    web.pages["/new%20page"] = Answer(body=b"here")
    found = Fetcher(web.policy).fetch(web.url("/old"))
    assert (found.url, found.data, found.moved) == (web.url("/new%20page"), b"here", True)


def test_a_redirect_that_is_sent_in_utf_8_leads_where_its_server_meant(web: Web) -> None:
    to = b"HTTP/1.1 301 Moved\r\nLocation: /caf\xc3\xa9\r\nContent-Length: 0\r\n\r\n"
    web.pages["/old"] = Answer(raw=to)
    web.pages["/caf%C3%A9"] = Answer(body=b"here")
    assert Fetcher(web.policy).fetch(web.url("/old")).data == b"here"


def test_a_redirect_that_is_sent_in_latin_1_is_followed_too(web: Web) -> None:
    web.pages["/old"] = Answer(raw=b"HTTP/1.1 301 Moved\r\nLocation: /caf\xe9\r\nContent-Length: 0\r\n\r\n")
    web.pages["/caf%C3%A9"] = Answer(body=b"here")
    assert Fetcher(web.policy).fetch(web.url("/old")).data == b"here"


def test_a_redirect_that_may_end_is_no_move(web: Web) -> None:
    web.pages["/old"] = Answer(301, headers={"Location": "/login"})
    web.pages["/login"] = Answer(302, headers={"Location": "/new"})
    web.pages["/new"] = Answer(body=b"here")
    assert not Fetcher(web.policy).fetch(web.url("/old")).moved


def test_a_redirect_that_leads_nowhere_is_an_answer(web: Web) -> None:
    web.pages["/"] = Answer(302)
    assert Fetcher(web.policy).fetch(web.url()).status == 302


def test_a_redirect_to_a_private_address_is_not_followed(web: Web) -> None:
    web.pages["/"] = Answer(302, headers={"Location": web.url("/secret", "internal.example")})
    web.pages["/secret"] = Answer(body=b"secret")

    def two_hosts(host: str, port: int) -> tuple[Address, ...]:
        return (IPv4Address("10.0.0.1") if host == "internal.example" else LOOPBACK,)

    policy = web.policy_with(resolve=two_hosts, allows=lambda address: address == LOOPBACK)
    assert str(refused(web.url(), policy)) == "“internal.example” is not on the open internet"
    assert [path for _, path, _ in web.asked] == ["/"]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "it is no web address"),
        ("ftp://statistics.example/", "it is no web address"),
        ("http://[broken/", "it is no web address"),
        ("http://statistics.example:22/", "it names the port 22, where no web page is"),
        ("http://me:secret@statistics.example/", "it has a name or a password in it"),
    ],
)
def test_a_redirect_to_what_may_not_be_fetched_is_not_followed(web: Web, target: str, why: str) -> None:
    web.pages["/"] = Answer(302, headers={"Location": target})
    assert str(refused(web.url(), web.policy)) == why


def test_a_name_is_resolved_once_so_that_a_second_answer_leads_nowhere(web: Web) -> None:
    web.pages["/"] = Answer(body=b"here")
    answers: list[tuple[Address, ...]] = [(IPv4Address("10.0.0.1"),), (LOOPBACK,)]
    policy = web.policy_with(resolve=lambda host, port: answers.pop(), allows=lambda one: one == LOOPBACK)

    assert Fetcher(policy).fetch(web.url()).data == b"here"


def test_redirects_that_never_end_are_given_up(web: Web) -> None:
    web.pages["/"] = Answer(302, headers={"Location": "/"})
    assert str(refused(web.url(), web.policy)) == "it is sent on more than 5 times"
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "url",
    ["http://", "gopher://a.example/", "http://a.example:99999/", "http://a.example:x/", "http://[::1/"],
)
def test_what_is_no_web_address_is_not_fetched(url: str) -> None:
    assert str(refused(url, Policy())) == "it is no web address"


def test_more_bytes_than_allowed_are_not_fetched_whether_they_are_announced_or_not(web: Web) -> None:
    web.pages["/"] = Answer(body=b"x" * 2_000_001)
    web.pages["/unsaid"] = Answer(body=b"x" * 2_000_001, length=-1)
    for path in ("/", "/unsaid"):
        assert str(refused(web.url(path), web.policy_with(most_bytes=2_000_000))) == "it has more than 2 MB"
    web.pages["/"] = Answer(body=b"x" * 2_000_000)
    assert len(Fetcher(web.policy_with(most_bytes=2_000_000)).fetch(web.url()).data) == 2_000_000


def test_a_page_that_breaks_off_is_not_taken_for_the_whole(web: Web) -> None:
    web.pages["/"] = Answer(body=b"half", length=8)
    assert str(refused(web.url(), web.policy)) == "the connection failed (IncompleteRead)"


def test_a_page_that_breaks_off_between_chunks_is_not_taken_for_the_whole(web: Web) -> None:
    web.pages["/"] = Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
    assert str(refused(web.url(), web.policy)) == "the connection failed (IncompleteRead)"


def test_an_answer_that_is_no_http_is_a_failed_connection(web: Web) -> None:
    web.pages["/"] = Answer(raw=b"220 mail.example ESMTP\r\n\r\n")
    assert str(refused(web.url(), web.policy)) == "the connection failed (BadStatusLine)"


def test_a_page_that_trickles_is_given_up(web: Web) -> None:
    done = threading.Event()
    web.pages["/"] = Answer(body=b"begin", length=1_000_000, trickle=done)
    try:
        assert (
            str(refused(web.url(), web.policy_with(seconds=0.2))) == "there was no answer within 0.2 seconds"
        )
    finally:
        done.set()


def test_a_time_that_is_over_after_all_was_read_still_counts(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/"] = Answer(body=b"here")
    read = Fetcher._body

    def slow(self: Fetcher, answer: object) -> bytes:
        data = read(self, answer)  # type: ignore[arg-type]
        time.sleep(0.4)
        return data

    monkeypatch.setattr(Fetcher, "_body", slow)
    assert "no answer within" in str(refused(web.url(), web.policy_with(seconds=0.2)))


def test_a_port_where_nothing_listens_is_a_failed_connection(web: Web) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        policy = web.policy_with(ports=frozenset({port}))
        error = refused(f"http://statistics.example:{port}/", policy)
    assert str(error) == "the connection failed (ConnectionRefusedError)"
    assert not error.dead


def test_a_server_that_speaks_no_tls_has_no_certificate_in_order(web: Web) -> None:
    error = refused(
        f"https://statistics.example:{web.port}/", web.policy_with(tls=ssl.create_default_context())
    )
    assert str(error).startswith("its certificate is not in order (")


def failing(error: OSError | UnicodeError) -> Callable[[str, int], tuple[Address, ...]]:
    def look(host: str, port: int) -> tuple[Address, ...]:
        raise error

    return look


@pytest.mark.parametrize(
    ("error", "message", "dead"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), "there is no host “gone.example”", True),
        (socket.gaierror(socket.EAI_AGAIN, ""), "“gone.example” could not be looked up", False),
        (UnicodeError(), "“gone.example” could not be looked up", False),
    ],
)
def test_a_host_that_is_gone_is_told_from_one_that_could_not_be_looked_up(
    error: OSError | UnicodeError, message: str, dead: bool
) -> None:
    found = refused("http://gone.example/", Policy(resolve=failing(error)))
    assert (str(found), found.dead) == (message, dead)


def test_a_host_is_left_alone_between_two_requests(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["/"] = Answer()
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    fetcher = Fetcher(web.policy_with(pause=1_000.0))
    assert not fetcher.reached_any
    fetcher.fetch(web.url())
    fetcher.fetch(web.url(host="other.example"))
    assert waited == []
    fetcher.fetch(web.url())
    [seconds] = waited
    assert 0 < seconds <= 1_000
    assert fetcher.reached_any
