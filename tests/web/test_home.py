"""The first page, and what holds for every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.web.team import ClientMaker, PageMaker, ServerMaker, Size


def it_says_what_the_workspace_holds(client: ClientMaker) -> None:
    page = client().get("/")
    assert page.status_code == 200
    assert "Statistic" in page.text


def it_says_how_many_problems_there_are(client: ClientMaker) -> None:
    page = client(files={"evidence/broken.yaml": "kind: nothing\n"}).get("/")
    assert "1 problem in the files holds documents back." in page.text


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
