"""The whole story in Chromium: from the invitation to the letter, with and without scripts."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from tests.web.members import ANOTHER, PASSWORD, a_served_team, link_in
from tests.web.team import PageMaker
from tests.web.world import a_world, git, keep

from respondent.model.person import Role


@pytest.mark.parametrize("javascript", [True, False])
def test_a_partner_is_invited_corrects_a_figure_and_the_letter_that_is_signed_has_it(
    page_for: PageMaker, tmp_path: Path, javascript: bool
) -> None:
    root = a_world(tmp_path / "w")
    with a_served_team(root, tmp_path / "state") as (team, served):
        team.member("boss", Role.ADMINISTRATOR)
        boss, ada = (page_for(served, None, javascript=javascript) for _ in range(2))
        _sign_in(boss, "boss@harbour.example")
        link = _invite(boss, "Ada O’Quay", "ada@quay.example", "Editor")
        _join(ada, link, "Ada O’Quay")

        ada.get_by_label("Find a record").fill("38,685")
        ada.get_by_role("button", name="Search").click()
        ada.get_by_role("link", name="Police recorded 38,685 offences").click()
        keep(ada, f"story-record-{javascript}")
        ada.get_by_role("link", name="Correct or add to this record").click()
        ada.get_by_label("Value", exact=True).fill("38,700")
        ada.get_by_label("What it says").fill("Police recorded 38,700 offences in 2023/24.")
        if javascript:
            expect(ada.locator("#live ins")).to_have_text("38,700")
            expect(ada.locator("#live del")).to_have_text("38,685")
        ada.get_by_label("The source has been revised").check()
        ada.get_by_label("Anything that colleagues should know").fill("Table A4 as of July ✍️")
        ada.get_by_role("button", name="Check your change").click()
        expect(ada.get_by_text("This changes 1 document")).to_be_visible()
        expect(ada.locator("ins")).to_have_text("38,700")
        assert git(root, "rev-list", "--count", "HEAD").strip() == "1", "nothing is saved before it was seen"
        ada.get_by_role("button", name="Save", exact=True).click()
        expect(ada.get_by_text("Saved. 1 document changed with it.")).to_be_visible()
        expect(ada.get_by_role("heading", level=1)).to_have_text(
            "Police recorded 38,700 offences in 2023/24."
        )
        said = git(root, "log", "-1", "--format=%an <%ae>%n%B")
        assert said.startswith("Ada O’Quay <ada@quay.example>\noffences: change ")
        assert "38,685" in said
        assert "Table A4 as of July ✍️" in said
        kept = (root / "evidence/quay/offences.yaml").read_text()
        assert kept.startswith("# Asked of the Home Office every April\n")
        assert "value: 38,700  # as published\n" in kept
        assert git(root, "status", "--porcelain") == ""

        boss.goto("/people")
        zoe = page_for(served, None, javascript=javascript)
        _join(zoe, _invite(boss, "Zoe", "zoe@quay.example", "Reviewer"), "Zoe")
        zoe.get_by_role("link", name="Review", exact=True).click()
        zoe.get_by_role("link", name="Police recorded 38,700 offences").click()
        zoe.get_by_role("button", name="Verify").click()
        expect(zoe.get_by_text("You have verified")).to_be_visible()
        zoe.goto("/evidence/offences")
        expect(zoe.get_by_text("Verified", exact=True).first).to_be_visible()
        zoe.get_by_role("link", name="Documents", exact=True).click()
        zoe.get_by_role("link", name="Children’s safety online").click()
        zoe.get_by_role("link", name="Sign off").click()
        zoe.get_by_label("We agree to it as it reads now").check()
        zoe.get_by_label("In which role do you sign?").fill("chief executive")
        zoe.get_by_role("button", name="Save what we say").click()
        expect(zoe.get_by_text("has signed this text off.")).to_be_visible()
        expect(zoe.get_by_role("complementary")).to_contain_text("Signed Quay & Sons’ Fund")
        keep(zoe, f"story-signed-{javascript}")

        with zoe.expect_download() as coming:
            zoe.get_by_role("link", name="Word").click()
        words = _words_of(Path(coming.value.path()))
        assert "38,700" in words
        assert "38,685" not in words
        assert "7,777" not in words, "what is confidential is not in the edition for Quay"
        authors = git(root, "log", "--format=%an").split("\n")
        assert authors[:3] == ["Zoe", "Zoe", "Ada O’Quay"]
        assert git(root, "status", "--porcelain") == ""


def _words_of(file: Path) -> str:
    body = docx.Document(io.BytesIO(file.read_bytes())).element.body
    return " ".join(body.xpath("string()").split())


def _sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What needs you")


def _invite(page: Page, name: str, email: str, role: str) -> str:
    page.goto("/people/invite")
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Organisation").select_option("Quay & Sons’ Fund")
    page.get_by_label(role, exact=True).check()
    page.get_by_role("button", name="Make the link").click()
    return link_in(page.get_by_label("A message to copy").input_value())


def _join(page: Page, link: str, name: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", name=f"Welcome, {name}")).to_be_visible()
    page.get_by_role("textbox", name="Password").fill(ANOTHER)
    page.get_by_role("button", name="Save the password and start").click()
    expect(page.get_by_text(f"Welcome, {name}. You are signed in.")).to_be_visible()
