"""What one person sent to be compared or checked: others who know its address, and the person after it is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.collecting.conftest import FILES, edited, tracked
from tests.conftest import MINIMAL
from tests.web.members import PASSWORD, FormClient, Team, a_team
from tests.web.team import TEAM
from tests.web.world import commit, git

from respondent.build import build
from respondent.model.person import Role
from respondent.web.pages import ROUTES

ON_A_FILE = [
    (route.path, method)
    for route in ROUTES
    for method in sorted(route.methods)
    if route.path.startswith(("/compare/{file}", "/factcheck/{draft}"))
]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team before a workspace with a letter that was built."""
    root = tmp_path_factory.mktemp("workspace")
    for name, text in (MINIMAL | TEAM | FILES).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert build(root, ["letter"]).files
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin")
    with a_team(root, tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.fixture(scope="module")
def letter(team: Team) -> bytes:
    """The letter as it came back, with hostile words wherever a stranger can put some."""
    built = root_of(team) / "out/letter.docx"
    words = "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*191 }}"
    return edited(
        built.read_bytes(), (">38,685<", ">38,700<"), tracked("to act", f"to {words}", by=words), by=HOSTILE
    )


HOSTILE = '"><script>alert(1)</script>{{ 7*191 }}'


def root_of(team: Team) -> Path:
    return Path(team.app.state.site.desk.root)


def token(browser: FormClient) -> str:
    """What a form of this browser's session carries."""
    found = re.search(r'name="csrf" value="([^"]+)"', browser.get("/factcheck").text)
    assert found
    return found[1]


def sent(browser: FormClient, data: bytes) -> dict[str, str]:
    """The parts of addresses under which a file is kept for who sent it, to each of the two pages."""
    found = {"number": "1"}
    for page, part in (("/compare", "file"), ("/factcheck", "draft")):
        files = {"file": (f"{HOSTILE}.docx", data)}
        done = browser.post(page, data={"csrf": token(browser)}, files=files, follow_redirects=False)
        assert done.status_code == 303, done.text
        found[part] = done.headers["location"].rpartition("/")[2]
    return found


def asked(browser: FormClient, path: str, method: str) -> int:
    data = {"csrf": token(browser), "after": "1", "why": "our error", "because": "So."}
    if method == "GET":
        return int(browser.get(path, follow_redirects=False).status_code)
    return int(browser.post(path, data=data, follow_redirects=False).status_code)


def test_nobody_else_reaches_a_file_by_its_address_and_its_sender_no_more_after_signing_out(
    team: Team, letter: bytes
) -> None:
    amal = team.signed_in(team.member("amal", Role.EDITOR, "other-charity"))
    names = sent(amal, letter)
    places = [(path.format(**names), method) for path, method in ON_A_FILE]
    assert len(places) == 12
    others = [
        team.signed_in(team.member("bo", Role.EDITOR, "other-charity")),
        team.signed_in(team.member("cy", Role.ADMINISTRATOR, "our-charity")),
        team.signed_in(team.member("di", Role.READER, "our-charity")),
    ]
    for place, method in places:
        for other in others[:2]:
            assert asked(other, place, method) == 404, (place, method)
        assert asked(others[2], place, method) in (403, 404), (place, method)
    whole = [path.format(**names) for path in ("/compare/{file}", "/factcheck/{draft}")]
    for place in whole:
        assert asked(amal, place, "GET") == 200
        assert asked(amal, f"{place}/with-comments", "GET") == 200

    assert amal.submit("/account", action="/sign-out").status_code == 303
    for place, method in places:
        if method == "GET":
            assert asked(amal, place, method) == 303, "asked to sign in"
    amal.submit("/sign-in", {"email": "amal@other-charity.example", "password": PASSWORD})
    for place, method in places:
        assert asked(amal, place, method) == 404, "a new session, for which nothing is kept"


def test_a_file_that_was_forgotten_is_gone_for_its_sender_too(team: Team, letter: bytes) -> None:
    ed = team.signed_in(team.member("ed", Role.EDITOR, "other-charity"))
    names = sent(ed, letter)
    for path in ("/compare/{file}/forget", "/factcheck/{draft}/forget"):
        assert asked(ed, path.format(**names), "POST") == 303
    for path, method in ON_A_FILE:
        assert asked(ed, path.format(**names), method) == 404, path


def test_whose_role_was_taken_away_proposes_nothing_from_a_file_that_they_sent(
    team: Team, letter: bytes
) -> None:
    member = team.member("fay", Role.EDITOR, "other-charity")
    fay = team.signed_in(member)
    names = sent(fay, letter)
    place = "/compare/{file}/claim/1".format(**names)
    assert asked(fay, place, "GET") == 200
    team.accounts.people.change(member.id, role=Role.READER)
    assert asked(fay, place, "GET") == 403
    assert asked(fay, place, "POST") == 403
    assert asked(fay, "/compare/{file}".format(**names), "GET") == 200, "readers may look at it"


def test_no_word_of_a_file_that_came_back_becomes_a_tag_a_template_or_a_trailer(
    team: Team, letter: bytes
) -> None:
    gil = team.signed_in(team.member("gil", Role.EDITOR, "other-charity"))
    names = sent(gil, letter)
    claim = "/compare/{file}/claim/1".format(**names)
    because = f"{HOSTILE}\n\nCo-authored-by: Somebody Else <else@example.org>"
    fields = {"csrf": token(gil), "after": "38,700", "why": "our error", "because": because}
    done = gil.post(claim, data=fields, follow_redirects=False)
    assert done.status_code == 303
    for path in (
        "/compare/{file}", "/compare/{file}/claim/1", "/factcheck/{draft}", done.headers["location"],
        "/proposals", "/",
    ):  # fmt: skip
        page = gil.get(path.format(**names))
        assert page.status_code == 200
        assert "<script>alert" not in page.text, path
        assert "1337" not in page.text, path
        assert "script-src 'self'" in page.headers["content-security-policy"]
    assert git(root_of(team), "log", "-1", "--format=%(trailers)").strip() == ""
    assert "Co-authored-by: Somebody Else" in git(root_of(team), "log", "-1", "--format=%B")
