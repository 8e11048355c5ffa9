"""What tests of the pages share: a client, and a real server with a real browser before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.web.filling import ADA, Editor, EditorMaker
from tests.web.team import (
    SIZES,
    TEAM,
    ClientMaker,
    PageClient,
    PageMaker,
    Scheme,
    Served,
    ServerMaker,
    Size,
    TestersAccess,
    serving,
    somebody,
)
from tests.web.world import a_world

from respondent.desk.desk import Desk
from respondent.model.person import Person
from respondent.web.app import create_app
from respondent.web.cookies import Cookies
from respondent.web.pages import ROUTES
from respondent.web.route import PageRoute

SOMEBODY = somebody()

_WITHOUT_SCRIPTS: WeakSet[Page] = WeakSet()


@pytest.fixture
def client(workspace: Callable[[dict[str, str]], Path]) -> Iterator[ClientMaker]:
    """``client(person, files={…}, routes=…)`` speaks to the pages as this person; None: as nobody."""
    with ExitStack() as stack:
        access = TestersAccess()

        def make(
            who: Person | None = SOMEBODY,
            *,
            files: dict[str, str] | None = None,
            routes: tuple[PageRoute, ...] = ROUTES,
            desk: Desk | None = None,
            https: bool = False,
        ) -> PageClient:
            access.cookies = cookies = Cookies(https=https)
            desk = desk or Desk(workspace(TEAM | (files or {})))
            app = create_app(
                desk, access, hosts=frozenset({"testserver"}), https=https, cookies=cookies, routes=routes
            )
            made = PageClient(app, base_url="https://testserver" if https else "http://testserver")
            made.access, made.session, made.site = access, "", app.state.site
            if who is not None:
                made.session = access.session_of(who)
                made.cookies.set(cookies.name("session"), made.session)
            return stack.enter_context(made)

        yield make


@pytest.fixture
def served(workspace: Callable[[dict[str, str]], Path]) -> Iterator[ServerMaker]:
    """``served(files={…}, routes=…)`` is a real server with these pages, stopped after the test."""
    with ExitStack() as stack:

        def make(
            *,
            files: dict[str, str] | None = None,
            routes: tuple[PageRoute, ...] = ROUTES,
            desk: Desk | None = None,
        ) -> Served:
            return stack.enter_context(serving(desk or Desk(workspace(TEAM | (files or {}))), routes))

        yield make


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, one for all tests of a worker."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=20_000)  # the machine may be busy
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page_for(browser: Browser) -> Iterator[PageMaker]:
    """``page_for(served(), person, size="phone", scheme="dark", javascript=False)`` is that person's browser.

    What a page logs to its console as an error, a breach of the content policy for instance, fails the test.
    """
    with ExitStack() as stack:
        complaints: list[str] = []

        def make(
            server: Served,
            who: Person | None = SOMEBODY,
            *,
            size: Size = "desktop",
            scheme: Scheme = "light",
            javascript: bool = True,
        ) -> Page:
            width, height = SIZES[size]
            context = browser.new_context(
                base_url=server.url,
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                java_script_enabled=javascript,
                locale="en-GB",
                timezone_id="Europe/London",
            )
            stack.callback(context.close)
            if who is not None:
                session = server.access.session_of(who)
                name = server.access.cookies.name("session")
                context.add_cookies([{"name": name, "value": session, "url": server.url}])
            page = context.new_page()
            if not javascript:
                _WITHOUT_SCRIPTS.add(page)
            page.set_default_timeout(15_000)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text) if _is_ours(said) else None)
            return page

        yield make
    assert complaints == []


def _is_ours(said: Any) -> bool:
    return said.type == "error" and "Failed to load resource" not in said.text


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """``axe(page)`` fails if the page offends against WCAG 2.2 AA, or is wider than its window."""
    checker = Axe()

    def check(page: Page) -> None:
        assert page not in _WITHOUT_SCRIPTS, "axe is a script itself, and would wait for ever"
        found = checker.run(page, options={"resultTypes": ["violations"], "runOnly": WCAG})
        assert found.violations_count == 0, found.generate_report()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"the page is {wide} pixels wider than its window"

    return check


@pytest.fixture
def editor(client: ClientMaker, tmp_path: Path) -> EditorMaker:
    """``editor(ADA, files={…})`` is that person before the workspace; a second one sits before the same."""
    made: list[Desk] = []

    def make(who: Person = ADA, files: dict[str, str] | None = None) -> Editor:
        if not made:
            made.append(Desk(a_world(tmp_path / "w", files)))
        return Editor(client(who, desk=made[0]), made[0].root)

    return make
