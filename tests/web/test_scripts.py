"""What our scripts add: previews while one types, results while one searches, what others change, nothing lost."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from playwright.sync_api import Dialog, Page, Route, expect
from starlette.responses import HTMLResponse, Response
from tests.web.team import PageMaker, Served, ServerMaker

from respondent.model.person import Role
from respondent.web.pages import ROUTES
from respondent.web.route import Needs, PageRoute
from respondent.web.streams import Message
from respondent.web.visit import Visit

PAGE = """{% extends "base.html" %}{% block title %}Try{% endblock %}{% block main %}<h1>Try</h1>
<p id="presence"></p><div data-events="/try/events" data-record="offences"></div>
{{ forms.search_form("/try", "Search", q) }}
<div id="results"><p role="status">{{ q or "nothing" }} is searched for</p></div>
{% call forms.form(visit, "/try", live="/try/live", guarded=true) %}
{{ forms.errors([("value", "Enter a value")]) if q == "errors" }}
{{ forms.text("value", "Value") }}{{ forms.area("note", "Note", count=10) }}{{ forms.button("Save") }}
{% endcall %}<div id="live"><p>nothing yet</p></div>
{% endblock %}"""


def from_text(visit: Visit, text: str, **context: object) -> Response:
    made = visit.site.templates.from_string(text)
    return HTMLResponse(made.render(visit=visit, person=visit.person, **context))


class Trial:
    """Pages with every script on them, and what was asked of them."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.previewed: list[str] = []
        self.searched: list[str] = []
        self.events: list[Message] = []

    def show(self, visit: Visit) -> Response:
        if visit.request.headers["sec-fetch-mode"] != "navigate":
            self.searched.append(visit.query.get("q"))
        return from_text(visit, PAGE, q=visit.query.get("q"))

    def save(self, visit: Visit) -> Response:
        self.saved.append(visit.form.get("value"))
        return visit.redirect("/try", "It was saved.")

    def live(self, visit: Visit) -> Response:
        self.previewed.append(visit.form.get("value"))
        text = "<p{{ ' data-says' if value }}>It would say {{ value }}</p>"
        return from_text(visit, text, value=visit.form.get("value"))

    def listen(self, visit: Visit) -> Response:
        return visit.stream(self.sending)

    async def sending(self) -> AsyncIterator[Message]:
        while True:
            while self.events:
                yield self.events.pop(0)
            await asyncio.sleep(0.01)

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        needs = Needs(Role.READER)
        return (
            *ROUTES,
            PageRoute("/try", self.show, ("GET",), needs),
            PageRoute("/try", self.save, ("POST",), needs),
            PageRoute("/try/live", self.live, ("POST",), needs),
            PageRoute("/try/events", self.listen, ("GET",), needs),
        )


@pytest.fixture
def trial() -> Trial:
    return Trial()


@pytest.fixture
def server(served: ServerMaker, trial: Trial) -> Served:
    return served(routes=trial.routes)


@pytest.fixture
def page(server: Served, page_for: PageMaker) -> Page:
    page = page_for(server)
    page.goto("/try")
    expect(page.locator("html[data-ready]")).to_be_attached()
    return page


def is_asked_on_leaving(page: Page) -> bool:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.get_by_role("link", name="Respondent").click()
    expect(page).to_have_title("Home – Respondent")
    return asked == ["beforeunload"]


def test_what_one_types_is_previewed_once_one_pauses(page: Page, trial: Trial) -> None:
    page.get_by_label("Value").press_sequentially("<b>38,685</b>", delay=5)
    expect(page.locator("#live")).to_have_text("It would say <b>38,685</b>")
    assert page.locator("#live b").count() == 0
    assert len(trial.previewed) < 5
    assert trial.saved == []


def test_on_a_phone_the_foot_of_the_window_says_what_the_preview_below_the_form_does(
    server: Served, page_for: PageMaker
) -> None:
    page = page_for(server, size="phone")
    page.goto("/try")
    expect(page.locator("html[data-ready]")).to_be_attached()
    page.set_viewport_size({"width": 320, "height": 300})
    foot = page.locator(".live-bar")
    expect(foot).to_be_hidden()
    page.get_by_label("Value").fill("38,685")
    expect(foot).to_have_text("It would say 38,685")
    expect(foot).to_be_in_viewport()
    foot.click()
    expect(page.locator("#live")).to_be_in_viewport()
    expect(foot).to_be_hidden()
    page.get_by_label("Value").fill("")
    expect(page.locator("#live")).to_have_text("It would say")
    expect(foot).to_be_hidden()


def test_what_is_typed_before_the_scripts_are_there_is_previewed_searched_for_and_guarded(
    server: Served, page_for: PageMaker
) -> None:
    page = page_for(server)
    held: list[Route] = []
    page.route("**/page.js*", lambda route: held.append(route))
    page.goto("/try", wait_until="commit")
    page.get_by_label("Value").fill("38,685")
    page.get_by_role("searchbox").fill("gwent")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.locator("#live")).to_have_text("It would say 38,685")
    expect(page.locator("#results")).to_have_text("gwent is searched for")
    assert is_asked_on_leaving(page)


