"""Forms that another site made somebody's browser send."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import Request

from respondent.web.refusals import ForgedError
from respondent.web.tokens import is_form_token

if TYPE_CHECKING:
    from respondent.web.visit import Visit

FIELD = "csrf"
HEADER = "x-csrf-token"


def refuse_other_sites(request: Request, *, https: bool) -> None:
    """Raise ForgedError where the browser says that another site sent the form. Older browsers say nothing."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched not in {None, "same-origin", "none"}:
        raise ForgedError
    origin = request.headers.get("origin")
    if origin is None:
        return
    parts = urlsplit(origin)
    scheme = "https" if https else request.url.scheme
    if parts.scheme != scheme or parts.netloc.casefold() != request.headers.get("host", "").casefold():
        raise ForgedError


def is_our_own(request: Request) -> bool:
    """Whether the browser says that one of our own pages sent the form."""
    return request.headers.get("sec-fetch-site") == "same-origin"


def refuse_forged(visit: Visit) -> None:
    """Raise ForgedError where a form lacks the token that we put into it."""
    given = visit.form.raw(FIELD) or visit.request.headers.get(HEADER, "")
    if not is_form_token(visit.site.access.secret, visit.session, given):
        raise ForgedError
