from __future__ import annotations

from click.testing import CliRunner

from respondent.cli.main import commands


def test_a_code_is_explained() -> None:
    done = CliRunner().invoke(commands, ["explain", "W202"])
    assert done.exit_code == 0
    assert done.stdout.startswith("W202  A document that another program holds open\n\n")
    assert done.stderr == ""


def test_a_code_may_be_typed_in_small_letters() -> None:
    assert CliRunner().invoke(commands, ["explain", "w202"]).exit_code == 0


def test_an_unknown_code_gets_a_proposal() -> None:
    done = CliRunner().invoke(commands, ["explain", "W999"])
    assert done.exit_code == 2
    assert "There is no code “W999”. " in done.stderr
    assert done.stdout == ""


def test_without_a_code_all_are_listed() -> None:
    done = CliRunner().invoke(commands, ["explain"])
    assert done.exit_code == 0
    assert "W201  Two documents of one name\n" in done.stdout
