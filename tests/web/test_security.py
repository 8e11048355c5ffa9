"""What every answer carries, whose forms are taken, and what is never shown."""

from __future__ import annotations

import logging
import re
from http.cookies import SimpleCookie

import pytest
from starlette.responses import Response
from tests.web.team import ClientMaker, PageClient

from respondent.model.person import Role
from respondent.web.guard import HEADERS
from respondent.web.pages import ROUTES
from respondent.web.refusals import (
    ChangedMeanwhileError,
    NoStateError,
    RefusedError,
    TooManyError,
)
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit, own_path


def echo(visit: Visit) -> Response:
    if visit.request.method == "POST":
        return visit.json({name: visit.form.all(name) for name in visit.form if name != "csrf"})
    return visit.page("enter.html", action="/echo")


def fail(visit: Visit) -> Response:
    raise RuntimeError("the secret value is 77")


def noted(visit: Visit) -> Response:
    return visit.redirect("/", "“Offences” was <saved>.")


def leave(visit: Visit) -> Response:
    return visit.redirect(visit.query.get("to"))


PAGES = (
    *ROUTES,
    PageRoute("/echo", echo, ("GET", "POST"), Needs(Role.READER)),
    PageRoute("/open", echo, ("GET", "POST"), Needs(None)),
    PageRoute("/fail", fail, ("GET", "POST"), Needs(None)),
    PageRoute("/noted", noted, ("POST",), Needs(Role.READER)),
    PageRoute("/leave", leave, ("GET",), Needs(None)),
)


@pytest.mark.parametrize("path", ["/", "/static/0/style.css", "/nowhere", "/fail", "/noted"])
def test_every_answer_carries_every_header(client: ClientMaker, path: str) -> None:
    headers = client(routes=PAGES).get(path).headers
    for name, value in HEADERS.items():
        if (name, path) != ("cache-control", "/static/0/style.css"):
            assert headers[name] == value
    assert "server" not in headers
    assert "strict-transport-security" not in headers
    assert client(routes=PAGES, https=True).get(path).headers["strict-transport-security"]


