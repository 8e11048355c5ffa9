"""The pages for a team: where they are reached, and how the first administrator comes in."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.applications import Starlette

from respondent.accounts.accounts import Accounts
from respondent.accounts.administering import By, Invited, first_invitation, renew_link
from respondent.accounts.refusal import Refusal
from respondent.desk.desk import Desk
from respondent.errors import RespondentError
from respondent.web.app import create_app
from respondent.web.cookies import Cookies
from respondent.web.server import bound
from respondent.web.team.access import TeamAccess
from respondent.web.team.joining import INVITATION


class AddressError(RespondentError):
    """The address under which a team is to reach the pages will not do; `why` is a sentence."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"“--address {address}” will not do. {why} Write it like https://evidence.example.org."
        )


class UnprotectedError(RespondentError):
    """Other computers could reach the pages where it listens, and without https."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"With “--listen {host}” other computers reach it, and without https everybody on the way could read "
            "the passwords. Give the address at which a proxy takes https and passes it on, such as "
            "“--address https://evidence.example.org”, or leave “--listen” out: then only this computer reaches it."
        )


class NoAdministratorError(RespondentError):
    """Nobody can be invited as the first administrator; `why` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The first administrator cannot be invited. {why} "
            "Say who it is with “--administrator 'Name <name@example.org>'”."
        )


class CannotListenError(RespondentError):
    """The server may not, or cannot, listen where it was told; `why` is what the system says."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(
            f"Nothing can be served at {host}, port {port}: {why.lower()}. "
            "Choose another with “--port” and “--listen”, or stop the program that is there."
        )


class UnknownPersonError(RespondentError):
    """A link was wanted for somebody who has no account."""

    def __init__(self, email: str) -> None:
        super().__init__(f"Nobody with the address {email} has an account here. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Address:
    """Where people reach the pages: `url` without a slash at its end, `host` with its port as browsers send it."""

    url: str
    host: str
    https: bool


def read_address(text: str) -> Address:
    """An address from the command line. Without https only this computer's own will do. Raises AddressError."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise AddressError(text, "It is no address.") from None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        raise AddressError(text, "It must begin with https:// and the name of a computer.")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise AddressError(text, "Nothing may follow the name: the pages need one of their own.")
    https = parts.scheme == "https"
    if not https and not _is_this_computer(host):
        raise AddressError(text, "Without https everybody on the way could read the passwords.")
    usual = 443 if https else 80
    shown = f"[{host}]" if ":" in host else host
    whole = shown if port in {None, usual} else f"{shown}:{port}"
    return Address(f"{parts.scheme}://{whole}", whole, https)


def refuse_unprotected(host: str, address: str | None) -> None:
    """Raise UnprotectedError where other computers reach what listens there, and AddressError for a bad address.

    Without https only this computer may, whatever an address says.
    """
    if not _is_this_computer(host) and not (address and read_address(address).https):
        raise UnprotectedError(host)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises CannotListenError."""
    try:
        return bound(host, port)
    except OSError as error:
        raise CannotListenError(host, port, error.strerror or str(error)) from error


def team_app(desk: Desk, accounts: Accounts, address: Address, port: int) -> Starlette:
    """The application for a team; `port` tells the cookies of two servers on one computer apart."""
    cookies = Cookies(https=address.https, suffix="" if address.https else f"-{port}", by_links=True)
    access = TeamAccess(accounts, cookies, address.url)
    return create_app(desk, access, hosts=frozenset({address.host}), https=address.https, cookies=cookies)


def first_link(accounts: Accounts, address: Address, name: str, email: str) -> str | None:
    """The link that makes somebody the first administrator; None if there is one. Raises NoAdministratorError."""
    answer = first_invitation(accounts, name, email)
    if answer is None:
        return None
    if isinstance(answer, Refusal):
        raise NoAdministratorError(answer.message)
    return f"{address.url}{INVITATION}?link={answer.link.text}"


def new_link(accounts: Accounts, address: Address, email: str) -> str:
    """A link by which somebody chooses another password. Raises UnknownPersonError."""
    member = accounts.people.by_email(email)
    answer = None if member is None else renew_link(accounts, By(), member.id)
    if not isinstance(answer, Invited):
        raise UnknownPersonError(email)
    return f"{address.url}{INVITATION}?link={answer.link.text}"


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
