"""Functions in confined children: what comes back, what is refused, and that nothing is left of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.confining import jobs

from respondent.confining.alone import LoneChildren
from respondent.confining.confinement import Confinement
from respondent.confining.limits import MEGABYTE, Limits
from respondent.confining.refusal import RENDERING, Refused, Why

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked on POSIX systems")

ROOT = Path(__file__).resolve().parents[2]
SMALL = Limits(cpu=1, wall=15.0, memory=200 * MEGABYTE, file_size=MEGABYTE, files=32, answer=MEGABYTE)


@pytest.fixture(scope="module")
def others() -> frozenset[int]:
    """The processes that other tests have left running in this one."""
    return frozenset(children_of(os.getpid()))


@pytest.fixture(scope="module")
def confined(
    tmp_path_factory: pytest.TempPathFactory,
    others: frozenset[int],
) -> Iterator[Confinement]:
    temporary = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        patch.setenv("TMPDIR", str(temporary))
        patch.setenv("PASSWORD", "not for children")
        patch.setattr("tempfile.tempdir", None)
        with Confinement(SMALL) as confinement:
            yield confinement
    assert list(temporary.iterdir()) == []


def why(found: object) -> Why | None:
    return found.why if isinstance(found, Refused) else None


def test_a_function_gives_its_value_from_another_process(confined: Confinement) -> None:
    assert confined.run(jobs.added, 1, 2, 3) == 6


def test_what_is_held_is_the_first_argument_and_known_again(confined: Confinement) -> None:
    words = {"one": 1, "two": 2}
    assert confined.run(jobs.looked_up, "two", held=words) == 2
    words["two"] = 3  # it is the same object, and was sent already
    assert confined.run(jobs.looked_up, "two", held=words) == 2
    assert confined.run(jobs.looked_up, "two", held=dict(words)) == 3


def test_a_refusal_of_the_function_comes_with_its_own_words(confined: Confinement) -> None:
    found = confined.run(jobs.refuses, "/nowhere")
    assert why(found) is Why.SAID_NO
    assert isinstance(found, Refused)
    assert found.message.startswith("There is no respondent.yaml in /nowhere")


def test_a_fault_is_told_to_the_log_and_not_to_people(confined: Confinement) -> None:
    found = confined.run(jobs.fails, task=RENDERING)
    assert isinstance(found, Refused)
    assert found.why is Why.FAILED
    assert found.message.startswith("This document could not be made")
    assert "secret" not in found.message
    assert "secret" not in repr(found)
    assert "KeyError: 'a secret word'" in found.detail


def test_a_function_that_no_other_process_finds_is_a_mistake_of_ours(confined: Confinement) -> None:
    with pytest.raises(ValueError, match="no function of a module"):
        confined.run(lambda: 1)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (jobs.loops, Why.TOO_LONG),
        (jobs.ignores_signals, Why.TOO_LONG),
        (jobs.eats, Why.TOO_MUCH_MEMORY),
        (jobs.eats_in_one, Why.TOO_MUCH_MEMORY),
        (jobs.digs, Why.FAILED),
        (jobs.nests, Why.FAILED),
        (jobs.leaves, Why.FAILED),
        (jobs.exits, Why.FAILED),
        (jobs.breaks, Why.FAILED),
        (jobs.shouts, Why.TOO_MUCH_TO_SAY),
        (jobs.opens, Why.FAILED),
        (jobs.gives_a_command, Why.FAILED),
        (jobs.gives_something_else, Why.FAILED),
    ],
)
def test_a_hostile_job_is_refused_and_the_next_one_done(
    confined: Confinement, function: object, expected: Why
) -> None:
    assert callable(function)
    found = confined.run(function)
    assert why(found) is expected
    assert isinstance(found, Refused)
    assert found.message.endswith(".")
    assert confined.run(jobs.added, 1, 2) == 3
    assert not Path("/tmp/respondent-was-here").exists()


@pytest.mark.parametrize("function", [jobs.sleeps, jobs.dribbles])
def test_a_job_that_only_waits_is_ended_by_the_clock(confined: Confinement, function: object) -> None:
    assert callable(function)
    found = confined.run(function, limits=replace(SMALL, wall=0.4))
    assert isinstance(found, Refused)
    assert found.why is Why.TOO_LONG
    assert found.message.startswith("This file took too long to read")


def test_what_a_job_prints_goes_nowhere(confined: Confinement, capfd: pytest.CaptureFixture[str]) -> None:
    assert confined.run(jobs.prints) == "said"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("apart", [False, True])
def test_processes_that_a_job_started_end_with_it(confined: Confinement, tmp_path: Path, apart: bool) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser's jobs can start processes")
    told = tmp_path / "told"
    told.touch()
    assert confined.run(jobs.multiplies, str(told), apart) == "done"
    pids = {int(pid) for pid in told.read_text().split()}
    assert len(pids) >= 20
    assert not [pid for pid in pids if is_alive(pid)]


def test_whoever_is_not_the_superuser_can_start_no_process(confined: Confinement) -> None:
    if os.geteuid() == 0:
        script = (
            f"import os, resource, sys; sys.path[:] = {[str(ROOT), *sys.path]!r}\n"
            "from respondent.confining.limits import Limits, hold_to\n"
            "from tests.confining.jobs import starts_another\n"
            "os.setgroups([]); os.setgid(65534); os.setuid(65534); hold_to(Limits()); print(starts_another())"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        assert done.stderr == ""
        assert done.stdout == "it was not allowed\n"
    else:
        assert confined.run(jobs.starts_another) == "it was not allowed"


def test_a_job_may_write_a_little_and_nothing_of_it_stays(confined: Confinement) -> None:
    name = confined.run(jobs.writes, 1000)
    assert isinstance(name, str)
    assert "respondent-confined-" in name
    assert not Path(name).exists()
    assert why(confined.run(jobs.writes, 2 * MEGABYTE)) is Why.FAILED


def test_a_job_knows_nothing_of_the_server(confined: Confinement) -> None:
    found = confined.run(jobs.sees)
    assert not isinstance(found, Refused)
    environment, files, folder = found
    assert "PASSWORD" not in environment
    assert [name.partition(":")[0] for name in files] == ["socket"]  # the one by which it answers
    assert "respondent-confined-" in folder


def test_many_jobs_from_many_threads_each_get_their_own_answer(confined: Confinement) -> None:
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(lambda number: confined.run(jobs.added, number, 1), range(60)))
    assert found == [number + 1 for number in range(60)]


def test_nothing_is_left_of_jobs_that_ended(confined: Confinement, others: frozenset[int]) -> None:
    for function in (jobs.leaves, jobs.breaks, jobs.exits):
        confined.run(function)
    nursery = {*children_of(os.getpid())} - others
    assert [pid for one in nursery for pid in children_of(one)] == []


def test_a_nursery_that_was_killed_is_brought_up_again(confined: Confinement, others: frozenset[int]) -> None:
    words = {"one": 1}
    assert confined.run(jobs.looked_up, "one", held=words) == 1
    (nursery,) = {*children_of(os.getpid())} - others
    os.kill(nursery, signal.SIGKILL)
    assert confined.run(jobs.looked_up, "one", held=words) == 1


def test_more_jobs_than_places_are_refused_in_kind_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    with Confinement(SMALL, at_once=1, waiting=1, patience=0.2) as confined, ThreadPoolExecutor(3) as pool:
        confined.start()
        first = pool.submit(confined.run, jobs.naps, 1.5)
        while confined.run(jobs.added, 1) == 1:  # until the first has the only place
            time.sleep(0.01)
        impatient = confined.run(jobs.added, 1)
        assert why(impatient) is Why.BUSY
        assert isinstance(impatient, Refused)
        assert impatient.message.startswith("Many people are at work")
        assert first.result() == "awake"
        assert confined.run(jobs.added, 1) == 1


def test_beyond_those_who_may_wait_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    with Confinement(SMALL, at_once=1, waiting=0, patience=60) as confined, ThreadPoolExecutor(1) as pool:
        confined.start()
        first = pool.submit(confined.run, jobs.naps, 1.0)
        while confined.run(jobs.added, 1) == 1:
            time.sleep(0.01)
        assert why(confined.run(jobs.added, 1)) is Why.BUSY
        assert first.result() == "awake"


def test_a_closed_place_takes_no_job_on_and_ends_those_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    others = {*children_of(os.getpid())}
    confined = Confinement(SMALL)
    confined.start()
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(confined.run(jobs.sleeps)))
    thread.start()
    while not [pid for one in {*children_of(os.getpid())} - others for pid in children_of(one)]:
        time.sleep(0.01)
    confined.close()
    thread.join()
    assert [why(one) for one in found] == [Why.FAILED]
    assert why(confined.run(jobs.added, 1)) is Why.BUSY


def test_children_end_with_a_server_that_was_killed(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path[:] = {[str(ROOT), *sys.path]!r}\n"
        "from respondent.confining.confinement import Confinement\n"
        "from tests.confining import jobs\n"
        "Confinement().run(jobs.sleeps)\n"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    server = subprocess.Popen([sys.executable, "-c", script], env=environment)
    while not (children := [pid for one in children_of(server.pid) for pid in children_of(one)]):
        time.sleep(0.01)
    started = [*children_of(server.pid), *children]
    server.kill()
    server.wait()
    while any(map(is_alive, started)) or list(tmp_path.iterdir()):
        time.sleep(0.01)


def test_without_fork_a_job_has_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    with Confinement(SMALL, children=LoneChildren()) as confined:
        confined.start()
        assert confined.run(jobs.looked_up, "two", held={"two": 2}) == 2
        assert why(confined.run(jobs.refuses, "x")) is Why.SAID_NO
        assert why(confined.run(jobs.leaves)) is Why.FAILED
        assert why(confined.run(jobs.shouts)) is Why.TOO_MUCH_TO_SAY
        assert why(confined.run(jobs.sleeps, limits=replace(SMALL, wall=1.5))) is Why.TOO_LONG


def children_of(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except FileNotFoundError:
        return []


def is_alive(pid: int) -> bool:
    """Whether there is such a process; one that ended and waits to be told of is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except FileNotFoundError:
        return False
