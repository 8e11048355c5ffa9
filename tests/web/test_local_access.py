"""One person at this computer comes in by a link that works once."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from tests.web.team import TestClient

from respondent.desk.desk import Desk
from respondent.web.local import PortTakenError, listen, local_app


@pytest.fixture
def links() -> list[str]:
    return []


@pytest.fixture
def local(workspace, links: list[str]):  # type: ignore[no-untyped-def]
    root: Path = workspace({})
    app, link = local_app(Desk(root), root, 4321, links.append)
    links.append(link)
    with TestClient(app, base_url="http://127.0.0.1:4321", follow_redirects=False) as client:
        yield client


def test_the_link_lets_the_browser_in(local: TestClient, links: list[str]) -> None:
    answer = local.get(links[0])
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert local.get("/").status_code == 200


def test_the_link_works_once_and_the_next_one_is_shown(local: TestClient, links: list[str]) -> None:
    local.get(links[0])
    local.cookies.clear()
    used = local.get(links[0])
    assert used.status_code == 403
    assert "This link has been used" in used.text
    assert len(links) == 2
    assert local.get(links[1]).status_code == 303


def test_who_is_in_already_may_use_the_link_again(local: TestClient, links: list[str]) -> None:
    local.get(links[0])
    assert local.get(links[0]).headers["location"] == "/"


def test_without_the_link_nobody_comes_in(local: TestClient) -> None:
    page = local.get("/")
    assert page.status_code == 401
    assert "Open the newest link" in page.text
    assert local.get("/enter/wrong").status_code == 403
    assert local.get("/enter/wröng").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}],
)
def test_a_look_ahead_or_another_site_does_not_use_the_link_up(
    local: TestClient, links: list[str], headers: dict[str, str]
) -> None:
    page = local.get(links[0], headers=headers)
    assert page.status_code == 200
    token = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert token is not None
    assert local.get("/").status_code == 401
    path = links[0].removeprefix("http://127.0.0.1:4321")
    assert local.post(path, data={"csrf": "wrong"}).status_code == 403
    assert local.post(path, data={"csrf": token[1]}).status_code == 303
    assert local.get("/").status_code == 200


def test_asking_for_the_head_of_the_link_does_not_use_it_up(local: TestClient, links: list[str]) -> None:
    assert local.head(links[0]).status_code == 200
    assert local.get(links[0]).status_code == 303


def test_another_name_for_this_computer_is_not_answered(local: TestClient, links: list[str]) -> None:
    for host in ("evil.example", "evil.example:4321", "127.0.0.1", "127.0.0.1:80", ""):
        answer = local.get("/", headers={"host": host})
        assert answer.status_code == 421, host
    assert local.get("/", headers={"host": "LOCALHOST:4321"}).status_code == 401


def test_of_many_browsers_at_once_one_is_let_in(local: TestClient, links: list[str]) -> None:
    local.cookies.clear()
    together = Barrier(8)

    def ask(_: int) -> tuple[int, bool]:
        with TestClient(local.app, base_url="http://127.0.0.1:4321", follow_redirects=False) as browser:
            together.wait(20)
            answer = browser.get(links[0])
            return answer.status_code, "respondent-session-4321" in answer.cookies

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(ask, range(8)))
    assert answers == [(303, True), *[(403, False)] * 7]
    assert len(links) == 2


def test_a_link_asked_for_by_another_name_stays_to_be_used(local: TestClient, links: list[str]) -> None:
    path = links[0].removeprefix("http://127.0.0.1:4321")
    for host in ("evil.example:4321", "127.0.0.1:4322", "127.0.0.1:4321.evil.example"):
        assert local.get(path, headers={"host": host}).status_code == 421
    for odd in (f"{path}/", path.upper(), f"{path}%00", f"{path}%20", path[:-1]):
        assert local.get(odd).status_code in (400, 403, 404), odd
    assert local.get(path).status_code == 303


def test_the_cookie_of_another_server_on_this_computer_opens_nothing(
    local: TestClient, links: list[str], workspace: Callable[[dict[str, str]], Path]
) -> None:
    root = workspace({})
    app, link = local_app(Desk(root), root, 4322)
    with TestClient(app, base_url="http://127.0.0.1:4322", follow_redirects=False) as other:
        session = other.get(link).cookies["respondent-session-4322"]
        assert other.get("/").status_code == 200
    for name in (
        "respondent-session-4322",
        "respondent-session-4321",
        "respondent-session",
        "respondent-visitor-4321",
    ):
        local.cookies.clear()
        local.cookies.set(name, session)
        assert local.get("/").status_code == 401, name
        assert local.get(links[0].replace("/enter/", "/enter/x")).status_code == 403
    assert local.get(links[0]).status_code == 303
    assert local.get("/").status_code == 200


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with listen(0) as first:
        first.listen()
        port = first.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"Port {port} is used by another program"):
            listen(port)
