"""Fetching over HTTP without being led anywhere else: public addresses only, at every hop, and never for long.

A name is resolved once, every address that it has is looked at, and the connection is made to one of these, so that
a second answer of the name server cannot lead elsewhere. Redirects are followed by hand, each by the same rules.
No proxy, no cookies, no password. `Policy` is what a test replaces to reach its own server on this computer.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Address = IPv4Address | IPv6Address
Method = Literal["GET", "HEAD"]

AGENT = "Respondent (checks the links of cited sources)"
_REDIRECTS = {301, 302, 303, 307, 308}
_LASTING = {301, 308}
_NAT64 = IPv6Network("64:ff9b::/96")
_PIECE = 65_536


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, not of this computer or a private network."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> tuple[Address, ...]:
    """Every address of a name. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(str(one[4][0]).partition("%")[0]) for one in found))


@dataclass(frozen=True, slots=True)
class Policy:
    """What fetching may do: `seconds` is what one hop may take, `pause` how long a host is left alone."""

    allows: Callable[[Address], bool] = is_public
    resolve: Callable[[str, int], tuple[Address, ...]] = resolve
    ports: frozenset[int] = frozenset({80, 443})
    seconds: float = 20.0
    most_bytes: int = 100_000_000
    most_hops: int = 5
    pause: float = 1.0
    tls: ssl.SSLContext | None = None


class FetchError(Exception):
    """What kept an address from being fetched; `dead` if nothing is there. The message is a clause."""

    def __init__(self, message: str, *, dead: bool = False) -> None:
        self.dead = dead
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the last hop's status, address, type and content; `moved` if all hops were lasting."""

    url: str
    status: int
    type: str
    data: bytes
    moved: bool = False


@dataclass(slots=True)
class Fetcher:
    """Fetches one thing after the other, so that no host ever has two requests of ours."""

    policy: Policy = Policy()
    _last: dict[str, float] = field(default_factory=dict)

    @property
    def reached_any(self) -> bool:
        """Whether any host was reached, so that this computer is not simply without a network."""
        return bool(self._last)

    def fetch(self, url: str, method: Method = "GET", *, content: bool = True) -> Fetched:
        """What the address gives, redirects followed; without its `content` if only the status matters.

        Raises FetchError.
        """
        moved = True
        parts = first = _parts(url, self.policy)
        for _ in range(self.policy.most_hops + 1):
            status, headers, data = self._hop(parts, method, content=content)
            target = _as_meant(headers.get("location", ""))
            if status not in _REDIRECTS or not target:
                kind = headers.get("content-type", "").partition(";")[0].strip().lower()
                return Fetched(parts.geturl(), status, kind, data, moved and parts != first)
            moved = moved and status in _LASTING
            parts = _parts(target, self.policy, parts.geturl())
        raise FetchError(f"it is sent on more than {self.policy.most_hops} times")

    def _hop(self, parts: SplitResult, method: Method, *, content: bool) -> tuple[int, dict[str, str], bytes]:
        """One request to one address that was looked at."""
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._address(host, port)
        self._wait(host)
        answer: http.client.HTTPResponse | None = None
        connection = _Connection(host, port, address, parts.scheme == "https", self.policy)
        try:
            with _at_most(self.policy.seconds, connection):
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.putrequest(method, path, skip_accept_encoding=True)
                for name, value in (
                    ("User-Agent", AGENT),
                    ("Accept", "*/*"),
                    ("Accept-Encoding", "identity"),
                ):
                    connection.putheader(name, value)
                connection.putheader("Connection", "close")
                connection.endheaders()
                answer = connection.getresponse()
                headers = {name.lower(): value for name, value in answer.getheaders()}
                wanted = content and method == "GET" and answer.status not in _REDIRECTS
                data = self._body(answer) if wanted else b""
        except TimeoutError:
            raise FetchError(f"there was no answer within {self.policy.seconds:g} seconds") from None
        except ssl.SSLError as error:
            raise FetchError(f"its certificate is not in order ({error.reason or 'TLS'})") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"the connection failed ({type(error).__name__})") from error
        finally:
            connection.close()
            if answer is not None:  # it keeps the socket open, else
                answer.close()
        self._last[host] = time.monotonic()
        return answer.status, headers, data

    def _address(self, host: str, port: int) -> Address:
        try:
            addresses = self.policy.resolve(host, port)
        except socket.gaierror as error:
            gone = error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
            what = f"there is no host “{host}”" if gone else f"“{host}” could not be looked up"
            raise FetchError(what, dead=gone) from error
        except (OSError, UnicodeError, ValueError) as error:
            raise FetchError(f"“{host}” could not be looked up") from error
        if not addresses or not all(map(self.policy.allows, addresses)):
            raise FetchError(f"“{host}” is not on the open internet")
        return addresses[0]

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """The content, as long as it is not too much."""
        pieces: list[bytes] = []
        size, announced = 0, answer.length
        while piece := answer.read1(_PIECE):
            size += len(piece)
            if size > self.policy.most_bytes:
                raise FetchError(f"it has more than {self.policy.most_bytes // 1_000_000} MB")
            pieces.append(piece)
        if announced is not None and size < announced:
            raise http.client.IncompleteRead(b"", announced - size)
        return b"".join(pieces)

    def _wait(self, host: str) -> None:
        last = self._last.get(host)
        if last is not None:
            time.sleep(max(0.0, last + self.policy.pause - time.monotonic()))


