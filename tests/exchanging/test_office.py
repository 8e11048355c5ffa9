"""A workbook through LibreOffice, as a partner's computer saves it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.exchanging.conftest import Exchange


def convert(calc: str, source: Path, ending: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another form, or again in the same."""
    command = [
        calc,
        *(f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending),
        *("--outdir", str(folder / ending), str(source)),
    ]
    subprocess.run(command, capture_output=True, timeout=240, check=True)
    return folder / ending / f"{source.stem}.{ending}"


@pytest.fixture(name="edited")
def edited_fixture(exchange: Exchange, tmp_path: Path) -> Path:
    """A workbook with a change in a field, in a list's item, and in a table's row, and a new record."""
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.editor.put("Office holders", "minister", "honours", "MP 😀", item="1")
    exchange.editor.put("Rows by-age", "12-13", "sessions", "210")
    exchange.editor.add("Statistics", statement="New.", source="calls-2023-24", value="54.20%")
    path = tmp_path / "edited.xlsx"
    path.write_bytes(exchange.editor.saved())
    return path


def test_libreoffice_saves_it_so_that_just_the_changes_come_back(
    exchange: Exchange, edited: Path, calc: str, tmp_path: Path
) -> None:
    expected = exchange.back(edited.read_bytes(), "back")
    assert len(expected.proposals) == 4
    ods = convert(calc, edited, "ods", tmp_path)
    again = convert(calc, ods, "xlsx", tmp_path)
    for path in (ods, again):
        found = exchange.back(path.read_bytes(), path.name)
        assert found.proposals == expected.proposals
        assert found.diagnostics == ()
