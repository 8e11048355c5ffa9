"""Every command that the README and the tutorial show does what they say, in a fresh copy of the example."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Workspaces = Callable[[dict[str, str]], Path]

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/tutorial.md")
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^Save this as `(.+?)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")
_SHOWN = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
"""Code that a page shows; its links are not the page's."""


def lines(page: str) -> list[str]:
    """The lines of a page's shell blocks, without comments."""
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = [
        line.partition("  #")[0].strip() for block in _BLOCK.findall(text) for line in block.splitlines()
    ]
    return [line for line in shown if line]


def save_files(page: str, folder: Path) -> None:
    """Save the files that a page tells its reader to save."""
    for name, text in _FILE.findall((ROOT / page).read_text(encoding="utf-8")):
        (folder / name).write_text(text, encoding="utf-8")


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run_one_after_the_other(page: str, tmp_path: Path) -> None:
    folder, ran = tmp_path, 0
    for line in lines(page):
        words = shlex.split(line)
        if words[0] == "cd":
            folder = folder / words[1]
        elif words[0] == "respondent":
            done = run(words, folder)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            ran += 1
            if words[1] == "init":
                save_files(page, folder / words[2])
        else:
            assert words[0] in {"git", "make", "pipx"}, f"{page} shows “{line}”, which nothing tests"
    assert ran >= 2


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md")))]
)
def test_a_page_s_links_lead_somewhere(page: str) -> None:
    text = _SHOWN.sub("", (ROOT / page).read_text(encoding="utf-8"))
    folder = (ROOT / page).parent
    assert [link for link in _LINK.findall(text) if not (folder / link).exists()] == []


def test_what_make_is_told_to_do_it_can_do() -> None:
    targets = {line.split()[1] for page in PAGES for line in lines(page) if line.startswith("make ")}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"there is no “make {target}”"


def test_the_json_that_the_page_of_commands_shows_is_what_build_prints(workspace: Workspaces) -> None:
    root = workspace({})
    assert run(["respondent", "build"], root).returncode == 0
    (root / "evidence/by-force.csv").write_text("force,offences\nGwent,lots\n", encoding="utf-8")
    printed = json.loads(run(["respondent", "build", "--format", "json"], root).stdout)
    (block,) = re.findall(
        r"^```json\n(.*?)^```$", (ROOT / "docs/commands.md").read_text("utf-8"), re.M | re.S
    )
    shown = json.loads(block)
    assert shown.keys() == printed.keys()
    assert shown["summary"].keys() == printed["summary"].keys()
    for name in ("diagnostics", "documents", "withheld"):
        assert shown[name][0].keys() == printed[name][0].keys()


@pytest.mark.skipif(os.environ.get("RESPONDENT_REQUIRE_ALL") != "1", reason="it installs from the network")
def test_an_installed_wheel_makes_and_builds_a_workspace_outside_the_repository(tmp_path: Path) -> None:
    def do(*command: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    do(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", tmp_path / "wheels", ROOT)
    (wheel,) = (tmp_path / "wheels").glob("respondent-*.whl")
    do(
        sys.executable, "-m", "venv", "--without-pip", tmp_path / "fresh"
    )  # this Python's own pip can install there
    programs = tmp_path / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    into = ("--python", programs / "python", "install", "--no-compile", "-q")
    do(sys.executable, "-m", "pip", *into, wheel)
    do(programs / "respondent", "init", "letters")
    listed = do(programs / "respondent", "build", cwd=tmp_path / "letters")
    assert "out/joint-letter.docx" in listed
    assert "py.typed" in {path.name for path in (tmp_path / "fresh").rglob("respondent/py.typed")}
    assert do(programs / "respondent", "explain", "W202").startswith("W202")
