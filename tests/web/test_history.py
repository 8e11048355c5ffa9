"""What has changed, in words: the values before and after, on a record's page and on the first page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.web.over_http import form_in
from tests.web.team import ClientMaker, PageClient, look_again
from tests.web.world import SECRET, a_world, commit, git

from respondent.desk.desk import Desk
from respondent.desk.repository import Repository
from respondent.model.person import Person, Role

ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)
BO = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)

As = Callable[[Person], PageClient]
OFFENCES = "evidence/quay/offences.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_world(tmp_path / "w")


@pytest.fixture
def people(client: ClientMaker, root: Path) -> As:
    """``people(ADA)`` is that person, who may see nothing confidential; Bo may."""
    desk = Desk(root)

    def person(who: Person) -> PageClient:
        look_again(desk)
        return client(who, desk=desk)

    return person


def told(page: str, of: str) -> list[str]:
    """The entries of the list of changes on a page."""
    rest = page.partition(f"<h2>{of}</h2>")[2].partition("<h2>")[0]
    lists = [one for one in html.fromstring(rest).iter("ol") if one.get("class") == "history"]
    return [" | ".join(words(line) for line in one.iter("p")) for one in lists[0].iter("li")]


def words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def history(one: PageClient, record: str) -> list[str]:
    return told(one.get(f"/evidence/{record}").text, "History")


def home(one: PageClient) -> list[str]:
    return told(one.get("/").text, "What has changed")


def changed(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Other words in a file, as somebody writes them beside the pages."""
    text = (root / path).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_text(text, encoding="utf-8")


def corrected(ada: PageClient, **values: str) -> None:
    """The figure of the letter corrected by its form."""
    form = dict(form_in(ada.get("/evidence/offences/change").content, "/evidence/offences/change"))
    answer = ada.submit("/evidence/offences/change", form | values | {"csrf": ada.token, "step": "save"})
    assert answer.status_code == 303, answer.text


VALUE = "Value: 38,685 → 38,690"
SENTENCE = "What it says, as a sentence: Police recorded 38,685 offences in 2023/24. → Police recorded 38,690"


def test_a_correction_is_told_with_its_figures(people: As) -> None:
    ada = people(ADA)
    corrected(ada, value="38,690", statement="Police recorded 38,690 offences in 2023/24.",
              why="typo", comment="Their table was revised")  # fmt: skip
    for who in (ADA, BO):
        last = history(people(who), "offences")[0]
        assert VALUE in last
        assert SENTENCE in last
        assert "Why: a typo. | “Their table was revised” | Ada O’Quay" in last
        first = home(people(who))[0]
        assert first.startswith(f"Police recorded 38,690 offences in 2023/24. | {VALUE} | {SENTENCE}")
    assert history(people(BO), "offences")[-1].startswith("Added | “Begin” | ")
    assert history(people(ADA), "offences")[-1].startswith("Changed | Policy Team"), (
        "its words tell of others too"
    )


def test_a_row_is_told_with_its_figures_and_a_long_text_where_it_differs(people: As, root: Path) -> None:
    long = (
        "the police recorded 38,685 offences of this kind in England and Wales, and many more elsewhere, so"
    )
    changed(root, OFFENCES, ("the police recorded 38,685 offences\n  of this kind", long))
    commit(root, "Their words in full")
    changed(root, OFFENCES, ("many more elsewhere", "some more elsewhere"))
    changed(root, "evidence/quay/by-force.csv", ("Gwent,503", "Gwent,504"), ("Dyfed-Powys,192\n", "Kent,7\n"))
    commit(root, "Both of them")
    ada = people(ADA)
    assert history(ada, "by-force")[0].startswith(
        "Row Gwent: Offences 503 → 504 | Row Dyfed-Powys taken out | Row Kent added | “Both of them”"
    )
    last = history(ada, "offences")[0]
    assert (
        "The source’s own words: “and Wales, and many more elsewhere, so.” → “and Wales, and some more"
        in last
    )
    assert "In the year" not in last
    (first, *_) = home(ada)
    assert "Row Gwent: Offences 503 → 504" in first
    assert "“Both of them” | Policy Team" in first


def test_what_the_policy_team_pushes_says_which_record_it_changed(people: As, root: Path) -> None:
    changed(root, OFFENCES, ("38,685 offences in", "38,690 offences in"), ("value: 38,685", "value: 38,690"))
    commit(root, "Corrected after the revision")
    for who in (ADA, BO):
        page = people(who).get("/").text
        assert VALUE in home(people(who))[0]
        assert "“Corrected after the revision” | Policy Team" in home(people(who))[0]
        assert 'href="/evidence/offences"' in page.partition("What has changed")[2]
    changed(root, OFFENCES, ("# Asked of", "# Asked at"))
    commit(root, "Only a comment")
    assert "Only a comment" in history(people(ADA), "offences")[0]


