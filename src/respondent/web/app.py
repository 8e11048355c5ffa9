"""The pages as one application: its routes, each with its rule, and what stands around them."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from respondent.desk.desk import Desk
from respondent.web.access import Access
from respondent.web.answering import Answering
from respondent.web.cookies import Cookies
from respondent.web.guard import Guard
from respondent.web.pages import ROUTES
from respondent.web.pages.static import address_of
from respondent.web.route import PageRoute
from respondent.web.site import Site
from respondent.web.templating import make_templates


def create_app(
    desk: Desk,
    access: Access,
    *,
    hosts: frozenset[str],
    https: bool = False,
    cookies: Cookies | None = None,
    routes: tuple[PageRoute, ...] = ROUTES,
) -> Starlette:
    """The application, to be served by uvicorn.

    `hosts` are the values of “Host” that are answered, with the port if it is not the usual one; `https` says that
    people reach it so. The site is its ``state.site``.
    """
    routes = (*routes, *access.routes)
    site = Site(
        desk,
        access,
        routes,
        make_templates(address_of),
        cookies or Cookies(https=https),
        frozenset(host.casefold() for host in hosts),
        https,
    )
    answering = Answering(site)
    app = Starlette(
        routes=[Route(one.path, answering.endpoint(one), methods=list(one.methods)) for one in routes],
        middleware=[Middleware(Guard, hosts=site.hosts, https=https)],
        exception_handlers={404: answering.refuse_http, 405: answering.refuse_http},
    )
    app.router.redirect_slashes = False  # it would trust the request's word on the host
    app.state.site = site
    return app
