"""The files of a record, their digest, and what is said of values that changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.edit.files import path_of, read_bytes, read_text, record_digest, record_of
from respondent.edit.meanwhile import ChangedMeanwhileError, flat, shown
from respondent.errors import UnreadableFileError
from respondent.loading.workspace import load
from respondent.model.edit import ABSENT, RowEdit
from respondent.model.record import Plain
from respondent.model.workspace import NotFoundError

Workspaces = Callable[[dict[str, str]], Path]


def test_the_digest_changes_with_the_record_and_with_its_rows(workspace: Workspaces) -> None:
    root = workspace({})
    table = load(root).workspace.records["by-force"]
    first = record_digest(root, table)
    assert first == record_digest(root, table)
    (root / "evidence/by-force.csv").write_text("force,offences\nGwent,1\n")
    second = record_digest(root, table)
    (root / "evidence/by-force.csv").unlink()
    assert (
        len({first, second, record_digest(root, table), record_digest(root, "evidence/by-force.yaml")}) == 4
    )


def test_a_broken_record_has_a_path_and_no_use(workspace: Workspaces) -> None:
    loaded = load(workspace({"evidence/broken.yaml": "kind: finding\n"}))
    assert path_of(loaded, "broken") == "evidence/broken.yaml"
    with pytest.raises(
        NotFoundError, match=r"cannot be used, since its file evidence/broken\.yaml has errors"
    ):
        record_of(loaded, "broken")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff")
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        read_text(tmp_path, "a.yaml")
    with pytest.raises(UnreadableFileError, match="no such file any more"):
        read_text(tmp_path, "b.yaml")
    (tmp_path / "c.yaml").mkdir()
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_bytes(tmp_path, "c.yaml")


def test_values_are_told_as_people_read_them() -> None:
    several: Plain = ("a", {"b": True, "c": ()})
    assert flat(several) == "a and b: true; c: none"
    assert flat(ABSENT) == flat(None) == "nothing"
    assert (shown(None), shown("one\n two")) == ("nothing", "“one two”")
    told = str(ChangedMeanwhileError("t", rows=[RowEdit(("Kent",), None, {"n": "1"})]))
    assert "The row “Kent” is new." in told
