"""What all pages of one server share."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from jinja2 import Environment

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role
from respondent.web.access import Access
from respondent.web.cookies import Cookies
from respondent.web.route import PageRoute
from respondent.web.streams import Streams


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page in the bar at the top."""

    text: str
    path: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Site:
    """One server: its desk, who may enter, its pages and how they are made.

    `hosts` are the names under which it may be asked for; with `https` people reach it so, by a proxy. `leaving` is
    set when it is about to stop, so that streams end.
    """

    desk: Desk
    access: Access
    routes: tuple[PageRoute, ...]
    templates: Environment
    cookies: Cookies
    hosts: frozenset[str]
    https: bool = False
    streams: Streams = field(default_factory=Streams)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)

    def menu(self, person: Person | None) -> list[MenuItem]:
        """The pages that this person may open from the bar at the top."""
        return [
            MenuItem(route.menu, route.path, route.needs.role)
            for route in self.routes
            if route.menu
            and person is not None
            and (route.needs.role is None or person.role.covers(route.needs.role))
        ]
