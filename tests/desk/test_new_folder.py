"""What is saved into a folder that is not there yet is in the next view, whoever looked a moment before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.desk.desk import Desk
from respondent.desk.outcome import Saved
from respondent.model.edit import FileChange
from respondent.model.person import Person


@pytest.mark.parametrize("path", ["evidence/barnardos/first.yaml", "evidence/a/b/c/first.yaml"])
def test_the_first_record_of_a_folder_is_there_at_once(
    shared: Callable[[dict[str, str]], Path],
    desk_at: Callable[[Path], Desk],
    partner: Person,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
) -> None:
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 3600.0)
    desk = desk_at(shared({}))
    assert "first" not in desk.view().workspace.records
    text = b"kind: organisation\nname: First Trust\n"
    assert isinstance(desk.save([FileChange(path, None, text)], partner, "Add first"), Saved)
    assert "first" in desk.view().workspace.records
    assert isinstance(desk.save([FileChange(path, text, None)], partner, "Take it away"), Saved)
    assert "first" not in desk.view().workspace.records
