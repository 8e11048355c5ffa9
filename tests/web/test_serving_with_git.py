"""The script of docs/serving.md: the policy team’s commits come to the server, the browser’s go to the forge."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest
from tests.web.over_http import Answer
from tests.web.team import ClientMaker, PageClient, look_again
from tests.web.test_serving_page import block, unit
from tests.web.world import POLICY_TEAM, a_world, git

from respondent.desk.desk import Desk
from respondent.hooking.setup import repository_of, set_up
from respondent.loading.workspace import load
from respondent.model.person import Person, Role

pytestmark = pytest.mark.skipif(which("flock") is None, reason="the script is for servers with util-linux")

ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)
RECORD = "evidence/quay/offences.yaml"


@dataclass
class Coalition:
    """A forge, a clone of the policy team, and one that is served."""

    forge: Path
    policy: Path
    served: Path
    script: Path
    desk: Desk
    ada: PageClient

    def sync(self) -> subprocess.CompletedProcess[str]:
        environment = os.environ | POLICY_TEAM
        return subprocess.run(
            [self.script, self.served], env=environment, capture_output=True, text=True, timeout=120
        )

    def pushes(self, before: str, after: str) -> None:
        """Somebody of the policy team changes the record, in their own clone, and pushes it."""
        path = self.policy / RECORD
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8", newline="")
        git(self.policy, "commit", "-q", "--no-verify", "-a", "-m", "Policy")
        git(self.policy, "push", "-q", "origin", "main")

    def saves(self, before: str, after: str) -> None:
        """A partner changes the record as text, in the browser."""
        look_again(self.desk)
        place = "/evidence/offences/text"
        text = (self.served / RECORD).read_text("utf-8")
        assert before in text
        page = self.ada.get(place)
        form = dict(Answer(page.status_code, "", page.content).form(place))
        sent = self.ada.submit(place, form | {"text": text.replace(before, after), "comment": "It is so."})
        assert sent.status_code == 303


@pytest.fixture
def coalition(client: ClientMaker, tmp_path: Path) -> Coalition:
    policy, forge, served = (tmp_path / name for name in ("policy", "forge.git", "served"))
    settings = load(a_world(policy)).workspace.settings
    set_up(repository_of(policy), settings)
    git(policy, "add", ".gitattributes")
    git(policy, "commit", "-q", "--no-verify", "-m", "Merge field by field")
    git(tmp_path, "clone", "-q", "--bare", str(policy), str(forge))
    git(policy, "remote", "add", "origin", str(forge))
    git(tmp_path, "clone", "-q", str(forge), str(served))
    set_up(repository_of(served), settings)
    script = tmp_path / "evidence-sync"
    script.write_text(block("sh", "#!/bin/sh"), "utf-8")
    script.chmod(0o755)
    desk = Desk(served)
    return Coalition(forge, policy, served, script, desk, client(ADA, desk=desk))


def said(root: Path, revision: str) -> str:
    return git(root, "show", f"{revision}:{RECORD}")


def test_what_both_changed_of_one_record_reaches_the_server_and_the_forge(coalition: Coalition) -> None:
    coalition.pushes("locator: Table A4", "locator: Table A5")
    coalition.saves("38,685", "38,700")
    done = coalition.sync()
    assert done.returncode == 0, done.stderr
    for text in (said(coalition.forge, "main"), (coalition.served / RECORD).read_text("utf-8")):
        assert "locator: Table A5" in text
        assert "value: 38,700" in text
    look_again(coalition.desk)
    page = coalition.ada.get("/evidence/offences").text
    assert "Table A5" in page
    assert "38,700" in page
    assert coalition.sync().returncode == 0, "and there is nothing more to do"


def test_upon_a_conflict_the_server_is_as_it_was_and_the_policy_team_is_told(coalition: Coalition) -> None:
    coalition.pushes("value: 38,685", "value: 38,600")
    coalition.saves("38,685", "38,700")
    before = git(coalition.served, "rev-parse", "HEAD")
    done = coalition.sync()
    assert done.returncode == 1
    assert "38,700; " in done.stderr
    assert "38,600 (it was 38,685)" in done.stderr
    assert "Nothing was merged." in done.stderr
    assert git(coalition.served, "rev-parse", "HEAD") == before
    assert git(coalition.served, "status", "--porcelain") == ""
    assert not (coalition.served / ".git/MERGE_HEAD").exists()
    assert "value: 38,700" in said(coalition.forge, "from-the-browser")
    coalition.saves("locator: Table A4", "locator: Table A6")
    git(coalition.policy, "fetch", "-q", "origin")
    git(coalition.policy, "merge", "-q", "--no-edit", "-s", "ours", "origin/from-the-browser")
    git(coalition.policy, "push", "-q", "origin", "main")
    assert coalition.sync().returncode == 0
    assert "value: 38,600" in said(coalition.forge, "main")
    assert "locator: Table A6" in said(coalition.forge, "main")


def test_what_lies_uncommitted_on_the_server_is_left_alone(coalition: Coalition) -> None:
    coalition.pushes("locator: Table A4", "locator: Table A5")
    path = coalition.served / RECORD
    path.write_text(path.read_text("utf-8") + "note: by hand\n", "utf-8")
    done = coalition.sync()
    assert done.returncode != 0
    assert "would be overwritten" in done.stderr
    assert path.read_text("utf-8").endswith("note: by hand\n")


def test_the_unit_runs_the_script_on_the_workspace_that_is_served() -> None:
    served = {name: value for _, name, value in unit()}
    settings = {name: value for _, name, value in unit("Type=oneshot")}
    assert settings["ExecStart"].split()[1] in served["ReadWritePaths"].split()
    assert (settings["User"], settings["UMask"]) == (served["User"], served["UMask"])
    assert ("[Timer]", "OnUnitInactiveSec", "1min") in unit("[Timer]")
