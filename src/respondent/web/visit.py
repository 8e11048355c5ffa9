"""One request as a page's handler sees it: who asks, what they may see, what they sent, and how to answer."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from respondent.accounts.log import Action
from respondent.desk.desk import Desk
from respondent.desk.view import View
from respondent.model.person import Person
from respondent.model.record import Record
from respondent.web.entrance import Entrance
from respondent.web.forms import NO_FORM, Form, read_query
from respondent.web.refusals import NotFoundError
from respondent.web.site import MenuItem, Site
from respondent.web.standing import may_change_record
from respondent.web.streams import Message, stream
from respondent.web.tokens import Notice, form_token, packed_notice, unpacked_notice
from respondent.web.unsaveable import unsaveable

VISITOR = "visitor"
VISITOR_LENGTH = 43
NOTICE = "notice"
_KEPT = ("entrance", "confidential", "view", "_visitor", "query")


@dataclass(frozen=True)
class Visit:
    """A request, let through by its route's rule.

    `person` is who has signed in, None on a page for everybody; `view` the workspace as they may see it, the same
    one through the whole visit; `form` what they sent; `desk` where changes are made.
    """

    site: Site
    request: Request
    form: Form = NO_FORM

    @cached_property
    def entrance(self) -> Entrance:
        """Who comes, and by which session."""
        return self.site.access.enter(self.request)

    @cached_property
    def confidential(self) -> bool:
        """Whether the visitor may see confidential records."""
        if self.person is None:
            return False
        settings = self.site.desk.view(confidential=False).workspace.settings
        return self.site.access.sees_confidential(self.person, settings)

    @cached_property
    def view(self) -> View:
        """The workspace as the visitor may see it."""
        return self.site.desk.view(confidential=self.confidential)

    @cached_property
    def _visitor(self) -> str:
        """The cookie by which somebody without a session is known to their own forms, or a new one."""
        known = self.site.cookies.read(self.request, VISITOR)
        return known if len(known) == VISITOR_LENGTH else secrets.token_urlsafe(32)

    @property
    def person(self) -> Person | None:
        """Who has signed in."""
        return self.entrance.person

    @property
    def somebody(self) -> Person:
        """Who has signed in, on a page whose rule says that somebody has."""
        if self.entrance.person is None:
            raise TypeError("a page without a role asked who has signed in")
        return self.entrance.person

    @property
    def desk(self) -> Desk:
        """Where the evidence is looked at and changed."""
        return self.site.desk

    @cached_property
    def unsaveable(self) -> tuple[str, str]:
        """That nothing can be saved just now, and what is to be done about it; both empty where all is well."""
        return unsaveable(self.desk)

    @cached_property
    def query(self) -> Form:
        """The fields of the address's query."""
        return read_query(self.request.scope.get("query_string", b""))

    @property
    def path(self) -> str:
        """The page's address without its query."""
        return self.request.url.path

    @property
    def address(self) -> str:
        """Where the request came from, as far as it can be known."""
        return self.request.client.host if self.request.client else ""

    def part(self, name: str) -> str:
        """What the path says for ``{name}``."""
        return str(self.request.path_params[name])

    @property
    def record(self) -> Record:
        """The record that the path names. Raises NotFoundError if it cannot be read."""
        found = self.view.workspace.records.get(self.part("record"))
        if found is None:
            raise NotFoundError
        return found

    def may_change(self, record: Record) -> bool:
        """Whether the visitor may change this record."""
        return self.person is not None and may_change_record(
            record, self.person, self.view.workspace.settings
        )

    def note(self, action: Action, about: str = "") -> None:
        """Keep in the log of the team that the visitor did this; `about` names what, and nothing that it says."""
        self.site.access.note(self.somebody, action, about, self.address)

    @property
    def menu(self) -> list[MenuItem]:
        """The bar at the top, for this visitor."""
        return self.site.menu(self.person)

    @property
    def session(self) -> str:
        """What the visitor's forms are bound to: their session, or before they sign in a cookie of its own."""
        return self.entrance.session or self._visitor

    @cached_property
    def csrf(self) -> str:
        """The token for the forms of this page."""
        return form_token(self.site.access.secret, self.session)

    @cached_property
    def notices(self) -> list[Notice]:
        """What the page before wanted said on this one."""
        cookie = self.site.cookies.read(self.request, NOTICE)
        notice = unpacked_notice(self.site.access.secret, self.session, cookie)
        return [notice] if notice else []

    def anew(self) -> Visit:
        """The same request, looked at as if it came now."""
        return Visit(self.site, self.request)

    def with_form(self, form: Form) -> Visit:
        """The same visit with what was sent."""
        visit = replace(self, form=form)
        kept = {name: self.__dict__[name] for name in _KEPT if name in self.__dict__}
        visit.__dict__.update(kept)
        return visit

    def text(self, template: str, context: Mapping[str, object]) -> str:
        """A template's text for this visit."""
        return self.site.templates.get_template(template).render(
            {"visit": self, "person": self.person} | dict(context)
        )

    def page(self, template: str, /, *, status: int = 200, **context: object) -> Response:
        """A whole page. The template extends “base.html”, and has `visit`, `person` and the context."""
        response = HTMLResponse(self.text(template, context), status)
        if self.__dict__.get("notices"):
            self.site.cookies.forget(response, NOTICE)
        return self._remembering(response)

    def fragment(self, template: str, /, *, status: int = 200, **context: object) -> Response:
        """A part of a page, for our own script."""
        return self._remembering(HTMLResponse(self.text(template, context), status))

    def json(self, value: object, *, status: int = 200) -> Response:
        """Data for our own script."""
        return JSONResponse(value, status)

    def redirect(self, path: str, notice: str = "", kind: str = "success") -> Response:
        """Send the browser to another of our pages, after a form; `notice` is said at its top."""
        response = RedirectResponse(own_path(path), 303)
        if notice:
            packed = packed_notice(self.site.access.secret, self.session, Notice(notice, kind))
            self.site.cookies.put(response, NOTICE, packed, seconds=60)
        return self._remembering(response)

    def download(self, name: str, data: bytes, media_type: str) -> Response:
        """A file to be kept, never shown in the page's own name."""
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        return Response(data, media_type=media_type, headers={"content-disposition": disposition})

    def stream(self, source: Callable[[], AsyncIterator[Message]]) -> Response:
        """Events as they come, for our own script; ``source()`` must give only what this visitor may see."""
        return stream(self, source)

    def _remembering(self, response: Response) -> Response:
        """The response; a visitor without a session gets the cookie that their forms are bound to, if any."""
        made = "_visitor" in self.__dict__ and not self.entrance.session
        if made and self.site.cookies.read(self.request, VISITOR) != self._visitor:
            self.site.cookies.put(response, VISITOR, self._visitor)
        return response


def own_path(path: str) -> str:
    """The path if it is one of ours, else that of the first page: nobody is sent elsewhere by a link to us."""
    if not path.startswith("/") or path.startswith(("//", "/\\")) or any(c <= " " or c == "\\" for c in path):
        return "/"
    return path