class _Connection(http.client.HTTPConnection):
    """A connection to one address, whatever its name would resolve to now."""

    def __init__(self, host: str, port: int, address: Address, secure: bool, policy: Policy) -> None:  # noqa: FBT001
        super().__init__(host, port, timeout=policy.seconds)
        self._address = address
        self._secure = secure
        self._tls = policy.tls
        self._kept: socket.socket | None = None
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        """Connect to the address, and hold the certificate to the name."""
        plain = socket.create_connection((str(self._address), self.port), self.timeout)
        self.sock = self._kept = plain
        if self._secure:
            context = self._tls or ssl.create_default_context()
            wrapped = context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = self._kept = wrapped
            wrapped.do_handshake()

    def cut(self) -> None:
        """End it from another thread; http.client forgets the socket as soon as an answer begins."""
        if self._kept is not None:
            with suppress(OSError):
                self._kept.shutdown(socket.SHUT_RDWR)


@contextmanager
def _at_most(seconds: float, connection: _Connection) -> Iterator[None]:
    """Cut the connection when the time is up, however slowly something still trickles in. Raises TimeoutError."""
    over = threading.Event()

    def cut() -> None:
        over.set()
        connection.cut()

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError):
        if over.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
    if over.is_set():
        raise TimeoutError


def _parts(url: str, policy: Policy, base: str = "") -> SplitResult:
    """The parts of an address, seen from `base`, that may be fetched. Raises FetchError for any other."""
    try:
        parts = urlsplit(urljoin(base, url))
        port = parts.port
    except ValueError:
        raise FetchError("it is no web address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError("it is no web address")
    if parts.username is not None or parts.password is not None:
        raise FetchError("it has a name or a password in it")
    if port is not None and port not in policy.ports:
        raise FetchError(f"it names the port {port}, where no web page is")
    return _ascii(parts)


def _as_meant(header: str) -> str:
    """A header as its server wrote it: http.client takes its bytes for Latin-1, and many servers send UTF-8."""
    with suppress(UnicodeError):
        return header.encode("latin-1").decode("utf-8")
    return header


def _ascii(parts: SplitResult) -> SplitResult:
    """The address with every other character written as ASCII, and without what control characters could add."""
    safe = "/%:=&?~#+!$,;'@()*[]-._"
    return parts._replace(path=quote(parts.path, safe=safe), query=quote(parts.query, safe=safe), fragment="")
