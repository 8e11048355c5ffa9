"""Somebody else saves while a page is being made: between the look at the workspace and the look at the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.filling import looked
from tests.web.over_http import Pairs, changed, form_in
from tests.web.saving_desk import SavingDesk
from tests.web.team import TEAM, ClientMaker, PageClient

from respondent.edit.files import record_digest
from respondent.edit.propose import changed_files
from respondent.model.edit import FileChange
from respondent.model.person import Person

PATH = "evidence/ours/ours-figure.yaml"
CHANGE, MERGE = "/evidence/ours-figure/change", "/evidence/ours-figure/merge"
OTHER = Person("Other", "other@our-charity.example", "our-charity")


@pytest.fixture
def desk(workspace: Callable[[dict[str, str]], Path]) -> SavingDesk:
    return SavingDesk(workspace(TEAM))


@pytest.fixture
def saving_before(desk: SavingDesk, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``saving_before("record_digest")`` lets somebody else save once, just before the page does that."""

    def arrange(name: str) -> None:
        real = {"record_digest": record_digest, "changed_files": changed_files}[name]
        left = [1]

        def in_the_moment(*arguments: object) -> object:
            if left:
                left.clear()
                write(desk, "theirs")
            return real(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(f"respondent.web.evidence.edited.{name}", in_the_moment)

    return arrange


def write(desk: SavingDesk, note: str) -> None:
    data = (desk.root / PATH).read_bytes()
    kept = b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(b"note:"))
    desk.save([FileChange(PATH, data, kept + f"note: {note}\n".encode())], OTHER, "theirs")


def sent(client: PageClient, path: str, fields: Pairs) -> tuple[int, bytes]:
    answer = looked(client, client.post(path, data=dict(fields), follow_redirects=False))
    return answer.status_code, answer.content


def test_a_form_that_was_made_in_that_moment_takes_nothing_back(
    client: ClientMaker, desk: SavingDesk, saving_before: Callable[[str], None]
) -> None:
    visitor = client(desk=desk)
    saving_before("record_digest")
    fields = form_in(visitor.get(CHANGE).content, CHANGE)
    assert dict(fields)["note"] == ""  # the page does not show their note, which is on the disk

    status, page = sent(visitor, CHANGE, changed(fields, locator="table 2", why="other", step="save"))

    assert status == 409
    status, page = sent(visitor, MERGE, form_in(page, MERGE))
    assert status == 200
    assert sent(visitor, CHANGE, changed(form_in(page, CHANGE), step="save"))[0] == 303
    text = (desk.root / PATH).read_text("utf-8")
    assert "note: theirs" in text
    assert "locator: table 2" in text


def test_who_saves_in_that_moment_is_shown_both_changes(
    client: ClientMaker, desk: SavingDesk, saving_before: Callable[[str], None]
) -> None:
    visitor = client(desk=desk)
    fields = form_in(visitor.get(CHANGE).content, CHANGE)
    saving_before("changed_files")

    status, page = sent(visitor, CHANGE, changed(fields, note="mine", why="other", step="save"))

    assert status == 409
    assert b"Put the two changes together" in page
    assert b"theirs" in page


def test_who_has_decided_on_what_is_not_the_latest_is_asked_again(
    client: ClientMaker, desk: SavingDesk, saving_before: Callable[[str], None]
) -> None:
    visitor = client(desk=desk)
    fields = form_in(visitor.get(CHANGE).content, CHANGE)
    write(desk, "first")
    status, page = sent(visitor, CHANGE, changed(fields, note="mine", why="other"))
    assert status == 409
    saving_before("changed_files")

    status, page = sent(visitor, MERGE, changed(form_in(page, MERGE), **{"choose.note": "mine"}))

    assert status == 409
    assert b"theirs" in page
    assert "note: theirs" in (desk.root / PATH).read_text("utf-8")
