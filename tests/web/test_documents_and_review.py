"""Documents, their claims, editions, files and sign-offs; the queue of review, verdicts and remarks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Self

import pytest
from lxml import html
from tests.web.team import ClientMaker, PageClient, look_again
from tests.web.world import WORLD, a_world, commit, git

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

BO = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)
CY = Person("Cy", "cy@quay.example", "quay", Role.REVIEWER)
ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)
SKIPPER = Person("Skipper", "skipper@sail.example", "sail", Role.REVIEWER)

As = Callable[..., PageClient]


@pytest.fixture
def people(client: ClientMaker, tmp_path: Path) -> As:
    """``people(CY)`` is that person before the workspace at tmp_path / "w"."""
    desk = Desk(a_world(tmp_path / "w"))
    desk.warm(wait=True)
    return lambda who: client(who, desk=desk)


def words(page: str) -> str:
    return " ".join(str(html.fromstring(page).xpath("string()")).split())


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


def test_a_document_shows_what_stands_behind_each_claim_in_both_editions(people: As) -> None:
    bo, cy = people(BO), people(CY)
    whole, bare = bo.get("/documents/letter").text, cy.get("/documents/letter").text
    assert "Public edition" in whole
    assert "edition" not in words(bare), "who sees only one is not asked"
    for page, confidential in ((bo.get("/documents/letter/page").text, True),
                               (cy.get("/documents/letter/page").text, False),
                               (bo.get("/documents/letter/page?edition=public").text, False)):  # fmt: skip
        assert "38,685" in page
        assert ("7,777" in page) is confidential
        assert "<script" not in page
    framed = bo.get("/documents/letter/page")
    assert framed.headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed.headers["content-security-policy"]
    behind = words(bo.get("/documents/letter?claim=1").text)
    for said in (
        "“38,685”",
        "In the year to March 2024",
        "Table A4",
        "Nobody has held it against its source yet",
    ):
        assert said in behind
    assert 'id="claim-1"' in framed.text
    for odd in ("0", "999", "-1", "x", "1" * 20, "١"):
        assert bo.get(f"/documents/letter?claim={odd}").status_code == 200
    for wrong in ("no-such", "%2E%2E%2Fletter", "letter%00", "%F0%9F%99%82"):
        assert bo.get(f"/documents/{wrong}").status_code in (404, 400)


def test_many_documents_of_one_template_are_folded_together_unless_one_is_to_be_looked_at(
    client: ClientMaker, tmp_path: Path
) -> None:
    desk = Desk(a_world(tmp_path / "w"))
    bo, again = client(BO, desk=desk), partial(look_again, desk)
    assert html.fromstring(bo.get("/documents").text).find(".//main//details") is None, "two releases are few"
    rows = "force,offences\nGwent,503\nDyfed-Powys,192\nKent,300\nEssex,400\nSurrey,500\nCumbria,600\n"
    (tmp_path / "w/evidence/quay/by-force.csv").write_text(rows, encoding="utf-8")
    figure = '{% if force == "Kent" %}Elsewhere it was 17 offences.{% endif %}\n'
    for more, folded in (("", True), (figure, False)):
        text = WORLD["templates/release.md.j2"] + more
        (tmp_path / "w/templates/release.md.j2").write_text(text, encoding="utf-8")
        commit(tmp_path / "w", "x")
        again()
        page = html.fromstring(bo.get("/documents").text)
        (alike,) = page.findall(".//main//details")
        assert ("open" in alike.attrib) is not folded
        said = "6 press releases from one template" + (", all in order" if folded else "")
        assert said in words(html.tostring(alike, encoding="unicode"))
        shown = {one.text for one in page.findall(".//main//th/a")}
        assert shown - {one.text for one in alike.findall(".//th/a")} == {"Children’s safety online"}


def test_each_file_of_a_document_is_downloaded_and_a_draft_says_so(people: As, tmp_path: Path) -> None:
    cy, bo = people(CY), people(BO)
    kinds = {"docx": b"PK", "html": b"<!", "md": b""}
    for form, start in kinds.items():
        made = cy.get(f"/documents/letter/file/{form}")
        assert made.status_code == 200, made.text
        assert made.content.startswith(start)
        assert made.headers["content-disposition"].startswith("attachment; filename*=UTF-8''letter")
    assert "7,777" in bo.get("/documents/letter/file/md").text
    assert "7,777" not in bo.get("/documents/letter/file/md?edition=public").text
    assert cy.get("/documents/letter/file/exe").status_code == 404
    if shutil.which("soffice"):
        assert cy.get("/documents/release-gwent/file/pdf").content.startswith(b"%PDF")
    wrong = WORLD["templates/letter.md.j2"].replace('figure("harbour-figure")', '"1,250"')
    (tmp_path / "w/templates/letter.md.j2").write_text(wrong)
    commit(tmp_path / "w", "Write a number by hand")
    people_desk = cy.site.desk
    people_desk.look()
    page = words(cy.get("/documents/letter").text)
    assert "1,250" in page, "the problem is named beside the document"
    if "(draft)" in page:
        assert "draft" in cy.get("/documents/letter/file/md").headers["content-disposition"]


def test_a_document_is_signed_off_on_the_text_that_was_read_by_whom_it_asks(
    people: As, tmp_path: Path
) -> None:
    cy, ada, skipper, bo = people(CY), people(ADA), people(SKIPPER), people(BO)
    place = "/documents/letter/sign"
    assert ada.get(place).status_code == 403, "an editor does not sign"
    assert skipper.get(place).status_code == 403, "nor does an organisation that is not asked"
    page = cy.get(place).text
    empty = words(cy.submit(place, {"words": hidden(page, "words")}).text)
    assert "Choose what your organisation says." in empty
    assert "Say in which role you sign" in empty
    unsaid = cy.submit(
        place, {"words": hidden(page, "words"), "word": "agreed subject to", "role": "chief executive"}
    )
    assert "Say on what condition." in words(unsaid.text)
    file = tmp_path / "w/evidence/quay/offences.yaml"
    file.write_text(file.read_text().replace("38,685", "38,699"))
    commit(tmp_path / "w", "Revise")
    cy.site.desk.look()
    agreed = {"word": "agreed", "role": "chief executive"}
    late = cy.submit(place, {"words": hidden(page, "words"), **agreed})
    assert "The text has changed since you opened this page." in words(late.text)
    said = cy.submit(place, {"words": hidden(late.text, "words"), **agreed})
    assert said.headers["location"] == "/documents/letter"
    assert "Signed Quay & Sons’ Fund" in words(cy.get("/documents/letter").text)
    assert "Not yet Harbour" in words(bo.get("/documents/letter").text)
    assert "Children’s safety online" in words(bo.get("/").text).partition("The evidence")[0], (
        "it waits for Harbour"
    )
    assert git(tmp_path / "w", "log", "-1", "--format=%an: %s").strip() == "Cy: letter: quay agrees"
    assert (cy.access.noted[-1][0], cy.access.noted[-1][1].value) == ("cy@quay.example", "signed off")


def test_with_an_error_in_it_a_document_is_refused_but_not_agreed_to(
    client: ClientMaker, tmp_path: Path
) -> None:
    wrong = WORLD["evidence/quay/offences.yaml"].replace("value: 38,685", "value: 38,699")
    desk = Desk(a_world(tmp_path / "w", {"evidence/quay/offences.yaml": wrong}))
    cy = client(CY, desk=desk)
    assert not desk.view().checked, "nobody has asked the rules about records yet"
    place = "/documents/letter/sign"
    said = {"words": hidden(cy.get(place).text, "words"), "role": "chief executive"}
    agreed = cy.submit(place, {**said, "word": "agreed"})
    assert "It cannot be signed off while there are errors in it." in words(agreed.text)
    refused = cy.submit(place, {**said, "word": "refused", "terms": "The figure is wrong."})
    assert refused.headers["location"] == "/documents/letter"


def test_a_word_is_given_once_for_one_s_own_organisation_and_on_no_other_text(
    people: As, tmp_path: Path
) -> None:
    cy, bo, stranger = people(CY), people(BO), people(Person("Di", "di@x.example", "", Role.ADMINISTRATOR))
    place = "/documents/letter/sign"
    seen = hidden(cy.get(place).text, "words")
    agreed = {"words": seen, "word": "agreed", "role": "chief executive"}
    for forged in ("", "0" * 64, seen[:-1], seen.upper(), f"{seen} x", "\u202e"):
        assert "The text has changed" in words(cy.submit(place, agreed | {"words": forged}).text)
    assert hidden(bo.get(place).text, "words") != seen, "who sees the confidential passage signs it too"
    assert bo.submit(place, agreed).status_code == 422
    assert stranger.submit(place, agreed).status_code == 403
    for part, long in (("role", "x" * 201), ("terms", "x" * 5001)):
        assert "characters at most" in words(cy.submit(place, agreed | {part: long}).text)
    assert git(tmp_path / "w", "rev-list", "--count", "HEAD").strip() == "1"

    of_another = agreed | {"organisation": "harbour", "role": "Chief \ufeffexecutive"}
    for _ in range(2):
        answer = cy.submit(place, of_another)
        assert answer.headers["location"] == "/documents/letter", words(answer.text)
    assert git(tmp_path / "w", "log", "-1", "--format=%s").strip() == "letter: quay agrees"
    assert git(tmp_path / "w", "rev-list", "--count", "HEAD").strip() == "2"


class AMinuteAgo(datetime):
    """The clock of a word that was given a minute before the next: two of one second would share a file's name."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) - timedelta(minutes=1)