def test_no_page_has_a_script_or_a_style_within() -> None:
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    from respondent.web.templating import FOLDER

    pages = sorted(FOLDER.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son(?!ce)\w+=|javascript:|\|\s*safe\b", text), page.name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), page.name


def test_a_form_needs_the_token_of_its_session(client: ClientMaker) -> None:
    made, other = client(routes=PAGES), client(routes=PAGES)
    assert made.submit("/echo", {"a": "1"}).json() == {"a": ["1"]}
    assert made.token != made.token
    for token in ("", "wrong", "ä", other.token, made.token[:-4], "A" * 60):
        page = made.post("/echo", data={"csrf": token, "a": "1"})
        assert page.status_code == 403
        assert "This page was open for too long" in page.text
    assert made.post("/echo", headers={"x-csrf-token": made.token}, data={"a": "1"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, 200),
        ({"origin": "http://TESTSERVER"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "https://testserver"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
    ],
)
def test_a_form_of_another_site_is_refused_whatever_its_token(
    client: ClientMaker, headers: dict[str, str], status: int
) -> None:
    assert client(routes=PAGES).submit("/echo", headers=headers).status_code == status


def test_who_has_not_signed_in_has_forms_of_their_own(client: ClientMaker) -> None:
    made = client(None, routes=PAGES)
    page = made.get("/open")
    token = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert token is not None
    cookie: SimpleCookie = SimpleCookie(page.headers["set-cookie"])
    assert cookie["respondent-visitor"]["httponly"]
    assert made.post("/open", data={"csrf": token[1]}).status_code == 200
    assert client(None, routes=PAGES).post("/open", data={"csrf": token[1]}).status_code == 403


def test_cookies_are_safe_behind_a_proxy(client: ClientMaker) -> None:
    cookie = client(None, routes=PAGES, https=True).get("/open").headers["set-cookie"]
    assert cookie.startswith("__Host-respondent-visitor=")
    for attribute in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
        assert attribute in cookie


def test_nobody_in_the_middle_of_a_form_loses_what_they_typed(client: ClientMaker) -> None:
    ours = {"sec-fetch-site": "same-origin"}
    made = client(None, routes=PAGES)
    page = made.post(
        "/echo", data={"why-it-changes": "An hour’s work\n<b>", "password": "hunter2"}, headers=ours
    )
    assert page.status_code == 401
    assert "An hour’s work\n&lt;b&gt;" in page.text
    assert "Why it changes" in page.text
    assert "hunter2" not in page.text
    assert "hour" not in made.post("/echo", data={"a": "An hour’s work"}).text
    again = client(routes=PAGES).post("/echo", data={"csrf": "old", "note": "An hour’s work"}, headers=ours)
    assert again.status_code == 403
    assert "An hour’s work" in again.text


def test_a_fault_of_ours_is_a_number_on_the_page_and_the_rest_in_the_log(
    client: ClientMaker, caplog: pytest.LogCaptureFixture
) -> None:
    made = client(routes=PAGES)
    for ask in (made.get, made.submit):
        answer = ask("/fail")
        assert answer.status_code == 500
        assert "Sorry, there is a problem with Respondent" in answer.text
        assert not re.search(r"Traceback|RuntimeError|secret value|\.py", answer.text)
        number = re.search(r'class="reference">(\w{8})<', answer.text)
        assert number is not None
        record = next(one for one in caplog.records if number[1] in one.getMessage())
        assert record.levelno == logging.ERROR
        assert record.exc_info is not None
        caplog.clear()


def test_even_a_fault_in_the_page_of_faults_shows_nothing(
    client: ClientMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = client(routes=PAGES)
    monkeypatch.setattr(made.site.templates, "loader", None)
    monkeypatch.setattr(made.site.templates, "cache", None)
    answer = made.get("/fail")
    assert answer.status_code == 500
    assert answer.text.startswith("Sorry, there is a problem with Respondent (")


@pytest.mark.parametrize("refusal", [ChangedMeanwhileError, NoStateError, TooManyError, RefusedError])
def test_a_handler_may_refuse_with_a_page(client: ClientMaker, refusal: type[RefusedError]) -> None:
    def refuse(visit: Visit) -> Response:
        raise refusal("Because of <this>.", headers={"retry-after": "60"})

    page = client(routes=(*ROUTES, PageRoute("/refuse", refuse, ("GET",), Needs(None)))).get("/refuse")
    assert page.status_code == refusal.status
    assert "Because of &lt;this&gt;." in page.text
    assert page.headers["retry-after"] == "60"


def test_a_notice_is_said_once_and_only_to_its_session(client: ClientMaker) -> None:
    made = client(routes=PAGES)
    assert made.submit("/noted").headers["location"] == "/"
    notice = made.cookies["respondent-notice"]
    assert "“Offences” was &lt;saved&gt;." in made.get("/").text
    assert "was &lt;saved&gt;" not in made.get("/").text
    for value in (notice, notice[:-8] + "AAAAAAAA", "x", "%C3%A4"):
        other: PageClient = client(routes=PAGES)
        page = other.get(
            "/", headers={"cookie": f"respondent-session={other.session}; respondent-notice={value}"}
        )
        assert page.status_code == 200
        assert "&lt;saved&gt;" not in page.text


@pytest.mark.parametrize(
    ("path", "goes"),
    [
        ("/evidence?q=1", "/evidence?q=1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nx: y", "/"),
        ("/a\tb", "/"),
        ("", "/"),
    ],
)
def test_nobody_is_sent_elsewhere(client: ClientMaker, path: str, goes: str) -> None:
    assert own_path(path) == goes
    made = client(routes=PAGES)
    assert made.get("/leave", params={"to": path}, follow_redirects=False).headers["location"] == goes


def test_another_host_s_name_is_not_answered(client: ClientMaker) -> None:
    made = client(routes=PAGES)
    for host in ("evil.example", "testserver.evil.example", "testserver:81", ""):
        answer = made.get("/", headers={"host": host})
        assert answer.status_code == 421
        assert "Statistic" not in answer.text
    forwarded = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-for": "6.6.6.6",
        "forwarded": "host=evil.example",
    }
    assert "evil.example" not in made.get("/", headers=forwarded).text


def test_a_file_of_ours_is_kept_for_ever_under_its_edition_only(client: ClientMaker) -> None:
    made = client()
    page = made.get("/").text
    address = re.search(r'href="(/static/\w+/style\.css)"', page)
    assert address is not None
    assert "immutable" in made.get(address[1]).headers["cache-control"]
    assert made.get("/static/0/style.css").headers["cache-control"] == "no-cache"
    for name in ("..%2fapp.py", "..", "%2e%2e%2fapp.py", "style.css%00", "nothing.css", "..%5capp.py", "a/b"):
        assert made.get(f"/static/0/{name}").status_code in {400, 404}, name


def test_a_page_that_is_not_there_is_kind(client: ClientMaker) -> None:
    page = client().get("/nowhere")
    assert page.status_code == 404
    assert "Page not found" in page.text
    assert client().post("/", data={}).status_code == 405
    assert client().options("/").status_code == 405
    assert client().request("BREW", "/").status_code == 405
    assert client().head("/").status_code == 200
