from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.cli.terminal import forgive_encodings, has_colours, open_closed_streams, progress

Workspaces = Callable[[dict[str, str]], Path]


class Terminal(io.StringIO):
    """Text that says it goes to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_colours_are_for_terminals() -> None:
    assert has_colours(Terminal())
    assert not has_colours(io.StringIO())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert not has_colours(Terminal())


def test_progress_is_silent_away_from_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream := io.StringIO())
    with progress("Building") as show:
        assert show is None
    assert stream.getvalue() == ""


def test_progress_is_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    with progress("Building") as show:
        assert show is not None
        for done in range(4):
            show(done, 3)
    assert "Building" in stream.getvalue()
    assert "100%" in stream.getvalue()


def test_letters_that_a_console_lacks_become_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(buffer := io.BytesIO(), encoding="cp437")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    forgive_encodings()
    stream.write("“£5”")
    stream.flush()
    assert buffer.getvalue() == "?£5?".encode("cp437")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_on_a_real_terminal_problems_have_colours_and_json_has_none(workspace: Workspaces) -> None:
    root = workspace({"evidence/offences.yaml": "kind: statistic\n"})
    shown = {}
    for form in ("text", "json"):
        ours, theirs = os.openpty()
        command = [sys.executable, "-m", "respondent", "check", "--format", form]
        child = subprocess.Popen(command, cwd=root, stdout=theirs, stderr=subprocess.DEVNULL)
        os.close(theirs)
        text = b""
        try:
            while chunk := os.read(ours, 65536):
                text += chunk
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
        assert child.wait() == 1
        shown[form] = text
    assert b"\x1b[31;1m" in shown["text"]
    assert b"\x1b" not in shown["json"]


def test_a_command_runs_also_where_its_output_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    open_closed_streams()
    with sys.stdout, sys.stderr:
        print("nowhere")  # noqa: T201 - it is what is tested
        print("nowhere", file=sys.stderr)  # noqa: T201 - the same


def test_an_open_output_is_left_alone() -> None:
    before = sys.stdout
    open_closed_streams()
    assert sys.stdout is before