def test_a_lost_connection_leaves_the_preview_as_it_is(page: Page, trial: Trial) -> None:
    page.get_by_label("Value").fill("1")
    expect(page.locator("#live")).to_have_text("It would say 1")
    page.route("**/try/live", lambda route: route.abort())
    page.get_by_label("Value").fill("12")
    expect(page.locator("#live[data-stale]")).to_have_text("It would say 1")
    page.unroute("**/try/live")
    page.get_by_label("Value").fill("123")
    expect(page.locator("#live:not([data-stale])")).to_have_text("It would say 123")


def test_a_search_answers_while_one_types_and_can_be_linked_to(page: Page, trial: Trial) -> None:
    search = page.get_by_role("searchbox")
    page.evaluate("document.querySelector('#results [role=status]').read = 'yes'")
    search.press_sequentially("gw", delay=5)
    expect(page.locator("#results")).to_have_text("gw is searched for")
    expect(page.get_by_role("status")).to_have_js_property("read", "yes")  # or it would not be read out
    expect(page).to_have_url(re.compile(r"/try\?q=gw$"))
    expect(search).to_be_focused()
    search.fill("")
    expect(page.locator("#results")).to_have_text("nothing is searched for")
    expect(page).to_have_url(re.compile(r"/try$"))
    assert len(trial.searched) < 5


def test_a_later_search_is_not_undone_by_an_earlier_answer(page: Page) -> None:
    held: list[Route] = []
    page.route("**/try?q=slow", lambda route: held.append(route))
    search = page.get_by_role("searchbox")
    search.fill("slow")
    while not held:
        page.wait_for_timeout(20)
    search.fill("quick")
    expect(page.locator("#results")).to_have_text("quick is searched for")
    held[0].continue_()
    page.wait_for_timeout(200)
    expect(page.locator("#results")).to_have_text("quick is searched for")


def test_a_form_is_sent_once_however_often_its_button_is_pressed(page: Page, trial: Trial) -> None:
    page.get_by_label("Value").fill("1")
    page.get_by_role("button", name="Save").dblclick()
    expect(page.get_by_text("It was saved.")).to_be_visible()
    assert trial.saved == ["1"]


def test_one_is_asked_before_one_leaves_what_was_not_saved(page: Page) -> None:
    page.get_by_label("Value").fill("1")
    assert is_asked_on_leaving(page)


def test_how_many_characters_are_left_is_said(page: Page) -> None:
    note = page.get_by_label("Note")
    note.fill("🙂🙂🙂")
    expect(page.locator("#note-count")).to_have_text("You have 7 characters left")
    note.fill("123456789")
    expect(page.locator("#note-count")).to_have_text("You have 1 character left")
    note.fill("123456789012")
    expect(page.locator("#note-count.count-over")).to_have_text("You have 2 characters too many")


def test_what_others_change_is_said_as_it_happens(page: Page, trial: Trial) -> None:
    trial.events.append(Message("changed", {"record": "other", "text": "Not this one."}))
    trial.events.append(
        Message("presence", {"record": "offences", "text": "Barnardo’s is editing this record."})
    )
    expect(page.locator("#presence")).to_have_text("Barnardo’s is editing this record.")
    trial.events.append(
        Message(
            "changed",
            {"record": "offences", "text": "Barnardo’s <i>changed</i> this.", "link": "//evil.example"},
        )
    )
    notice = page.locator("#live-notice")
    expect(notice).to_contain_text("Barnardo’s <i>changed</i> this.")
    expect(notice.get_by_role("link")).to_have_attribute("href", re.compile(r"/try$"))
    expect(page.get_by_text("Not this one.")).to_have_count(0)


def test_the_stream_comes_back_after_it_was_lost(page: Page, server: Served, trial: Trial) -> None:
    for connection in list(server.server.server_state.connections):
        server.server.servers[0].get_loop().call_soon_threadsafe(connection.transport.abort)
    while server.app.state.site.streams.open.total() > 0:
        page.wait_for_timeout(20)
    trial.events.append(Message("presence", {"record": "offences", "text": "Somebody is here."}))
    expect(page.locator("#presence")).to_have_text("Somebody is here.")


def test_the_errors_of_a_form_are_focused_and_lead_to_their_fields(
    server: Served, page_for: PageMaker
) -> None:
    page = page_for(server)
    page.goto("/try?q=errors")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Value")).to_be_focused()


def test_the_keyboard_can_skip_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_without_scripts_the_same_is_done_by_buttons(
    server: Served, page_for: PageMaker, trial: Trial
) -> None:
    page = page_for(server, javascript=False)
    page.goto("/try")
    page.get_by_role("searchbox").fill("gwent")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results")).to_have_text("gwent is searched for")
    page.get_by_label("Value").fill("38,685")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It was saved.")).to_be_visible()
    assert trial.saved == ["38,685"]


def test_nothing_moves_while_a_page_is_loaded(server: Served, page_for: PageMaker) -> None:
    page = page_for(server)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => "
        "{ window.moved += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto("/try?q=errors")
    expect(page.locator("html[data-ready]")).to_be_attached()
    assert page.evaluate("window.moved") < 0.01


def test_who_wants_no_motion_sees_none(server: Served, page_for: PageMaker) -> None:
    page = page_for(server)
    page.emulate_media(reduced_motion="reduce")
    page.goto("/try")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); "
        "return style.transitionDuration !== '0s' || style.animationName !== 'none'; }).length"
    )
    assert moving == 0
