"""The two letterheads of the example are what the script that makes them makes."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]


@pytest.mark.parametrize(("design", "file"), [("COALITION", "coalition.docx"), ("PRESS", "press.docx")])
def test_an_example_letterhead_is_what_its_script_makes(
    design: str, file: str, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    script = runpy.run_path(str(ROOT / "tools" / "make_letterheads.py"))
    made = script["letterhead"](script[design])
    kept = (ROOT / "templates" / "letterheads" / file).read_bytes()
    assert {name: len(data) for name, data in parts(made).items() if name.endswith(".png")}
    assert {name: data for name, data in parts(made).items() if not name.endswith(".png")} == {
        name: data for name, data in parts(kept).items() if not name.endswith(".png")
    }
