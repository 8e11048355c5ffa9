"""A server that is killed in the middle of saves tears nothing and loses nothing acknowledged."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from tests.web.over_http import Visitor, changed, entered
from tests.web.started import started

NAMES = ("one", "two", "three")
TEXT = (
    "# Added up by hand.\nkind: statistic\nstatement: Police recorded 12 offences in 2023/24.\nsource: crime-data\n"
    "value: 12\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nnote: {note}\n# The end\n"
)
LENGTH = 500


def text_of(number: int) -> str:
    """The whole file of a record after that edit."""
    return TEXT.format(note=" ".join([f"n{number}"] * LENGTH))


def number_in(path: Path) -> int:
    """The edit that a file holds, all of it and nothing else."""
    text = path.read_text("utf-8")
    found = re.search(r"\bn(\d+)\b", text)
    assert found
    assert text == text_of(int(found[1])), "the file is torn"
    return int(found[1])


class Writer:
    """Somebody who saves one edit of a record after the other until the server is gone."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tried = self.acknowledged = self.saves = 0
        self.refused = ""

    def write(self, visitor: Visitor, saved: Event) -> None:
        path = f"/evidence/{self.name}/change"
        with closing(visitor), suppress(OSError, http.client.HTTPException):
            while True:
                fields = visitor.get(path).form(path)
                self.tried += 1
                note = text_of(self.tried).partition("note: ")[2].partition("\n")[0]
                answer = visitor.send(path, changed(fields, note=note, why="other", step="save"))
                if answer.status != 303:
                    self.refused = answer.text
                    saved.set()
                    return
                self.acknowledged = self.tried
                self.saves += 1
                saved.set()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no groups of processes here")
@pytest.mark.no_cover
def test_a_server_killed_while_people_save_loses_nothing_acknowledged_and_the_next_one_serves(
    workspace: Callable[[dict[str, str]], Path], examples: int
) -> None:
    kills = 100 if examples > 20_000 else 10
    root = workspace({f"evidence/{name}.yaml": text_of(0) for name in NAMES})
    for words in ("init -q -b main", "config user.name A", "config user.email a@example.org", "add -A"):
        git(root, *words.split())
    git(root, "commit", "-q", "-m", "Begin")
    chance = Random(examples)
    writers = [Writer(name) for name in NAMES]
    for _ in range(kills):
        kill_while_they_save(root, writers, chance)

    with started(root) as server, closing(entered(server.link)) as visitor:
        look(root, visitor, writers)
    assert sum(writer.saves for writer in writers) >= kills / 2, "hardly anything was saved"
    assert "error" not in git(root, "fsck", "--full", "--strict")
    assert git(root, "status", "--porcelain") == ""
    assert not list(root.rglob("*.tmp"))
    assert not (root / ".git/index.lock").exists()


def kill_while_they_save(root: Path, writers: list[Writer], chance: Random) -> None:
    """Start a server, look whether all is there, let everybody save, and kill it, half the times with its gits."""
    with started(root) as server, closing(entered(server.link)) as visitor:
        look(root, visitor, writers)
        saved = Event()
        threads = [Thread(target=one.write, args=(visitor.again(), saved)) for one in writers]
        for thread in threads:
            thread.start()
        if chance.random() < 0.8:  # else perhaps in the first save
            saved.wait(60)
        time.sleep(chance.uniform(0, 0.4))
        kill = os.killpg if chance.random() < 0.5 else os.kill
        kill(server.process.pid, signal.SIGKILL)
        server.process.wait(30)
        for thread in threads:
            thread.join(60)
            assert not thread.is_alive()
    for writer in writers:
        assert writer.refused == ""
        number_in(root / f"evidence/{writer.name}.yaml")


def look(root: Path, visitor: Visitor, writers: list[Writer]) -> None:
    """Everything that was acknowledged is in the history, in the file and on the page."""
    log = git(root, "log", "--format=%B")
    for writer in writers:
        found = number_in(root / f"evidence/{writer.name}.yaml")
        assert writer.acknowledged <= found <= writer.tried
        assert found == 0 or f"{writer.name}: note: n{found} " in log
        page = visitor.get(f"/evidence/{writer.name}/change")
        assert f"n{found} n{found}" in dict(page.form(f"/evidence/{writer.name}/change"))["note"]
        writer.tried = found


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr
