"""Where nothing can be saved people are told so before they type, and in words that need no git."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.filling import ADA, BOSS, EditorMaker, words
from tests.web.team import ClientMaker
from tests.web.world import WORLD, git

from respondent.desk.desk import Desk

SAID = "Nothing can be saved at the moment:"
FORMS = ("/evidence/offences/change", "/evidence/by-force/row?key=Gwent", "/evidence/new?kind=finding",
         "/evidence/offences/text", "/evidence/offences/retire")  # fmt: skip


def _in_a_merge(root: Path) -> None:
    (root / ".git/MERGE_HEAD").write_text(git(root, "rev-parse", "HEAD"))


def _detached(root: Path) -> None:
    git(root, "checkout", "-q", "--detach")


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        (_in_a_merge, "somebody is putting two versions of the evidence together on the server"),
        (_detached, "somebody has opened an older or another version of the evidence on the server"),
    ],
)
def test_home_and_each_form_say_that_nothing_can_be_saved_and_why(
    editor: EditorMaker, spoilt: Callable[[Path], None], why: str
) -> None:
    ada = editor()
    for page in ("/", *FORMS):
        assert SAID not in words(ada.client.get(page))
    spoilt(ada.root)
    for page in ("/", *FORMS):
        told = words(ada.client.get(page))
        assert f"{SAID} {why}" in told, page
        assert "Everything of yours is in order" not in told
    assert SAID not in words(ada.client.get("/evidence/offences"))


def test_a_workspace_without_git_says_so_on_home(
    client: ClientMaker, workspace: Callable[[dict[str, str]], Path]
) -> None:
    told = words(client(BOSS, desk=Desk(workspace(dict(WORLD)))).get("/"))
    assert f"{SAID} the evidence does not lie where changes of it are kept." in told


def test_who_mends_two_versions_as_text_is_told_to_save_and_nothing_of_git(editor: EditorMaker) -> None:
    head = "kind: finding\nsource: crime-data\n"
    torn = head + "<<<<<<< ours\nstatement: One.\n=======\nstatement: Two.\n>>>>>>> theirs\n"
    ada = editor(ADA, {"evidence/quay/torn.yaml": torn})
    told = words(ada.client.get("/evidence/torn/text"))
    assert "Keep the lines of one of them, and delete the others" in told
    assert "Then save." in told
    assert "git" not in told.lower().replace("digit", "")
    assert ada.fill("/evidence/torn/text", {"text": f"{head}statement: Two.\n"}).status_code == 303


def test_of_what_is_nobodys_its_page_and_the_refusal_say_the_same(editor: EditorMaker) -> None:
    ada = editor()
    assert "Only the policy team can change this record." in words(ada.client.get("/evidence/crime-data"))
    refused = words(ada.client.get("/evidence/crime-data/change"))
    assert "belongs to no organisation, so only the policy team can change it" in refused
    theirs = words(ada.client.get("/evidence/harbour-figure/change"))
    assert "belongs to another organisation, so only they can change it" in theirs


def test_nobody_is_told_of_themselves_as_of_another_and_a_save_ends_it(editor: EditorMaker) -> None:
    ada, elsewhere, boss = editor(), editor(), editor(BOSS)
    place, page = "/evidence/offences/change", "/evidence/offences"
    asked = ada.fill(place, {"locator": "Table A9", "why": "typo"})
    assert "You are editing this in another window." in words(elsewhere.client.get(place))
    assert "You are editing" not in words(ada.client.get("/evidence/by-force"))
    assert "Ada O’Quay (Quay & Sons’ Fund) is editing this now." in words(boss.client.get(page))
    ada.on(asked)
    assert "is editing this now" not in words(boss.client.get(page))
