"""Sources' addresses looked at: which are dead, which have moved, and of which nothing is known."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.archiving.web import LOOPBACK, Answer, Web

from respondent.archiving.fetching import Address, Fetcher
from respondent.archiving.links import dead_links
from respondent.loading.workspace import load
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import Source

Workspaces = Callable[[dict[str, str]], Path]
Looks = Callable[..., list[Diagnostic]]


@pytest.fixture(name="look")
def look_fixture(workspace: Workspaces, web: Web) -> Looks:
    """``look("http://…", …)`` is what is said of sources with these addresses."""

    def look(*urls: str, fetcher: Fetcher | None = None) -> list[Diagnostic]:
        head = (
            "kind: source\ntype: dataset\npublisher: Home Office\nissued: 2024\n"
            "standing: [official, published]\n"
        )
        files = {f"evidence/s-{n}.yaml": f"{head}title: S {n}\nurl: {url}\n" for n, url in enumerate(urls)}
        records = load(workspace(files)).workspace.records.values()
        sources: Iterable[Source] = [record for record in records if isinstance(record, Source)]
        return list(dead_links(sources, fetcher or Fetcher(web.policy)))

    return look


def codes(found: list[Diagnostic]) -> list[str]:
    return [one.code.id for one in found]


def test_a_link_that_leads_to_a_page_is_nothing_to_speak_of(look: Looks, web: Web) -> None:
    web.pages["/"] = Answer()
    assert look(web.url()) == []
    assert [method for method, _, _ in web.asked] == ["HEAD"]


def test_an_address_of_two_sources_is_looked_at_once(look: Looks, web: Web) -> None:
    assert codes(look(web.url("/gone"), web.url("/gone"))) == ["V408"]
    assert [method for method, _, _ in web.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_found_or_gone_is_dead_and_told_at_its_url(
    look: Looks, web: Web, status: int
) -> None:
    web.pages["/old"] = Answer(status)
    [found] = look(web.url("/old"))
    assert found.code.id == "V408"
    assert found.message == f"{web.url('/old')} leads nowhere any more (status {status})."
    assert (found.span.path, found.span.line) == ("evidence/s-0.yaml", 7)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
def test_a_server_that_knows_no_head_is_asked_again_for_the_page(look: Looks, web: Web, status: int) -> None:
    web.pages["/"] = Answer(head=status)
    assert look(web.url()) == []
    assert [method for method, _, _ in web.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_of_a_site_that_turns_programs_away_nothing_is_known(look: Looks, web: Web, status: int) -> None:
    web.pages["/"] = Answer(status)
    [found] = look(web.url())
    assert found.code.id == "V410"
    assert found.message == f"{web.url()} answered a program with status {status}."


def test_a_link_that_has_moved_for_good_is_told_with_its_new_address(look: Looks, web: Web) -> None:
    web.pages["/old"] = Answer(301, headers={"Location": "/new"})
    web.pages["/new"] = Answer()
    [found] = look(web.url("/old"))
    assert found.code.id == "V409"
    assert found.message == f"{web.url('/old')} has moved for good to {web.url('/new')}."


def test_a_link_that_is_sent_on_for_now_has_not_moved(look: Looks, web: Web) -> None:
    web.pages["/old"] = Answer(302, headers={"Location": "/new"})
    web.pages["/new"] = Answer()
    assert look(web.url("/old")) == []


def test_a_link_that_moved_to_nowhere_is_dead(look: Looks, web: Web) -> None:
    web.pages["/old"] = Answer(301, headers={"Location": "/gone"})
    assert codes(look(web.url("/old"))) == ["V408"]


def test_a_private_address_is_not_looked_at(look: Looks, web: Web) -> None:
    [found] = look("http://192.168.1.1/report.pdf", fetcher=Fetcher())
    assert found.code.id == "V410"
    assert "“192.168.1.1” is not on the open internet" in found.message


def gone(host: str, port: int) -> tuple[Address, ...]:
    if host == "gone.example":
        raise socket.gaierror(socket.EAI_NONAME, "")
    return (LOOPBACK,)


def test_a_host_that_is_gone_is_dead_where_others_are_reached_and_told_last(look: Looks, web: Web) -> None:
    web.pages["/"] = Answer()
    fetcher = Fetcher(web.policy_with(resolve=gone))
    found = look("http://gone.example/", web.url("/none"), fetcher=fetcher)
    assert codes(found) == ["V408", "V408"]
    assert found[1].message == "http://gone.example/ was not reached: there is no host “gone.example”."


def test_without_a_network_no_link_is_called_dead(look: Looks, web: Web) -> None:
    found = look("http://gone.example/", fetcher=Fetcher(web.policy_with(resolve=gone)))
    assert codes(found) == ["V410"]
