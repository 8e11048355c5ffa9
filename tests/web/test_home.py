"""The first page, and what holds for every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.web.team import ClientMaker, PageMaker, ServerMaker, Size, somebody

from respondent.model.person import Role


def it_says_that_nothing_needs_somebody_whose_records_are_in_order(client: ClientMaker) -> None:
    page = client(somebody(Role.EDITOR, "other-charity")).get("/")
    assert page.status_code == 200
    assert "Nothing at the moment." in page.text


def it_says_which_records_have_problems(client: ClientMaker) -> None:
    wrong = "kind: statistic\nstatement: It is 5.\nsource: not-there\nvalue: 5\nunit: offence\n"
    page = client(files={"evidence/ours/wrong.yaml": wrong}).get("/")
    assert "Problems to put right" in page.text
    assert "/evidence/wrong" in page.text


@pytest.mark.parametrize("size", ["phone", "desktop"])
def it_can_be_used_by_everybody(
    served: ServerMaker, page_for: PageMaker, axe: Callable[[Page], None], size: Size
) -> None:
    page = page_for(served(), size=size)
    page.goto("/")
    axe(page)


def it_needs_no_script(served: ServerMaker, page_for: PageMaker) -> None:
    page = page_for(served(), javascript=False)
    page.goto("/")
    assert page.title() == "Home – Respondent"
