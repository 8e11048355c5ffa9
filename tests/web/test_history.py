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
    assert history(people(ADA), "offences")[-1].startswith("Added | Policy Team"), (
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


LETTER = "kind: source\ntype: letter\ntitle: A letter to us\npublisher: Quay\nissued: 2024\n"
KEPT = "confidential: true\nreason: canary\n"
COUNT = "evidence/quay/count.yaml"
FINDING = (
    "kind: finding\nstatement: It was a canary.\nsource: a-letter\nlocator: p 7\n"
    "note: Colleagues asked for this one at the meeting in May, and again at the one in June.\n"
)


@pytest.mark.parametrize("then", ["is hidden still", "is opened", "is deleted"])
def test_what_a_record_held_while_it_rested_on_what_was_confidential_is_not_told_when_it_rests_on_another(
    people: As, root: Path, then: str
) -> None:
    letter = root / "evidence/quay/a-letter.yaml"
    letter.write_text(LETTER + KEPT)
    (root / COUNT).write_text(FINDING)
    commit(root, "Begin a canary")
    changed(root, COUNT, ("It was a canary", "It was the canary"))
    commit(root, "The canary")
    changed(root, COUNT, ("It was the canary", "It is known"), ("a-letter", "crime-data"))
    commit(root, "Out with the canary")
    if then == "is opened":
        letter.write_text(LETTER)
    if then == "is deleted":
        letter.unlink()
    changed(root, COUNT, ("It is known", "It is well known"))
    commit(root, "count: statement: It is well known")
    ada = people(ADA)
    assert "It is known. → It is well known." in history(ada, "count")[0]
    assert "It is known. → It is well known." in "".join(home(ada))
    assert "anary" not in ada.get("/").text + ada.get("/evidence/count").text
    assert "It was the canary" in "".join(history(people(BO), "count"))


def test_the_last_confidential_record_that_is_opened_keeps_its_past(people: As, root: Path) -> None:
    (root / "evidence/quay/hidden-figure.yaml").unlink()
    letter = (root / "templates/letter.md.j2").read_text().partition("{% confidential")[0]
    (root / "templates/letter.md.j2").write_text(letter)
    changed(
        root,
        OFFENCES,
        ("Police recorded", "Canaries recorded"),
        ("kind: statistic\n", f"kind: statistic\n{KEPT}"),
    )
    commit(root, "Keep it")
    changed(root, OFFENCES, ("Canaries recorded", "Police recorded"), (KEPT, ""))
    commit(root, "Open it")
    changed(root, OFFENCES, ("locator: Table A4", "locator: Table A5"))
    commit(root, "offences: locator: Table A5")
    ada = people(ADA)
    assert "Table A4 → Table A5" in history(ada, "offences")[0]
    assert "Table A4 → Table A5" in home(ada)[0]
    assert "anar" not in ada.get("/").text + ada.get("/evidence/offences").text
    assert "Canaries recorded" in "".join(history(people(BO), "offences"))


def test_what_a_deleted_record_held_while_it_was_confidential_is_not_told_of_the_one_that_has_its_name(
    people: As, root: Path
) -> None:
    (root / "evidence/quay/a-letter.yaml").write_text(LETTER + KEPT)
    (root / COUNT).write_text(FINDING)
    commit(root, "Begin a canary")
    changed(root, COUNT, ("It was a canary", "It was the canary"))
    commit(root, "The canary")
    (root / COUNT).unlink()
    changed(root, OFFENCES, ("kind: statistic\n", "kind: statistic\nformerly: [count]\n"))
    commit(root, "Out with the one")
    (root / "evidence/quay/a-letter.yaml").unlink()
    commit(root, "Out with the other")
    assert "anary" not in people(ADA).get("/").text
    assert "It was the canary" in "".join(home(people(BO)))


def test_what_a_figure_held_while_its_base_rested_on_what_was_confidential_is_not_told(
    people: As, root: Path
) -> None:
    (root / "evidence/quay/a-letter.yaml").write_text(LETTER + KEPT)
    figure = (
        "kind: statistic\nstatement: Some.\nsource: {}\nvalue: {}\nmeasure: recorded\nperiod: 2023/24\n{}"
    )
    (root / "evidence/quay/base.yaml").write_text(figure.format("a-letter", "1,000", "unit: offence\n"))
    share = root / "evidence/quay/share.yaml"
    share.write_text(figure.format("crime-data", "66.61%", "of: base\n"))
    commit(root, "Begin")
    changed(root, "evidence/quay/share.yaml", ("66.61", "66.62"))
    commit(root, "Now 66.62")
    changed(root, "evidence/quay/base.yaml", ("a-letter", "crime-data"))
    commit(root, "base: from the data")
    changed(root, "evidence/quay/share.yaml", ("66.62", "10.5"))
    commit(root, "share: value: 10.5")
    ada = people(ADA)
    assert "66.62% → 10.5%" in history(ada, "share")[0]
    assert "66.61" not in ada.get("/").text + ada.get("/evidence/share").text


def test_what_rows_said_while_their_table_was_confidential_is_not_told(people: As, root: Path) -> None:
    (root / "evidence/quay/a-letter.yaml").write_text(LETTER + KEPT)
    table = (root / "evidence/quay/by-force.yaml").read_text().replace("by-force", "by-town")
    (root / "evidence/quay/by-town.yaml").write_text(table.replace("crime-data", "a-letter"))
    (root / "evidence/quay/by-town.csv").write_text("force,offences\nBarry,6661\nNeath,192\n")
    commit(root, "Begin")
    changed(root, "evidence/quay/by-town.csv", ("6661", "6662"))
    commit(root, "Now 6662")
    changed(root, "evidence/quay/by-town.yaml", ("a-letter", "crime-data"))
    changed(root, "evidence/quay/by-town.csv", ("6662", "503"))
    commit(root, "by-town: as published")
    ada = people(ADA)
    assert "666" not in ada.get("/").text + ada.get("/evidence/by-town").text
    assert "6662" in "".join(history(people(BO), "by-town"))


@pytest.mark.parametrize("way", ["the settings", "its source moved", "its source came", "it left its source"])
def test_what_a_record_held_while_a_folder_made_it_confidential_is_not_told(
    people: As, root: Path, way: str
) -> None:
    path = "evidence/quay/vault/count.yaml" if way == "the settings" else COUNT
    kept = "evidence/quay/vault/a-letter.yaml"
    settings = "confidential_evidence:\n  - ../apart\n  - evidence/quay/vault\n"
    (root / "respondent.yaml").write_text((root / "respondent.yaml").read_text() + settings)
    (root / "evidence/quay/vault").mkdir()
    (root / path).write_text(FINDING)
    (root / "evidence/quay/vault/other.yaml").write_text(LETTER)
    if way != "its source came":
        (root / kept).write_text(LETTER)
    commit(root, "Begin a canary")
    changed(root, path, ("It was a canary", "It was the canary"))
    commit(root, "The canary")
    leaves = [("a-letter", "crime-data")] if way == "it left its source" else []
    changed(root, path, ("It was the canary", "It is known"), *leaves)
    if way == "the settings":
        changed(root, "respondent.yaml", ("  - evidence/quay/vault\n", ""))
    commit(root, "Out with the canary")
    if way == "its source came":
        (root / "evidence/quay/a-letter.yaml").write_text(LETTER)
    elif way != "the settings":
        git(root, "mv", kept, "evidence/quay/a-letter.yaml")
    changed(root, path, ("p 7", "p 8"))
    commit(root, "count: locator: p 8")
    changed(root, path, ("It is known", "It is well known"))
    commit(root, "count: statement: It is well known")
    ada = people(ADA)
    assert "It is known. → It is well known." in history(ada, "count")[0]
    assert "It is known. → It is well known." in home(ada)[0]
    assert "anary" not in ada.get("/").text + ada.get("/evidence/count").text


def test_what_the_policy_team_says_of_a_hidden_record_is_not_told(people: As, root: Path) -> None:
    changed(root, OFFENCES, ("locator: Table A4", "locator: Table A5"))
    commit(root, "Until hidden-figure is out\n\nWhy: hidden-figure")
    ada = people(ADA)
    for told_of in (history(ada, "offences")[0], home(ada)[0]):
        assert "Table A4 → Table A5" in told_of
        assert "hidden-figure" not in told_of
    assert "“Until hidden-figure is out”" in home(people(BO))[0]


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
