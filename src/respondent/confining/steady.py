"""One child that does job after job, and keeps what it has learned from one for the next.

For work of one kind on one large value, where a new child would have to begin from nothing each time. A job that
goes beyond its limits ends the child with all that it kept, and the next job finds a new one.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from shutil import rmtree

from respondent.confining.job import Job
from respondent.confining.outcome import outcome_of
from respondent.confining.refusal import Refused, Task, Why, refused
from respondent.confining.running import AFTERWARDS, START, Running, brought_up
from respondent.confining.steady_child import BEGUN, JOB, KEEP
from respondent.confining.timed import Timed
from respondent.confining.wire import dumped, framed, read_exactly, read_frame


class _GoneError(Exception):
    """The child ended before it began with the job."""


class SteadyChild:
    """Jobs in one child, one after the other; `modules` are imported there beforehand, `types` are Shelf's."""

    def __init__(self, modules: Sequence[str] = (), types: tuple[type, ...] = ()) -> None:
        self._modules, self._types = tuple(modules), types
        self._lock = threading.Lock()
        self._running: Running | None = None
        self._closed = False

    def start(self) -> None:
        """Have the child come up, so that the first job finds it there."""
        with self._lock, suppress(_GoneError):
            self._child()

    def do(self, job: Job, held: object | None, task: Task) -> object:
        """What the job gives, or a Refused; `held` is kept in the child, and given to the function first."""
        with self._lock:
            for _ in range(2):  # it may have ended since the last job
                try:
                    running = self._child()
                    number = None if held is None else _keep(running, held)
                    _begin(running, replace(job, held=number))
                except (OSError, EOFError, _GoneError):
                    self._end()
                    continue
                found = _answer(running, job, task)
                if isinstance(found, Refused) and found.why is not Why.SAID_NO:
                    self._end()  # it may be in any state
                return found
            return refused(Why.BUSY if self._closed else Why.FAILED, task, "the child ended, twice")

    def close(self) -> None:
        """End the child; a job in hand is refused."""
        self._closed = True
        running = self._running
        if running is not None:
            _kill(running.process)  # whoever waits for its answer learns of it, and lets go of the lock
        with self._lock:
            self._end()

    def _child(self) -> Running:
        """The child, brought up if there is none or it has ended. Raises _GoneError after the last."""
        if self._closed:
            raise _GoneError
        if self._running is not None and _is_waiting(self._running):
            return self._running
        self._end()
        self._running = brought_up("respondent.confining.steady_child", self._modules, self._types)
        return self._running

    def _end(self) -> None:
        """End the child, if there is one, and tidy up after it."""
        running, self._running = self._running, None
        if running is None:
            return
        _kill(running.process)
        running.server.close()
        with suppress(subprocess.TimeoutExpired):
            running.process.wait(AFTERWARDS)
        rmtree(running.folder, ignore_errors=True)


def _is_waiting(running: Running) -> bool:
    """Whether the child is there and says nothing: one that a job taught to speak first is trusted no more."""
    ready, _, _ = select.select([running.server], [], [], 0)
    return not ready and running.process.poll() is None


def _keep(running: Running, held: object) -> int:
    sending = running.shelf.send(held)
    if sending.payload is not None:
        timed = Timed(running.server, START)
        timed.sendall(KEEP + framed(sending.payload))
        read_exactly(timed, len(KEEP))
    return sending.number


def _begin(running: Running, job: Job) -> None:
    """Hand the job over, and hear that it has begun. Raises OSError, EOFError."""
    timed = Timed(running.server, START)
    timed.sendall(JOB + framed(dumped(job)))
    read_exactly(timed, len(BEGUN))


def _answer(running: Running, job: Job, task: Task) -> object:
    try:
        data = read_frame(Timed(running.server, job.limits.wall), job.limits.answer)
    except TimeoutError:
        return refused(Why.TOO_LONG, task)
    except (OSError, EOFError):
        return _died(running.process, task)
    return refused(Why.TOO_MUCH_TO_SAY, task) if data is None else outcome_of(data, task)


def _died(process: subprocess.Popen[bytes], task: Task) -> Refused:
    """Why a child ended without a word, which it cannot go on after."""
    try:
        status = process.wait(AFTERWARDS)
    except subprocess.TimeoutExpired:
        status = None
    if status == -signal.SIGXCPU:
        return refused(Why.TOO_LONG, task)
    if status == -signal.SIGKILL:  # nobody else sends it: the system was out of memory
        return refused(Why.TOO_MUCH_MEMORY, task)
    return refused(Why.FAILED, task, f"status {status}")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