def test_whoever_signs_is_led_to_it_and_can_object_afterwards(
    people: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    cy, ada = people(CY), people(ADA)
    place, document = "/documents/letter/sign", "/documents/letter"
    asked = "has not said yet whether it agrees to this text"
    assert f"Quay & Sons’ Fund {asked}" in words(cy.get(document).text)
    assert asked not in words(ada.get(document).text), "an editor does not sign"
    page = cy.get(place).text
    say = {"words": hidden(page, "words"), "role": "chief executive"}
    with monkeypatch.context() as earlier:
        earlier.setattr("respondent.signing_off.datetime", AMinuteAgo)
        done = cy.submit(place, {**say, "word": "agreed"})
    signed = words(cy.get(done.headers["location"]).text)
    assert "Quay & Sons’ Fund has signed this text off." in signed
    assert "Change what you said" in signed
    assert asked not in signed
    again = cy.get(place).text
    assert "Cy (chief executive) agreed on" in words(again)
    assert 'value="chief executive"' in again
    done = cy.submit(place, {**say, "word": "refused", "terms": "The board wants other words."})
    assert "Quay & Sons’ Fund does not agree." in words(cy.get(done.headers["location"]).text)
    seen = words(ada.get(document).text)
    assert "Does not agree Quay & Sons’ Fund" in seen
    assert "“The board wants other words.”" in seen
    assert "words.." not in seen
    assert "agreed on" not in seen, "what was said last counts"


def test_a_verdict_is_on_what_was_seen_and_a_query_says_what_it_asks(people: As, tmp_path: Path) -> None:
    cy, ada = people(CY), people(ADA)
    queue = words(cy.get("/review").text)
    assert "Start with the first" in queue
    place = "/review/offences"
    page = cy.get(place).text
    assert "In the year to March 2024" in page
    seen = {"hash": hidden(page, "hash")}
    assert "Choose a verdict." in words(cy.submit(f"{place}/verdict", seen).text)
    for verdict, asked in (("queried", "Say what you ask."), ("rejected", "Say what is wrong.")):
        assert asked in words(
            cy.submit(f"{place}/verdict", {**seen, "verdict": verdict, "comment": " \u200b"}).text
        )
    assert ada.submit(f"{place}/verdict", {**seen, "verdict": "verified"}).status_code == 403
    file = tmp_path / "w/evidence/quay/offences.yaml"
    file.write_text(file.read_text().replace("Table A4", "Table A9"))
    commit(tmp_path / "w", "Another table")
    cy.site.desk.look()
    late = cy.submit(f"{place}/verdict", {**seen, "verdict": "verified"})
    assert "The record has changed since you opened this page." in words(late.text)
    query = "Is it A4? O’Neil says “so” 🤔 مرحبا <b>"
    asked = cy.submit(
        f"{place}/verdict", {"hash": hidden(late.text, "hash"), "verdict": "queried", "comment": query}
    )
    assert asked.status_code == 303
    assert query in words(ada.get(place).text)
    assert "Questions from reviewers" in words(ada.get("/").text), "its owner is asked on the first page"
    assert "Police recorded 38,685" in words(cy.get("/review?standing=queried").text)
    assert "Police recorded 38,685" not in words(cy.get("/review?standing=verified").text)

    assert "Write something first." in words(ada.submit(f"{place}/remark", {"text": " \n"}).text)
    assert "characters at most" in words(ada.submit(f"{place}/remark", {"text": "x" * 20_000}).text)
    assert ada.submit(f"{place}/remark", {"text": "It’s A9.\r\n\r\nSee p 4"}).status_code == 303
    thread = words(cy.get(place).text)
    assert "It’s A9. See p 4" in thread
    assert "Ada O’Quay (Quay & Sons’ Fund), just now" in thread
    assert git(tmp_path / "w", "log", "-1", "--format=%an").strip() == "Ada O’Quay"


def test_a_question_meets_its_owner_on_the_record_and_the_answer_goes_back_to_its_reviewer(
    people: As, tmp_path: Path
) -> None:
    bo, ada, skipper = people(BO), people(ADA), people(SKIPPER)
    place, record = "/review/offences", "/evidence/offences"
    ask = {"hash": hidden(bo.get(place).text, "hash"), "verdict": "queried", "comment": "Is it all of Wales?"}
    assert bo.submit(f"{place}/verdict", ask).status_code == 303
    open_to_owner = words(ada.get(record).text).partition("38,685 offences Correct")[0]
    assert "Bo Harbour (Harbour Children’s Trust) asked on" in open_to_owner, "before all else"
    assert "Is it all of Wales?" in open_to_owner
    assert f'href="{place}#text"' in ada.get(record).text
    for other in (skipper, bo):
        assert "It waits for Quay & Sons’ Fund." in words(other.get(record).text)
        assert "It waits for Quay & Sons’ Fund." in words(other.get(place).text)
    assert "Your answer" in words(ada.get(place).text)
    assert "Your answer" not in words(skipper.get(place).text)

    assert skipper.submit(f"{place}/remark", {"text": "I wondered too."}).status_code == 303
    assert "Answered by" not in words(bo.get("/review").text), "only its owner can answer for it"
    said = ada.submit(f"{place}/remark", {"text": "England and Wales, as Table A4 has it."})
    assert "Your answer is sent." in words(ada.get(said.headers["location"]).text)
    assert "Answered by Ada O’Quay" in words(bo.get("/review").text)
    assert "Answered, for a reviewer to look at again" in words(bo.get("/").text)
    assert "Questions from reviewers" not in words(ada.get("/").text)
    answered = words(bo.get(record).text)
    assert "England and Wales, as Table A4 has it." in answered
    assert "Look at it again, and say whether it holds." in answered
    assert "It waits for a reviewer to look at it again." in words(ada.get(record).text)

    assert bo.submit(f"{place}/remark", {"text": "And Scotland?"}).status_code == 303
    assert "Answered by" not in words(bo.get("/review").text), "it is Quay’s turn again"
    file = tmp_path / "w/evidence/quay/offences.yaml"
    file.write_text(file.read_text().replace("38,685", "38,699"))
    commit(tmp_path / "w", "Correct")
    bo.site.desk.look()
    again = words(bo.get(place).text)
    assert "The record has changed since: its sentence, value, the source’s own words." in again
    verified = {"hash": hidden(bo.get(place).text, "hash"), "verdict": "verified"}
    assert skipper.submit(f"{place}/verdict", verified).status_code == 303
    assert "Is it all of Wales?" not in words(ada.get(record).text).partition("Verification")[0]


def test_whoever_reviews_a_table_sees_its_figures(people: As) -> None:
    page = words(people(CY).get("/review/by-force").text)
    assert "Gwent503" in page.replace(" ", "")
    assert "Verify” says that the source bears it out" in page
    assert "Verify” says" not in words(people(ADA).get("/review/by-force").text)


def test_the_list_is_searched_narrowed_and_turned_over_page_by_page(
    client: ClientMaker, tmp_path: Path
) -> None:
    many = {
        f"evidence/quay/many-{number}.yaml": (
            f"kind: finding\nstatement: Place {number} says O’Neil’s (finding).\nsource: crime-data\n"
        )
        for number in range(150)
    }
    desk = Desk(a_world(tmp_path / "w", many))
    desk.warm(wait=True)
    cy = client(CY, desk=desk)
    first = cy.get("/evidence").text
    total = int(re.search(r"(\d+) records", first)[1])  # type: ignore[index]
    assert total == 158
    second = cy.get("/evidence?page=2").text
    rows = [set(re.findall(r'href="/evidence/([a-z0-9-]+)"', page)) - {"new"} for page in (first, second)]
    assert len(rows[0] | rows[1]) == total
    assert not rows[0] & rows[1]
    for odd in ("0", "-1", "99", "x", "2" * 30):
        assert cy.get(f"/evidence?page={odd}").status_code == 200
    for query, count in (("kind=statistic", "2 records"), ("kind=finding&q=place 149", "1 record"),
                         ("q=O’Neil’s", "150 records"),
                         ("owner=harbour", "2 records"), ("q=%3Cscript%3E", "Nothing in the evidence fits"),
                         ("used=letter&kind=statistic", "2 records"), ("status=rejected", "Nothing"),
                         ("unit=offence", "3 records"),
                         ("kind=no-such", "Nothing"), ("q=" + "x" * 5000, "Nothing")):  # fmt: skip
        page = cy.get(f"/evidence?{query}")
        assert page.status_code == 200
        assert count in words(page.text), query
        assert "<script>" not in page.text.replace('<script type="module"', "")
