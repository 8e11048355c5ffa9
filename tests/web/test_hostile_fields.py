"""Hostile words in the fields of records, in what a form carries along, and in what is said of a change."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.web.over_http import Visitor, changed
from tests.web.team import ClientMaker, PageClient, PageMaker, ServerMaker, look_again, somebody
from tests.web.test_trespass import FILES, change, commit_all, inputs, kept, text_of
from tests.web.world import is_ready

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

OURS = somebody(Role.EDITOR)
FIGURE = "evidence/ours/ours-figure.yaml"
ROW = "/evidence/our-table/row"


@pytest.fixture
def desk(workspace: Callable[[dict[str, str]], Path]) -> Desk:
    return kept(workspace(FILES))


def last(desk: Desk, form: str) -> str:
    """What git says of the last commit."""
    asked = ["git", "log", "-1", f"--format={form}"]
    return subprocess.run(asked, cwd=desk.root, capture_output=True, text=True, check=True).stdout.strip()


def form_of(client: PageClient, record: str) -> dict[str, list[str]]:
    """What the form of a record would send, but for its token."""
    sent = inputs(client.get(f"/evidence/{record}/change").text)
    sent.pop("csrf")
    return sent | {"why": ["typo"]}


HOSTILE = (
    "<script>alert(1)</script>{{ 7*191 }}'\"`",
    "!!python/object/apply:os.system [id]",
    "&a [*a]",
    "a\n---\nkind: finding\n...",
    "%YAML 1.1",
    "\x01\x1b[31mred\x7f\ufffe",
    "\u202eabc\u202c مرحبا 👩\u200d👧",
    "=cmd|' /C calc'!A0",
    "| > - ? : # ~ null 1e5",
)


def test_what_is_typed_into_a_field_stays_text_on_every_page_and_in_the_file(
    client: ClientMaker, desk: Desk
) -> None:
    made = client(OURS, desk=desk)
    fields = ("note", "locator", "passage", "place", "caveat.text", "survey.population", "of", "prices")
    for hostile in HOSTILE:
        sent = form_of(made, "ours-figure") | {name: [hostile] for name in fields}
        checked = made.submit("/evidence/ours-figure/change", sent)
        assert checked.status_code in (200, 422)
        made.submit("/evidence/ours-figure/change", {"step": "discard"})
        saved, _ = change(made, "ours-figure", note=hostile, locator=hostile, passage=hostile)
        assert saved == 303, hostile
        pages = [checked.text]
        for path in ("/", "/evidence/ours-figure", "/evidence/ours-figure/text", "/review/ours-figure"):
            answer = made.get(path)
            assert answer.status_code == 200, path
            pages.append(answer.text)
        for page in pages:
            assert "<script>alert" not in page
            assert "1337" not in page
    record = desk.view(confidential=True).workspace.records["ours-figure"]
    assert record.fields["note"] == HOSTILE[-1]
    assert "kind: finding" not in text_of(desk, FIGURE)


@pytest.mark.parametrize("step", ["again", "check", "save"])
@pytest.mark.parametrize("was", ['{"note":"\\ud800"}', '{"\\udfff":"x"}', '{"a":[{"b":"\\udc00"}]}'])
def test_half_a_sign_in_what_a_form_carries_is_refused(
    client: ClientMaker, desk: Desk, was: str, step: str
) -> None:
    made = client(OURS, desk=desk)
    sent = form_of(made, "ours-figure") | {"was": [was], "step": [step]}
    assert made.submit("/evidence/ours-figure/change", sent).status_code == 428
    merging = {"was": was, "mine": was, "base": sent["base"][0], "why": "typo"}
    assert made.submit("/evidence/ours-figure/merge", merging).status_code == 428
    row = {"was": was, "cell.force": "Kent", "cell.offences": "8", "why": "typo", "step": step}
    assert made.submit(ROW, row).status_code == 428
    assert last(desk, "%s") == "The beginning"


@pytest.mark.parametrize("step", ["again", "check", "save", "remove", "save-remove"])
def test_a_row_of_a_table_that_has_other_columns_by_now_is_asked_for_again(
    client: ClientMaker, desk: Desk, step: str
) -> None:
    made = client(OURS, desk=desk)
    sent = inputs(made.get(f"{ROW}?key=Kent").text) | {"cell.offences": ["8"], "why": ["typo"]}
    sent.pop("csrf")
    for path, text in {
        "evidence/shared/our-table.csv": "area,offences,note\nKent,7,as printed\n",
        "evidence/shared/our-table.yaml": text_of(desk, "evidence/shared/our-table.yaml").replace(
            "key: force", "key: area"
        ),
    }.items():
        (desk.root / path).write_text(text, encoding="utf-8")
    commit_all(desk.root, "Name the columns as the source does")
    look_again(desk)
    answer = made.submit(ROW, sent | {"step": [step]})
    assert answer.status_code == 409
    assert "has changed the columns of this table" in answer.text
    assert inputs(answer.text)["cell.offences"] == ["8"], "what was typed is still there"
    assert made.submit(ROW, sent | {"was": ["{}"], "step": [step]}).status_code == 409
    assert last(desk, "%s") == "Name the columns as the source does"


FORGED = "Co-authored-by: Somebody Else <else@example.org>"


def test_nothing_that_somebody_says_of_a_change_becomes_a_trailer_of_its_commit(
    client: ClientMaker, desk: Desk
) -> None:
    made = client(somebody(Role.REVIEWER), desk=desk)

    def is_plain_text() -> None:
        assert FORGED in last(desk, "%B")
        assert last(desk, "%(trailers)") == ""

    assert change(made, "ours-figure", locator="Table 2", comment=FORGED)[0] == 303
    is_plain_text()
    row = {"was": "", "cell.force": "Essex", "cell.offences": "9", "why": "typo", "comment": FORGED}
    assert made.submit(ROW, row | {"step": "save"}).status_code == 303
    is_plain_text()
    new = {"kind": "finding", "id": "added", "statement": "It is so.", "source": "crime-data", "step": "save"}
    assert made.submit("/evidence/new", new | {"comment": FORGED}).status_code == 303
    is_plain_text()
    seen = inputs(made.get("/review/others-figure").text)["hash"][0]
    verdict = {"verdict": "queried", "hash": seen, "comment": f"Why?\n\nSigned-off-by: A <a@b>\n{FORGED}"}
    assert made.submit("/review/others-figure/verdict", verdict).status_code == 303
    is_plain_text()
    was = inputs(made.get("/evidence/added/text").text)["was"][0]
    text = {"was": was, "text": unescape(was) + "note: Mended.\n", "comment": f"Mended.\n\n{FORGED}"}
    assert made.submit("/evidence/added/text", text).status_code == 303
    is_plain_text()


def test_what_others_change_and_what_is_previewed_runs_no_script_in_a_browser(
    served: ServerMaker, page_for: PageMaker, desk: Desk
) -> None:
    """Anything that the content policy refuses to run would fail this test too: see `page_for`."""
    server = served(desk=desk)
    page = page_for(server, OURS)
    page.goto("/evidence/ours-figure/change")
    is_ready(page)
    hostile = f"Police recorded 12 offences in 2023/24. {HOSTILE[0]}<img src=x onerror=alert(1)>"
    page.locator("#statement").fill(hostile)
    expect(page.locator("#live")).not_to_contain_text("Change something")
    assert page.locator("#live img").count() == 0
    page.goto("/evidence/ours-figure")
    is_ready(page)

    name = server.access.cookies.name("session")
    colleague = Person("Jo <img src=x onerror=alert(1)>", "jo@x.example", "our-charity", Role.EDITOR)
    with closing(Visitor(server.port, {name: server.access.session_of(colleague)})) as jo:
        form = jo.get("/evidence/ours-figure/change").form("/evidence/ours-figure/change")
        typed = {"statement": hostile, "why": "typo", "step": "save"}
        assert jo.send("/evidence/ours-figure/change", changed(form, **typed)).status == 303
    expect(page.locator("#live-notice")).to_contain_text("onerror=alert(1)")
    for path in ("/evidence/ours-figure", "/", "/review/ours-figure", "/evidence?q=onerror"):
        page.goto(path)
        is_ready(page)
        assert page.locator("main img, main script").count() == 0, path
