from __future__ import annotations

import json

from click.testing import CliRunner

from respondent.cli.main import commands


def test_a_kind_s_schema_is_json_of_draft_7() -> None:
    done = CliRunner().invoke(commands, ["schema", "source"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["$schema"].startswith("http://json-schema.org/draft-07/schema")


def test_without_a_kind_all_are_listed() -> None:
    done = CliRunner().invoke(commands, ["schema"])
    assert done.exit_code == 0
    assert {"source", "statistic", "table", "quotation"} <= set(done.stdout.split())


def test_an_unknown_kind_gets_a_proposal_and_status_2() -> None:
    done = CliRunner().invoke(commands, ["schema", "sorce"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "There is no kind “sorce”. Did you mean “source”?\n"
