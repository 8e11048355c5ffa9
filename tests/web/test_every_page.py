"""Every page of evidence, documents and review: for everybody, in every size and light, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.web.team import PageMaker, Scheme, Served, Size, serving
from tests.web.world import a_world, is_ready, keep

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role
from respondent.web.record_form.labels import KIND_WORDS

ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)
BOSS = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)

PAGES = (
    "/",
    "/evidence",
    "/evidence?q=offences&kind=statistic",
    "/evidence?q=nothing-like-it",
    "/evidence/offences",
    "/evidence/hidden-figure",
    "/evidence/by-force",
    "/evidence/minister",
    "/evidence/crime-data",
    "/evidence/offences/change",
    "/evidence/minister/change",
    "/evidence/by-force/change",
    "/evidence/by-force/row?key=Gwent",
    "/evidence/by-force/row",
    "/evidence/offences/text",
    "/evidence/torn/text",
    "/evidence/offences/rename",
    "/evidence/offences/retire",
    "/evidence/new",
    *(f"/evidence/new?kind={kind}" for kind in KIND_WORDS),
    "/documents",
    "/documents/letter",
    "/documents/letter?edition=public",
    "/documents/letter?claim=1",
    "/documents/letter/sign",
    "/review",
    "/review?standing=verified",
    "/review/offences",
    "/review/harbour-words",
    "/not-there",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    broken = {"evidence/harbour/torn.yaml": "kind: statistic\nstatement: It is 5: or 6.\nvalue: [\n"}
    with serving(Desk(a_world(tmp_path_factory.mktemp("house") / "w", broken))) as made:
        yield made


def _name(place: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in place).strip("-") or "home"


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desktop", "dark")])
def test_every_page_can_be_used_by_everybody(
    house: Served, page_for: PageMaker, axe: Callable[[Page], None], size: Size, scheme: Scheme
) -> None:
    page = page_for(house, BOSS, size=size, scheme=scheme)
    for place in PAGES:
        page.goto(place)
        is_ready(page)
        axe(page)
        keep(page, f"{_name(place)}-{size}-{scheme}")
    partner = page_for(house, ADA, size=size, scheme=scheme)
    partner.goto("/evidence/harbour-figure/propose")
    is_ready(partner)
    axe(partner)
    keep(partner, f"propose-{size}-{scheme}")
    page.goto("/evidence/offences/change")
    is_ready(page)
    page.get_by_label("Value").fill("many")
    page.get_by_label("What it says").fill("")
    page.get_by_role("button", name="Check your change").click()
    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)
    keep(page, f"change-errors-{size}-{scheme}")
    page.get_by_label("Value").fill("38,700")
    page.get_by_label("What it says").fill("Police recorded 38,700 offences in 2023/24.")
    expect(page.locator("#live")).to_contain_text("This changes 1 document")
    keep(page, f"change-live-{size}-{scheme}")
    page.get_by_label("The source has been revised").check()
    page.get_by_role("button", name="Check your change").click()
    expect(page.get_by_role("heading", name="Check your change")).to_be_visible()
    axe(page)
    keep(page, f"check-{size}-{scheme}")
    page.goto("/review/offences")
    page.get_by_role("button", name="Query").click()
    axe(page)
    keep(page, f"review-errors-{size}-{scheme}")
    page.get_by_label("What you ask").fill(f"Is it all of Wales? ({size})")
    page.get_by_role("button", name="Query").click()
    for place in ("/evidence/offences", "/review/offences", "/review"):
        page.goto(place)
        axe(page)
        keep(page, f"asked-{_name(place)}-{size}-{scheme}")
    page.goto("/documents/letter/sign")
    page.get_by_label("We do not agree").check()
    page.get_by_label("Your condition, or why you do not agree").fill(f"We ask for more. ({size})")
    page.get_by_label("In which role do you sign?").fill("chief executive")
    page.get_by_role("button", name="Save what we say").click()
    expect(page.get_by_text("does not agree.")).to_be_visible()
    axe(page)
    keep(page, f"objected-{size}-{scheme}")
    page.get_by_role("link", name="Change what you said").click()
    axe(page)
    page.goto("/evidence/by-force/row?key=Gwent")
    page.get_by_role("button", name="Take this row out").click()
    axe(page)
    keep(page, f"row-out-{size}-{scheme}")
