"""Every route × every role × own, others' and confidential records: made from the routes, so that none is left out.

A new page is tried with each of them without a line here.
"""

from __future__ import annotations

import re
from itertools import product

import pytest
from starlette.applications import Starlette
from tests.web.team import TEAM, ClientMaker, PageClient, somebody

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role
from respondent.web.pages import ROUTES
from respondent.web.route import Needs, PageRoute

EXAMPLES = {"name": "style.css"}
"""What stands for a part of a path that is no record, where “1” would not do."""

RECORDS = ("ours-figure", "ours-secret", "others-figure", "others-secret", "not-there", "Not an id", "..")

NOBODY = None
PEOPLE = (NOBODY, *(somebody(role, of) for of in ("our-charity", "other-charity") for role in Role))


def name_of(who: Person | None) -> str:
    return f"{who.role} of {who.organisation}" if who else "nobody"


def cases() -> list[tuple[PageRoute, str, str]]:
    """Each route with each of its methods and, where its path names a record, each record."""
    return [
        (route, method, record)
        for route in ROUTES
        for method in route.methods
        for record in (RECORDS if route.needs.of == "record" else ("",))
    ]


def path_of(route: PageRoute, record: str) -> str:
    """The route's path with something in each of its places."""

    def put(place: re.Match[str]) -> str:
        name = place[1].partition(":")[0]
        if name == "record":
            return record.replace(" ", "%20").replace("..", "%2E%2E")
        return EXAMPLES.get(name, "1")

    return re.sub(r"\{([^}]+)\}", put, route.path)


def expected(needs: Needs, who: Person | None, record: str) -> set[int] | None:
    """The status that must come; None: the page itself decides, once it was reached."""
    if needs.role is None:
        return None
    if who is NOBODY:
        return {303, 401}
    if not who.role.covers(needs.role):
        return {403}
    if needs.of == "record":
        ours, secret = record.startswith("ours"), record.endswith("secret")
        if record not in RECORDS[:4] or (secret and who.organisation != "our-charity"):
            return {404}
        if needs.own and who.role is not Role.ADMINISTRATOR and ours != (who.organisation == "our-charity"):
            return {403}
    return None


def end_streams(client: PageClient) -> None:
    """Have streams of events end as soon as they begin, as they do when the server stops."""
    assert isinstance(client.app, Starlette)
    client.app.state.site.leaving.set()


def ask(client: PageClient, method: str, path: str) -> int:
    if method == "POST":
        return int(client.submit(path).status_code)
    return int(client.request(method, path, follow_redirects=False).status_code)


REACHED = {200, 303, 400, 404, 405, 409, 412, 413, 422, 428}
"""What a page may say of an empty form, once the rule let somebody through; never 403 or 500."""


@pytest.mark.parametrize("who", PEOPLE, ids=name_of)
def test_nobody_gets_further_than_the_rule_of_the_route(client: ClientMaker, who: Person | None) -> None:
    made = client(who, files=TEAM)
    end_streams(made)
    assert cases(), "there are no routes"
    for route, method, record in cases():
        path = path_of(route, record)
        status = ask(made, method, path)
        allowed = expected(route.needs, who, record)
        assert status in (allowed or REACHED), f"{method} {path} as {name_of(who)}: {status}"
        if allowed == {303, 401} and status == 303:
            assert made.access.sign_in, f"{method} {path} answered nobody"


@pytest.mark.parametrize(
    "who", [one for one in PEOPLE if one and one.organisation == "other-charity"], ids=name_of
)
def test_no_page_betrays_a_confidential_record(client: ClientMaker, who: Person) -> None:
    made = client(who, files=TEAM)
    end_streams(made)
    for route, method, record in cases():
        if method == "GET":
            text = made.get(path_of(route, record)).text
            shown = text.replace(f"/{record}", "")  # an error may repeat the address that was asked for
            assert not re.search(r"ours-secret|others-secret|\b77\b|\b99\b", shown), (
                f"{route.path} of {record}"
            )


def test_every_route_of_the_pages_is_tried() -> None:
    tried = {(route.path, method) for route, method, _ in cases()}
    assert tried == {(route.path, method) for route in ROUTES for method in route.methods}
    assert len({(route.path, method) for route in ROUTES for method in route.methods}) == sum(
        len(route.methods) for route in ROUTES
    ), "two routes answer the same path and method"


PROBES = tuple(
    PageRoute(
        f"/probe/{number}/{{record}}", lambda visit: visit.json(visit.part("record")), ("GET", "POST"), needs
    )
    for number, needs in enumerate(
        Needs(role, "record", own=own)
        for role, own in product(Role, (False, True))
        if not (own and role is Role.READER)
    )
)


@pytest.mark.parametrize("who", PEOPLE, ids=name_of)
def test_the_rules_hold_for_every_kind_of_route(client: ClientMaker, who: Person | None) -> None:
    made = client(who, files=TEAM, routes=(*ROUTES, *PROBES))
    for route, method, record in product(PROBES, ("GET", "POST"), RECORDS):
        allowed = expected(route.needs, who, record) or {200}
        status = ask(made, method, path_of(route, record))
        assert status in allowed, f"{method} {route.needs} of {record} as {name_of(who)}: {status}"


def test_a_broken_record_is_seen_by_those_who_may_see_all_and_mended_by_whose_folder_it_lies_in(
    client: ClientMaker,
) -> None:
    broken = {"evidence/ours/torn.yaml": "kind: statistic\nvalue: [\n"}
    for who in PEOPLE:
        made = client(who, files=TEAM | broken, routes=PROBES)
        if who is NOBODY or not who.role.covers(Role.EDITOR):
            continue
        see, mend = "/probe/0/torn", "/probe/2/torn"
        seen = who.organisation == "our-charity"
        assert made.get(see).status_code == (200 if seen else 404)
        assert made.get(mend).status_code == (200 if seen else 404)


@pytest.mark.parametrize(
    ("path", "methods", "needs"),
    [
        ("/evidence/{record}", ("GET",), Needs(Role.READER)),  # a record without a rule for it
        ("/evidence", ("GET",), Needs(Role.READER, "record")),  # a rule without a record
        ("evidence", ("GET",), Needs(Role.READER)),
        ("/evidence", ("DELETE",), Needs(Role.READER)),
        ("/evidence", (), Needs(Role.READER)),
    ],
)
def test_a_route_and_its_rule_must_agree(path: str, methods: tuple[str, ...], needs: Needs) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PageRoute(path, lambda visit: visit.json(1), methods, needs)


def test_what_is_nobody_s_cannot_be_one_s_own() -> None:
    with pytest.raises(ValueError, match="one's own"):
        Needs(Role.EDITOR, own=True)
    with pytest.raises(ValueError, match="one's own"):
        Needs(None, "record", own=True)
    with pytest.raises(ValueError, match="one's own"):
        Needs(Role.READER, "record", own=True)


def test_the_desk_shows_nothing_confidential_to_who_may_not_see_it(workspace) -> None:  # type: ignore[no-untyped-def]
    desk = Desk(workspace(TEAM))
    everything, shown = desk.view(confidential=True), desk.view(confidential=False)
    assert "ours-secret" in everything.workspace.records
    assert "ours-secret" not in shown.workspace.records
