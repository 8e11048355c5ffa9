"""Somebody before the forms of a workspace in git, who fills them in as a browser without scripts sends them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.web.over_http import Answer, is_unsaved
from tests.web.team import PageClient
from tests.web.world import git

from respondent.model.person import Person, Role

BOSS = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)
ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)

Typed = dict[str, str]


class Editor:
    """Somebody before the forms of a workspace in git."""

    def __init__(self, client: PageClient, root: Path) -> None:
        self.client, self.root = client, root

    def form(self, place: str, action: str = "") -> list[tuple[str, str]]:
        """What the form of a page would send as it is, without what was typed into it before."""
        page = self.client.get(place)
        if "You typed this before" in page.text:
            self.send(place, form_in(page, place), {"step": "discard"})
            page = self.client.get(place)
        return form_in(page, action or place.partition("?")[0])

    def send(self, action: str, pairs: list[tuple[str, str]], typed: Typed | None = None) -> Any:
        """Send a form in which some inputs are filled in otherwise."""
        typed = typed or {}
        data: dict[str, list[str]] = {}
        for name, value in pairs:
            if name not in typed:
                data.setdefault(name, []).append(value)
        answer = self.client.post(
            action, data=data | {n: [v] for n, v in typed.items()}, follow_redirects=False
        )
        return self.look(answer)

    def look(self, answer: Any) -> Any:
        """The page to which an answer leads where that is about something that is not saved yet."""
        return looked(self.client, answer)

    def fill(self, place: str, typed: Typed) -> Any:
        """Open a page, fill in its form and send it."""
        return self.send(place.partition("?")[0], self.form(place), typed)

    def on(self, answer: Any, step: str = "save") -> Any:
        """Press the button of the page that asks whether it is to be saved."""
        action = actions_in(answer)[-1]
        return self.send(action, form_in(answer, action), {"step": step})

    def file(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    @property
    def commits(self) -> int:
        return int(git(self.root, "rev-list", "--count", "HEAD"))


def looked(client: Any, answer: Any) -> Any:
    """The page to which a form leads that is not saved yet, as a browser follows it; any other answer as it is."""
    goal = answer.headers.get("location", "")
    return client.get(goal, follow_redirects=False) if is_unsaved(goal) else answer


def page_of(answer: Any) -> Answer:
    return Answer(answer.status_code, "", answer.content)


def form_in(answer: Any, action: str) -> list[tuple[str, str]]:
    return page_of(answer).form(action)


def actions_in(answer: Any) -> list[str]:
    return [form.get("action") for form in page_of(answer).page.forms if form.get("method") == "post"]


def words(answer: Any) -> str:
    return page_of(answer).text


def errors(answer: Any) -> dict[str, str]:
    """What stands beside each field that is wrong, by the field's name."""
    found = page_of(answer).page.xpath("//p[contains(@class, 'error')][contains(@id, '-error')]")
    return {one.get("id").removesuffix("-error"): " ".join(one.text_content().split()) for one in found}


EditorMaker = Callable[..., Editor]