def test_after_a_rename_earlier_changes_are_told_as_before(people: As, root: Path) -> None:
    corrected(
        people(ADA), value="38,690", statement="Police recorded 38,690 offences in 2023/24.", why="typo"
    )
    bo = people(BO)
    assert bo.submit("/evidence/offences/rename", {"name": "all-offences", "step": "save"}).status_code == 303
    for who in (ADA, BO):
        renamed, correction, *_ = history(people(who), "all-offences")
        assert renamed.startswith("Renamed: it was “offences”")
        assert VALUE in correction
        assert "together with other files" not in correction
        assert "change statement" not in correction
        titles = [one.partition(" | ")[0] for one in home(people(who))]
        assert titles[:2] == ["Police recorded 38,690 offences in 2023/24."] * 2
        assert VALUE in home(people(who))[1]


def test_of_a_change_of_an_open_and_a_confidential_record_the_open_one_is_told(
    people: As, root: Path
) -> None:
    changed(root, OFFENCES, ("locator: Table A4", "locator: Table A5"))
    changed(root, "evidence/quay/hidden-figure.yaml", ("7,777", "8,888"))
    commit(root, "hidden-figure: 8,888 (was 7,777)")
    ada, bo = people(ADA), people(BO)
    assert home(ada)[0].startswith(
        "Police recorded 38,685 offences in 2023/24. | Where in the source: Table A4 → Table A5 | Policy Team"
    )
    assert history(ada, "offences")[0].startswith("Where in the source: Table A4 → Table A5 | Policy Team")
    for page in (ada.get("/").text, ada.get("/evidence/offences").text):
        assert not any(secret in page for secret in (*SECRET, "8,888"))
    assert "8,888" in home(bo)[0]


@pytest.mark.parametrize("way", ["itself", "its source", "its folder", "renamed"])
def test_what_a_record_held_while_it_was_confidential_is_never_told(people: As, root: Path, way: str) -> None:
    path = "evidence/quay/count.yaml"
    text = "kind: finding\nstatement: It was a canary.\nsource: secret-data\nlocator: p 7\n"
    text += "note: Colleagues asked for this one at the meeting in May, and again at the one in June.\n"
    source = "kind: source\ntype: letter\ntitle: A letter\npublisher: Quay\nissued: 2024\n"
    secret = "confidential: true\nreason: canary\n"
    (root / "evidence/quay/secret-data.yaml").write_text(source + (secret if way == "its source" else ""))
    if way == "its folder":
        path = "vault/count.yaml"
        (root / "vault").mkdir()
        settings = (root / "respondent.yaml").read_text() + "confidential_evidence: [vault]\n"
        (root / "respondent.yaml").write_text(settings)
    own = secret if way in ("itself", "renamed") else ""
    (root / path).write_text(text + own)
    commit(root, "Begin a canary")
    changed(root, path, ("It was a canary", "It was the canary"))
    commit(root, "count: statement: It was the canary")
    if way == "its source":
        changed(root, "evidence/quay/secret-data.yaml", (secret, ""))
    if own:
        changed(root, path, (secret, ""))
    now = "evidence/quay/open-count.yaml" if way in ("its folder", "renamed") else path
    if now != path:
        git(root, "mv", path, now)
    changed(root, now, ("It was the canary", "It is known"))
    commit(root, "Out with the canary")
    changed(root, now, ("It is known", "It is well known"))
    commit(root, "count: statement: It is well known")
    record = now.rpartition("/")[2].removesuffix(".yaml")
    ada = people(ADA)
    assert "It is known. → It is well known." in history(ada, record)[0]
    assert "It is known. → It is well known." in home(ada)[0]
    assert "anary" not in ada.get("/").text
    assert "anary" not in ada.get(f"/evidence/{record}").text
    assert len(history(ada, record)) == 4
    assert "It was the canary" in "".join(history(people(BO), record))


def test_git_is_asked_a_few_times_however_many_changes_there_are(
    people: As, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in range(1, 40):
        changed(root, OFFENCES, ("locator: Table", f"locator: Page {page}, Table"))
        commit(root, f"Page {page}")
        changed(root, OFFENCES, (f"locator: Page {page}, Table", "locator: Table"))
    asked: list[str] = []
    ask = Repository.ask

    def counted(self: Repository, *arguments: str, given: bytes | None = None) -> object:
        asked.append(arguments[0])
        return ask(self, *arguments, given=given)

    monkeypatch.setattr(Repository, "ask", counted)
    for who in (ADA, BO):
        one = people(who)
        for path in ("/", "/evidence/offences"):
            asked.clear()
            assert one.get(path).status_code == 200
            assert len(asked) < 24, asked
