"""From a request to an answer: who comes, whether the rule lets them, what they sent, the page, or why not."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from respondent.errors import AccountsUnusableError
from respondent.model.record import is_id
from respondent.web.bodies import LARGE, Bodies
from respondent.web.forgery import FIELD, is_our_own, refuse_forged, refuse_other_sites
from respondent.web.forms import read_form
from respondent.web.refusals import (
    ForbiddenError,
    ForgedError,
    NotAllowedError,
    NotFoundError,
    NotSignedInError,
    RefusedError,
    RenamedError,
    UnwritableError,
)
from respondent.web.route import PageRoute
from respondent.web.site import Site
from respondent.web.standing import is_known, is_nobodys, is_own, now_called
from respondent.web.visit import Visit

LOG = logging.getLogger("respondent.web")

SHORT = 64_000
"""The most that is read of a form whose sender is not signed in any more; LARGE, of one that is refused."""

THREADS = 12
"""Pages that are made at once; more of them would only share the same cores."""

SLOW_THREADS = 3
"""Slow pages that are made at once, beside the others."""

_CARRIED = frozenset(
    {FIELD, "base", "was", "mine", "hash", "words", "step", "seen", "kind", "link", "next", "username"}
)
"""Inputs that carry something from form to form, which nobody typed."""

T = TypeVar("T")
Endpoint = Callable[[Request], Awaitable[Response]]


class Answering:
    """Answers requests to the pages of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._limiter = CapacityLimiter(THREADS)
        self._slow = CapacityLimiter(SLOW_THREADS)
        self._bodies = Bodies()

    def endpoint(self, route: PageRoute) -> Endpoint:
        """What Starlette calls for a route."""

        async def answer(request: Request) -> Response:
            return await self._guarded(request, partial(self._answer, request, route))

        return answer

    async def refuse_http(self, request: Request, error: Exception) -> Response:
        """What is said where no route answers, or none with this method."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        refusal = {404: NotFoundError, 405: NotAllowedError}.get(status, RefusedError)(headers=headers)

        async def refuse() -> Response:
            raise refusal

        return await self._guarded(request, refuse)

    async def _guarded(self, request: Request, answer: Callable[[], Awaitable[Response]]) -> Response:
        """The answer, or an error page: a handler's fault is logged with a number, and never shown."""
        try:
            try:
                return await answer()
            except RefusedError as refusal:
                return await self._in_thread(self._refusal, request, refusal)
            except AccountsUnusableError:
                LOG.exception("%s %s could not be done", request.method, request.url.path)
                return await self._in_thread(self._refusal, request, UnwritableError())
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            return self._fault(request)

    async def _answer(self, request: Request, route: PageRoute) -> Response:
        if request.method != "POST":
            return await self._in_thread(self._show, request, route, slow=route.slow)
        refuse_other_sites(request, https=self._site.https)
        try:
            visit = await self._in_thread(self._arrive, request, route)
        except RefusedError as refusal:  # the session, the right or the record went while somebody was typing
            if is_our_own(request):
                most = SHORT if isinstance(refusal, NotSignedInError) else min(route.largest, LARGE)
                await self._keep_typed(request, refusal, most)
            raise
        body = await self._bodies.read(request, route.largest)
        return await self._in_thread(self._take, visit, route, body, slow=route.slow)

    async def _keep_typed(self, request: Request, refusal: RefusedError, most: int) -> None:
        """Have the page of a refusal show what was sent; where that is too much, or no form, it stays as it is."""
        try:
            refusal.typed = _typed(request, await self._bodies.read(request, most))
        except RefusedError as error:
            refusal.headers |= error.headers

    def _show(self, request: Request, route: PageRoute) -> Response:
        return route.handler(self._arrive(request, route))

    def _take(self, visit: Visit, route: PageRoute, body: bytes) -> Response:
        visit = visit.with_form(read_form(visit.request.headers.get("content-type", ""), body))
        try:
            refuse_forged(visit)
            return route.handler(visit)
        except RefusedError as refusal:
            if is_our_own(visit.request) if isinstance(refusal, ForgedError) else visit.person is not None:
                refusal.typed = _typed(visit.request, body)
            raise

    def _arrive(self, request: Request, route: PageRoute) -> Visit:
        """The visit, if the route's rule lets it through. Raises RefusedError."""
        needs = route.needs
        visit = Visit(self._site, request)
        if needs.role is None:
            return visit
        person = visit.person
        if person is None:
            raise _not_signed_in(self._site)
        if not person.role.covers(needs.role):
            raise ForbiddenError
        if needs.of == "record":
            record_id, loaded = visit.part("record"), visit.view.loaded
            if not is_id(record_id) or not is_known(loaded.workspace, record_id):
                raise _not_here(visit, route)
            if needs.own and not is_own(loaded, record_id, person):
                raise ForbiddenError(
                    "This record belongs to no organisation, so only the policy team can change it."
                    if is_nobodys(loaded, record_id)
                    else "This record belongs to another organisation, so only they can change it.",
                    title="This record is not yours to change",
                )
        return visit

    def _refusal(self, request: Request, refusal: RefusedError) -> Response:
        if isinstance(refusal, RenamedError) and request.method != "POST":
            return RedirectResponse(refusal.path, 303)
        sign_in = self._site.access.sign_in
        if isinstance(refusal, NotSignedInError) and sign_in and request.method == "GET":
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"{sign_in}?next={quote(back, safe='')}", 303)
        visit = Visit(self._site, request)
        if isinstance(refusal, RenamedError) and request.url.path == f"/evidence/{refusal.old}/rename":
            # the answer to who renamed it was lost, and their browser asks once more
            return visit.redirect(
                f"/evidence/{refusal.new}", f"“{refusal.old}” is called “{refusal.new}” now."
            )
        response = visit.page(
            "error.html",
            status=refusal.status,
            title=refusal.title,
            text=refusal.text,
            typed=refusal.typed,
        )
        response.headers.update(refusal.headers)
        return response

    def _fault(self, request: Request) -> Response:
        """The page for a fault of ours. It uses nothing that could fail again."""
        reference = secrets.token_hex(4)
        LOG.exception("%s: %s %s failed", reference, request.method, request.url.path)
        try:
            text = self._site.templates.get_template("fault.html").render(reference=reference)
        except Exception:
            LOG.exception("%s: and so did the page that says so", reference)
            return PlainTextResponse(f"Sorry, there is a problem with Respondent ({reference}).", 500)
        return HTMLResponse(text, 500)

    async def _in_thread(self, function: Callable[..., T], *args: object, slow: bool = False) -> T:
        limiter = self._slow if slow else self._limiter
        return await to_thread.run_sync(partial(function, *args), limiter=limiter)


def _typed(request: Request, body: bytes) -> tuple[tuple[str, str], ...]:
    """What somebody typed into a form that is refused, passwords apart."""
    form = read_form(request.headers.get("content-type", ""), body)
    return tuple(
        (name.replace("-", " ").replace("_", " ").capitalize(), value)
        for name in form
        for value in form.all(name)
        if value.strip() and name not in _CARRIED and "password" not in name
    )


def _not_here(visit: Visit, route: PageRoute) -> RefusedError:
    """There is no such record for the visitor; or it is called otherwise now, and its pages are there."""
    workspace, old = visit.view.workspace, visit.part("record")
    now = now_called(workspace, old)
    if now is None or old in workspace.withheld:
        return NotFoundError()
    query = visit.request.url.query
    return RenamedError(old, now, route.path.replace("{record}", now) + (f"?{query}" if query else ""))


def _not_signed_in(site: Site) -> NotSignedInError:
    if site.access.sign_in:
        return NotSignedInError()
    return NotSignedInError(
        "Open the newest link that is shown where Respondent was started. It lets your browser in.",
        title="Open Respondent by its link",
    )
