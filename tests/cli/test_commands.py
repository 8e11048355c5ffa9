from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from respondent.cli.commands import COMMANDS
from respondent.cli.main import commands, main


def test_help_lists_every_command_in_the_order_in_which_one_meets_them() -> None:
    done = CliRunner().invoke(commands, ["--help"])
    assert done.exit_code == 0
    listed = done.stdout.partition("Commands:\n")[2]
    places = [listed.index(f"  {name} ") for name in COMMANDS]
    assert places == sorted(places)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_s_line_in_the_list_is_the_first_of_its_own_help(name: str) -> None:
    done = CliRunner().invoke(commands, [name, "--help"])
    assert done.exit_code == 0
    assert COMMANDS[name] in " ".join(done.stdout.split())


def test_help_imports_no_command_and_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "sys.argv = ['respondent', '--help']\n"
        "from respondent.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'lxml', 'docx', 'jinja2', 'markdown', 'yaml', 'respondent.press', 'respondent.loading'}\n"
        "print(sorted(heavy & set(sys.modules)), sorted(n for n in sys.modules if n == 'respondent.cli.build'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] []"


def test_shells_can_complete_the_commands() -> None:
    assert commands.list_commands(click.Context(commands)) == list(COMMANDS)
    assert commands.get_command(click.Context(commands), "biuld") is None


def test_the_program_s_exit_status_is_the_command_s(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["respondent", "explain", "W999"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("There is no code “W999”.")


def test_the_version_is_printed() -> None:
    done = CliRunner().invoke(commands, ["--version"])
    assert done.exit_code == 0
    assert done.stdout.startswith("respondent ")


def test_an_unknown_command_gets_a_proposal_and_status_2() -> None:
    done = CliRunner().invoke(commands, ["biuld"])
    assert done.exit_code == 2
    assert "There is no command “biuld”. Did you mean “build”?" in done.stderr


def test_an_unknown_option_gets_status_2() -> None:
    assert CliRunner().invoke(commands, ["--nonsense"]).exit_code == 2
    assert CliRunner().invoke(commands, ["check", "--nonsense"]).exit_code == 2


def test_no_command_shows_the_help() -> None:
    done = CliRunner().invoke(commands, [])
    assert "Commands:" in done.output


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "respondent", "check"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "There is no respondent.yaml in" in done.stderr


def test_a_console_without_typographic_letters_gets_question_marks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "respondent", "biuld"],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp437"},
    )
    assert done.returncode == 2
    assert b"There is no command ?biuld?. Did you mean ?build??" in done.stderr
