"""Every page of evidence, documents and review: for everybody, in every size and light, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.web.team import PageMaker, Scheme, Served, Size, serving
from tests.web.world import WORLD, a_world, is_ready, keep

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
    "/evidence/wide-table",
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
    "/review/wide-table",
    "/proposals",
    "/proposals/20250218-093000-quay-1",
    "/proposals/20250218-093000-quay-2",
    "/proposals/20250218-093000-quay-3",
    "/not-there",
)

OTHERS = (
    "/evidence/harbour-figure/propose",
    "/evidence/harbour-table",
    "/evidence/harbour-table/propose-row",
    "/evidence/harbour-table/propose-row?key=Kent",
)
"""Pages of what is another's."""

PROPOSED = {
    "20250218-093000-quay-1": (
        '{key: [Kent], before: {force: Kent, offences: "52"}, after: {force: Kent, offences: "55"}}'
    ),
    "20250218-093000-quay-2": '{key: [Essex], after: {force: Essex, offences: "9"}}',
    "20250218-093000-quay-3": (
        '{key: [Kent], before: {force: Kent, offences: "51"}, after: {force: Kent, offences: "54"}}'
    ),
}
"""Proposals of Ada's, each of one row: a cell, a row more, and a cell that somebody has changed since."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    more = {
        "evidence/harbour/torn.yaml": "kind: statistic\nstatement: It is 5: or 6.\nvalue: [\n",
        "evidence/harbour/harbour-table.yaml": WORLD["evidence/quay/by-force.yaml"].replace(
            "by-force.csv", "harbour-table.csv"
        ),
        "evidence/harbour/harbour-table.csv": "force,offences\nKent,52\n",
        "evidence/harbour/wide-table.yaml": WORLD["evidence/quay/by-force.yaml"]
        .replace("by-force.csv", "wide-table.csv")
        .replace("key: force", "key: [force, sex]"),
        "evidence/harbour/wide-table.csv": (
            "force,region,police,sex,offences\n"
            "Humberside,Yorkshire and the Humber,Humberside Police,Female,693\n"
            "Humberside,Yorkshire and the Humber,Humberside Police,Male,1557\n"
        ),
        **{f"proposals/{name}.yaml": _proposal(row) for name, row in PROPOSED.items()},
    }
    with serving(Desk(a_world(tmp_path_factory.mktemp("house") / "w", more))) as made:
        yield made


def _proposal(row: str) -> str:
    return (
        "proposal: 1\nproposer: {name: Ada O’Quay, email: ada@quay.example, organisation: quay}\n"
        "at: 2025-02-18T09:30:00Z\nwhy: our error\nbecause: Table A4 of the source has it.\n"
        f"record: harbour-table\nrows:\n  - {row}\nbase: {'0' * 64}\n"
    )


def _name(place: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in place).strip("-") or "home"


def test_on_a_phone_the_figures_of_a_wide_table_stand_in_the_window_right_after_their_keys(
    house: Served, page_for: PageMaker
) -> None:
    page = page_for(house, BOSS, size="phone")
    for place in ("/evidence/wide-table", "/review/wide-table"):
        page.goto(place)
        row = page.get_by_role("row").filter(has_text="1557")
        boxes = [cell.bounding_box() for cell in row.locator("th, td:not(.change)").all()]
        at = [(box["x"] + box["width"], box["y"]) for box in boxes if box]
        assert len(at) == 5
        assert max(right for right, _ in at) <= 320
        force, region, police, sex, figure = (top for _, top in at)
        assert force < sex < figure < region < police


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
    for place in OTHERS:
        partner.goto(place)
        is_ready(partner)
        axe(partner)
        keep(partner, f"others-{_name(place)}-{size}-{scheme}")
    partner.get_by_label("Offences").fill("55")
    partner.get_by_label("We got it wrong").check()
    partner.get_by_label("In your own words").fill("Table A4 has 55.")
    partner.get_by_role("button", name="Check your proposal").click()
    expect(partner.get_by_role("heading", name="Check your proposal")).to_be_visible()
    axe(partner)
    keep(partner, f"others-row-check-{size}-{scheme}")
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
