"""Everything that pages are made of, on one page: usable by everybody, at every width, by day and by night."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.responses import HTMLResponse, Response
from tests.web.team import PageMaker, Scheme, ServerMaker, Size

from respondent.model.person import Role
from respondent.web.pages import ROUTES
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit

PICTURES = "RESPONDENT_PICTURES"
"""A folder into which the pages are pictured, to be looked at."""


def gallery(visit: Visit) -> Response:
    text = Path(__file__).with_name("gallery.html").read_text(encoding="utf-8")
    made = visit.site.templates.from_string(text)
    return HTMLResponse(made.render(visit=visit, person=visit.person, address=lambda n: f"/gallery?page={n}"))


PAGES = (*ROUTES, PageRoute("/gallery", gallery, ("GET", "POST"), Needs(Role.READER)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def it_offends_against_nothing(
    served: ServerMaker, page_for: PageMaker, axe: Callable[[Page], None], size: Size, scheme: Scheme
) -> None:
    page = page_for(served(routes=PAGES), size=size, scheme=scheme)
    page.goto("/gallery")
    page.wait_for_load_state("networkidle")
    if folder := os.environ.get(PICTURES):
        page.screenshot(path=Path(folder) / f"gallery-{size}-{scheme}.png", full_page=True)
    axe(page)
