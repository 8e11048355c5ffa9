from __future__ import annotations

import errno
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from respondent.cli.commands import CommandGroup
from respondent.errors import NoWorkspaceError


def run(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> Result:
    @click.command(cls=CommandGroup)
    def commands() -> None:
        """A group whose one command fails."""

    @click.command()
    def check() -> None:
        raise error

    monkeypatch.setattr("respondent.cli.check.check", check)
    return CliRunner().invoke(commands, ["check"])


def test_what_stops_the_tool_is_a_message_and_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(NoWorkspaceError(Path("here")), monkeypatch)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("There is no respondent.yaml in here")
    assert "Traceback" not in done.stderr


def test_a_fault_of_ours_is_an_apology_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(KeyError("x"), monkeypatch)
    assert done.exit_code == 2
    assert "Sorry, this is a fault in Respondent itself, not in your files (KeyError: 'x')." in done.stderr
    assert "RESPONDENT_DEBUG=1" in done.stderr
    assert "Traceback" not in done.output


def test_a_fault_without_words_is_named_by_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "(RecursionError)" in run(RecursionError(), monkeypatch).stderr


def test_the_traceback_is_there_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESPONDENT_DEBUG", "1")
    done = run(KeyError("x"), monkeypatch)
    assert done.exit_code == 2
    assert "Traceback (most recent call last)" in done.stderr
    assert done.stdout == ""


def test_a_file_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(PermissionError(13, "Permission denied", "evidence"), monkeypatch)
    assert done.exit_code == 2
    assert done.stderr == "evidence could not be used: Permission denied.\n"


def test_ctrl_c_is_tidy(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(KeyboardInterrupt(), monkeypatch)
    assert done.exit_code == 2
    assert done.stderr == "\nStopped. Every file that was written is whole.\n"


def test_a_reader_who_went_away_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(BrokenPipeError(32, "Broken pipe"), monkeypatch)
    assert done.exit_code == 1
    assert done.stderr == ""


def test_a_full_disk_under_the_output_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    assert done.exit_code == 2
    assert "the disk is full" in done.stderr
