"""What ``respondent serve --team`` is told, and how it begins."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, fields
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class ForTeam:
    """The options that are for a team alone."""

    address: str | None = None
    administrator: str | None = None
    state: Path | None = None
    listen: str | None = None
    proxy: tuple[str, ...] = ()
    new_link: str | None = None

    def refuse_alone(self) -> None:
        """Raise UsageError if one was given without “--team”."""
        for one in fields(self):
            if getattr(self, one.name):
                raise click.UsageError(f"--{one.name.replace('_', '-')} is for a team: give --team as well.")


def _one_address(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    try:
        return given and str(ipaddress.ip_address(given))
    except ValueError:
        raise click.BadParameter("write an IP address such as 127.0.0.1.") from None


def _networks(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(
            str(ipaddress.ip_network(one)) if "/" in one else str(ipaddress.ip_address(one)) for one in given
        )
    except ValueError:
        raise click.BadParameter(
            "write an IP address or a network, such as 127.0.0.1 or 10.0.0.0/8."
        ) from None


_OPTIONS = (
    click.option("--team", is_flag=True, help="Serve several people, who sign in with passwords."),
    click.option(
        "--address",
        metavar="URL",
        help="Where a team reaches it: https://evidence.example.org. Without this, on this computer alone.",
    ),
    click.option(
        "--administrator",
        metavar="'NAME <EMAIL>'",
        help="Whom to invite first; without this, whoever git says that you are.",
    ),
    click.option(
        "--state",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Where a team’s accounts are kept; without this, in .respondent beside the workspace.",
    ),
    click.option(
        "--listen",
        metavar="IP",
        callback=_one_address,
        help="Listen at this address of the computer; without this, at 127.0.0.1, for a proxy on it.",
    ),
    click.option(
        "--proxy",
        metavar="IP",
        multiple=True,
        callback=_networks,
        help="Believe this proxy where visitors come from. May be given several times.",
    ),
    click.option(
        "--new-link",
        metavar="EMAIL",
        help="Only print a link by which this person chooses a new password, beside a server that runs or not.",
    ),
)


def for_a_team(command: Command) -> Command:
    """The options for a team, on a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def serve_team(root: Path, port: int | None, told: ForTeam) -> None:
    """Serve the workspace at `root` to a team until somebody stops it. Raises RespondentError."""
    from respondent.accounts.accounts import FOLDER, open_accounts
    from respondent.desk.desk import Desk
    from respondent.desk.making import made_apart
    from respondent.web.confined import start_soon
    from respondent.web.local import HOST, USUAL_PORT
    from respondent.web.server import Server
    from respondent.web.team.serving import first_link, listen, read_address, refuse_unprotected, team_app

    refuse_unprotected(told.listen or HOST, told.address)
    listening = listen(told.listen or HOST, USUAL_PORT if port is None else port)
    with (
        closing(listening),
        closing(open_accounts(told.state or root / FOLDER)) as accounts,
        made_apart() as maker,
    ):
        port = listening.getsockname()[1]
        address = read_address(told.address or f"http://{HOST}:{port}")
        name, email = _administrator(root, told.administrator)
        words = _welcome(address.url, first_link(accounts, address, name, email), email)
        desk = Desk(root, maker=maker)
        app = team_app(desk, accounts, address, port)

        def ready() -> None:
            click.echo(words)
            start_soon()

        with suppress(KeyboardInterrupt):
            Server(app, proxy=told.proxy, ready=ready).run(sockets=[listening])
    click.echo("Stopped.")


def print_link(root: Path, port: int | None, told: ForTeam) -> None:
    """Print a link for a person who has forgotten the password, and serve nothing. Raises RespondentError."""
    from respondent.accounts.accounts import FOLDER, open_accounts
    from respondent.web.local import HOST, USUAL_PORT
    from respondent.web.team.serving import new_link, read_address

    with closing(open_accounts(told.state or root / FOLDER)) as accounts:
        address = read_address(told.address or f"http://{HOST}:{USUAL_PORT if port is None else port}")
        click.echo(new_link(accounts, address, told.new_link or ""))


def _administrator(root: Path, given: str | None) -> tuple[str, str]:
    """The name and the e-mail address of whoever is to be invited first."""
    from respondent.history.history import user_of

    return parseaddr(given) if given else user_of(root)


def _welcome(url: str, link: str | None, email: str) -> str:
    if link is None:
        return f"Respondent is ready: {url}\n\nStop with Ctrl+C."
    return (
        f"Respondent is ready: {url}\n\nNobody can administer it yet. This link is for {email}; it works once, "
        f"within seven days:\n\n  {link}\n\nStop with Ctrl+C."
    )
