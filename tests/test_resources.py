from __future__ import annotations

from pathlib import Path

import pytest

from respondent import resources
from respondent.resources import diagnostics_page, example_files


def test_the_example_has_settings_evidence_and_templates_in_order() -> None:
    names = [name for name, _ in example_files()]
    assert names[0] == "respondent.yaml"
    assert {name.partition("/")[0] for name in names} == {"respondent.yaml", "evidence", "templates"}
    assert len(set(names)) == len(names) > 20


def test_the_page_of_diagnostics_is_found() -> None:
    assert diagnostics_page().startswith("# Diagnostics")


def test_an_installed_package_uses_its_own_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "respondent.yaml").write_bytes(b"respondent: 1\n")
    (tmp_path / "diagnostics.md").write_bytes(b"# The packaged page\n")
    monkeypatch.setattr(resources, "_PACKAGED", tmp_path)
    assert list(example_files()) == [("respondent.yaml", b"respondent: 1\n")]
    assert diagnostics_page() == "# The packaged page\n"


def test_what_editors_and_word_leave_behind_is_no_part_of_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("respondent.yaml", "evidence/a.yaml", "evidence/.a.yaml.swp", "templates/~$tter.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr(resources, "_PACKAGED", tmp_path)
    assert [name for name, _ in example_files()] == ["respondent.yaml", "evidence/a.yaml"]
