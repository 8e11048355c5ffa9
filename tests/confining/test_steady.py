"""One child that does job after job, and is ended by none but those that go beyond their limits."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.confining import jobs

from respondent.confining.confinement import Confinement
from respondent.confining.limits import MEGABYTE, Limits
from respondent.confining.refusal import Refused, Why
from respondent.confining.steady import SteadyChild
from respondent.model.evidence import Statistic

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it talks by a socket that is handed on")

ROOT = Path(__file__).parents[2]
SMALL = Limits(cpu=1, wall=10.0, memory=256 * MEGABYTE, file_size=MEGABYTE, files=24, answer=MEGABYTE)


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Confinement]:
    temporary = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        patch.setenv("TMPDIR", str(temporary))
        patch.setenv("PASSWORD", "not for children")
        patch.setattr("tempfile.tempdir", None)
        child = SteadyChild(["tests.confining.jobs"], (Statistic,))
        with Confinement(SMALL, at_once=1, patience=60, children=child) as confinement:
            confinement.start()
            yield confinement
    assert list(temporary.iterdir()) == []


def why(found: object) -> Why:
    assert isinstance(found, Refused), found
    return found.why


def test_what_one_job_has_learned_the_next_one_knows(steady: Confinement) -> None:
    first = steady.run(jobs.counted)
    assert isinstance(first, int)
    assert [steady.run(jobs.counted) for _ in range(3)] == [first + 1, first + 2, first + 3]


def test_what_is_held_is_the_first_argument_and_known_again(steady: Confinement) -> None:
    words = {"one": 1}
    assert [steady.run(jobs.looked_up, "one", held=words) for _ in range(2)] == [1, 1]
    assert steady.run(jobs.looked_up, "two", held={"two": 2}) == 2


def test_jobs_of_many_threads_are_done_one_after_the_other(steady: Confinement) -> None:
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(lambda number: steady.run(jobs.added, number, 1), range(20)))
    assert found == [number + 1 for number in range(20)]


def test_limits_of_time_are_those_of_each_job_and_do_not_add_up(steady: Confinement) -> None:
    first = steady.run(jobs.counted)
    for _ in range(4):
        assert steady.run(jobs.works, 0.4) == "done"
    assert steady.run(jobs.counted) == (first + 1 if isinstance(first, int) else None)


def test_a_job_that_is_refused_by_its_function_leaves_the_child_as_it_was(steady: Confinement) -> None:
    first = steady.run(jobs.counted)
    assert isinstance(first, int)
    assert why(steady.run(jobs.refuses_all)) is Why.SAID_NO
    assert steady.run(jobs.counted) == first + 1


def test_a_job_cannot_answer_for_the_next_one(steady: Confinement) -> None:
    assert steady.run(jobs.speaks_first) == "forged"
    assert steady.run(jobs.added, 1, 2) == 3
    assert steady.run(jobs.counted) == 1


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (jobs.loops, Why.TOO_LONG),
        (jobs.eats, Why.TOO_MUCH_MEMORY),
        (jobs.eats_in_one, Why.TOO_MUCH_MEMORY),
        (jobs.fails, Why.FAILED),
        (jobs.gives_a_command, Why.FAILED),
        (jobs.gives_something_else, Why.FAILED),
        (jobs.leaves, Why.FAILED),
        (jobs.breaks, Why.FAILED),
        (jobs.shouts, Why.TOO_MUCH_TO_SAY),
    ],
)
def test_a_job_that_fails_or_goes_beyond_its_limits_ends_the_child_and_another_does_the_next(
    steady: Confinement, function: Callable[[], object], expected: Why
) -> None:
    steady.run(jobs.counted)
    assert why(steady.run(function)) is expected
    assert steady.run(jobs.looked_up, "one", held={"one": 1}) == 1
    assert steady.run(jobs.counted) == 1


@pytest.mark.parametrize("function", [jobs.sleeps, jobs.dribbles, jobs.ignores_signals])
def test_a_job_that_only_waits_is_ended_by_the_clock(
    steady: Confinement, function: Callable[[], object]
) -> None:
    assert why(steady.run(function, limits=replace(SMALL, wall=0.5))) is Why.TOO_LONG
    assert steady.run(jobs.added, 1, 2) == 3


def test_a_job_knows_nothing_of_the_server(steady: Confinement) -> None:
    found = steady.run(jobs.sees)
    assert not isinstance(found, Refused)
    environment, files, folder = found
    assert "PASSWORD" not in environment
    assert [name.partition(":")[0] for name in files] == ["socket"]  # the one by which it answers
    assert "respondent-confined-" in folder


def test_a_child_that_was_killed_between_two_jobs_is_brought_up_again(steady: Confinement) -> None:
    words = {"one": 1}
    assert steady.run(jobs.looked_up, "one", held=words) == 1
    children = steady._children
    assert isinstance(children, SteadyChild)
    assert children._running is not None
    children._running.process.kill()
    assert steady.run(jobs.looked_up, "one", held=words) == 1


def test_the_child_outlives_the_thread_that_began_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    found: list[object] = []
    with Confinement(SMALL, at_once=1, children=SteadyChild(["tests.confining.jobs"])) as confinement:
        for _ in range(2):
            thread = threading.Thread(target=lambda: found.append(confinement.run(jobs.counted)))
            thread.start()
            thread.join()
            time.sleep(0.1)
    assert found == [1, 2]


def test_what_jobs_leave_in_circles_does_not_pile_up(steady: Confinement) -> None:
    first = steady.run(jobs.circles_left)
    for number in range(6):
        steady.run(jobs.looked_up, "one", held={"one": 1, "number": number, "much": 0})
        steady.run(jobs.leaves_circles)
    assert steady.run(jobs.circles_left) == first


def test_a_closed_one_ends_the_job_in_hand_and_takes_no_other_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    child = SteadyChild(["tests.confining.jobs"])
    confinement = Confinement(Limits(), at_once=1, children=child)
    confinement.start()
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(confinement.run(jobs.sleeps)))
    thread.start()
    while confinement._free:
        time.sleep(0.01)
    time.sleep(0.3)
    confinement.close()
    thread.join()
    assert [isinstance(one, Refused) for one in found] == [True]
    assert why(confinement.run(jobs.added, 1)) is Why.BUSY
