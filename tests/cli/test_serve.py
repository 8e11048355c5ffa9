"""``respondent serve``: a real process, its link, and its end."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from click.testing import CliRunner

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]


@pytest.fixture
def process(workspace: Workspaces) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-u", "-m", "respondent", "serve", "--no-browser", "--port", "0", "-C"]
    with subprocess.Popen(
        [*command, str(workspace({}))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as started:
        yield started
        started.kill()


def link_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/enter/\S+", line):
            return found[0]
    raise AssertionError(process.stderr.read() if process.stderr else "")


def test_its_link_opens_the_workspace_and_ctrl_c_ends_it(process: subprocess.Popen[str]) -> None:
    link = link_of(process)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(link, timeout=30) as page:
        assert page.status == 200
        assert "Home – Respondent" in page.read().decode()
    assert link_of(process) != link
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=30)
    assert out.rstrip().endswith("Stopped.")
    assert errors == ""
    assert process.returncode == 0


def test_without_the_extra_it_says_what_to_install(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = CliRunner().invoke(commands, ["serve", "-C", str(workspace({}))])
    assert done.exit_code == 2
    assert "pip install 'respondent[serve]'" in done.output


def test_outside_of_a_workspace_it_says_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["serve", "-C", str(tmp_path)])
    assert done.exit_code == 2
    assert "There is no respondent.yaml" in done.output
