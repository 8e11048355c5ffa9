"""The pages for one person, on this computer and for nobody else."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette

from respondent.desk.desk import Desk
from respondent.errors import RespondentError
from respondent.history.history import user_of
from respondent.model.partner import partner_at
from respondent.model.person import Person, Role
from respondent.model.settings import Settings
from respondent.web.app import create_app
from respondent.web.cookies import Cookies
from respondent.web.local_access import LocalAccess
from respondent.web.server import bound

HOST = "127.0.0.1"
USUAL_PORT = 8765


class PortTakenError(RespondentError):
    """Another program listens on the port that was asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is used by another program, perhaps by another “respondent serve”. "
            "Choose another with “--port”, or leave the option out."
        )


def listen(port: int | None) -> socket.socket:
    """A socket on this computer alone: on `port`, else on the usual one or any free one. Raises PortTakenError."""
    try:
        return bound(HOST, USUAL_PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise PortTakenError(port) from error
        return bound(HOST, 0)


def local_person(root: Path, settings: Settings) -> Person:
    """Who sits at this computer: whom git names, and the organisation that the settings know the address of."""
    name, email = user_of(root)
    partner = partner_at(email, settings.partners)
    return Person(name or "You", email, partner.organisation if partner else "", Role.ADMINISTRATOR)


def local_app(
    desk: Desk, root: Path, port: int, on_used: Callable[[str], None] = lambda _: None
) -> tuple[Starlette, str]:
    """The application for whoever sits here, and the link that lets them in; `on_used` gets the next link."""
    cookies = Cookies(suffix=f"-{port}")
    settings = desk.view(confidential=False).workspace.settings

    def used() -> None:
        on_used(f"http://{HOST}:{port}{access.path}")

    access = LocalAccess(local_person(root, settings), cookies, used)
    hosts = frozenset({f"{HOST}:{port}", f"localhost:{port}"})
    app = create_app(desk, access, hosts=hosts, cookies=cookies)
    return app, f"http://{HOST}:{port}{access.path}"
