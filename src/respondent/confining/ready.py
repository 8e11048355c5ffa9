"""The nursery as the server sees it: children that are there at once, on POSIX systems."""

from __future__ import annotations

import array
import signal
import socket
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from shutil import rmtree

from respondent.confining.job import Job
from respondent.confining.nursery import ENDED, JOB, KEEP, NOT_STARTED
from respondent.confining.outcome import outcome_of
from respondent.confining.refusal import Refused, Task, Why, refused
from respondent.confining.running import AFTERWARDS, START, Running, brought_up
from respondent.confining.timed import Timed
from respondent.confining.wire import dumped, framed, read_exactly, read_frame


class _NurseryGoneError(Exception):
    """The nursery has ended."""


class ReadyChildren:
    """Jobs in children forked from a nursery; `modules` are imported there beforehand, `types` are Shelf's."""

    def __init__(self, modules: Sequence[str] = (), types: tuple[type, ...] = ()) -> None:
        self._modules, self._types = tuple(modules), types
        self._lock = threading.Lock()
        self._running: Running | None = None
        self._closed = False

    def start(self) -> None:
        """Have the nursery come up, so that the first job finds it there."""
        with self._lock:
            self._nursery()

    def do(self, job: Job, held: object | None, task: Task) -> object:
        """What the job gives, or a Refused; `held` is kept in the nursery, and given to the function first."""
        running: Running | None = None
        for _ in range(2):  # a nursery may have ended without the server’s hearing of it
            with suppress(OSError, EOFError, _NurseryGoneError):
                with self._lock:
                    running = self._nursery()
                    number = None if held is None else self._keep(running, held)
                    talk, watch = self._begin(running)
                with talk, watch:
                    return self._converse(replace(job, held=number), talk, watch, task)
            self._end_nursery(running)
        return refused(Why.FAILED, task, "the nursery ended, twice")

    def close(self) -> None:
        """End the nursery and all children; their jobs are refused."""
        self._closed = True
        self._end_nursery()

    def _nursery(self) -> Running:
        """The nursery, brought up if there is none or it has ended. Raises _NurseryGoneError after the last."""
        if self._closed:
            raise _NurseryGoneError
        if self._running is not None and self._running.process.poll() is None:
            return self._running
        self._clear()
        self._running = brought_up("respondent.confining.nursery", self._modules, self._types)
        return self._running

    def _keep(self, running: Running, held: object) -> int:
        sending = running.shelf.send(held)
        if sending.payload is not None:
            ours, theirs = socket.socketpair()
            ours.settimeout(START)
            with ours:
                with theirs:
                    _tell(running.server, KEEP, [theirs])
                ours.sendall(framed(sending.payload))
                read_exactly(ours, len(KEEP))
        return sending.number

    def _begin(self, running: Running) -> tuple[socket.socket, socket.socket]:
        """The two sockets of a new child: to talk with it, and to watch it."""
        talk, its_own = socket.socketpair()
        watch, nursery = socket.socketpair()
        try:
            with its_own, nursery:
                _tell(running.server, JOB, [its_own, nursery])
        except OSError:
            talk.close()
            watch.close()
            raise
        return talk, watch

    def _converse(self, job: Job, talk: socket.socket, watch: socket.socket, task: Task) -> object:
        """Give the child its job, and have its answer or the reason why there is none."""
        timed = Timed(talk, job.limits.wall)
        why: Why | None = None
        data: bytes | None = None
        try:
            timed.sendall(framed(dumped(job)))
            data = read_frame(timed, job.limits.answer)
            if data is None:
                why = Why.TOO_MUCH_TO_SAY
        except TimeoutError:
            why = Why.TOO_LONG
        except (OSError, EOFError):  # the child has ended without a word
            pass
        status, seconds = _ended(watch)
        if why is not None:
            return refused(why, task)
        return outcome_of(data, task) if data is not None else _died(status, seconds, job, task)

    def _end_nursery(self, running: Running | None = None) -> None:
        """End the nursery; if one is named, only if it is still that one."""
        with self._lock:
            if running is None or running is self._running:
                self._clear()

    def _clear(self) -> None:
        """End the nursery, if there is one, with its children, and tidy up after it."""
        running, self._running = self._running, None
        if running is None:
            return
        running.server.close()  # it ends its children, clears its folder and goes
        try:
            running.process.wait(AFTERWARDS)
        except subprocess.TimeoutExpired:
            running.process.kill()  # its children end with it, where the system can do that
            running.process.wait()
        rmtree(running.folder, ignore_errors=True)


def _tell(server: socket.socket, word: bytes, sockets: Sequence[socket.socket]) -> None:
    """Send the nursery a word with sockets. Raises OSError when it is gone."""
    server.settimeout(START)
    numbers = array.array("i", [one.fileno() for one in sockets])
    server.sendmsg([word], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, numbers)])


def _ended(watch: socket.socket) -> tuple[int, float]:
    """Have a child ended with all that it started, and learn how it ended. Raises _NurseryGoneError."""
    watch.settimeout(AFTERWARDS)
    try:
        watch.shutdown(socket.SHUT_WR)
        status, seconds = ENDED.unpack(read_exactly(watch, ENDED.size))
    except (OSError, EOFError) as error:
        raise _NurseryGoneError from error
    return status, seconds


def _died(status: int, seconds: float, job: Job, task: Task) -> Refused:
    """Why a child ended without a word."""
    detail = f"status {status} after {seconds:.2f} s of CPU"
    if status == NOT_STARTED:
        return refused(Why.BUSY, task, "no process could be started")
    if status == -signal.SIGXCPU or (status == -signal.SIGKILL and seconds >= job.limits.cpu):
        return refused(Why.TOO_LONG, task, detail)
    if status == -signal.SIGKILL:  # nobody else sends it: the system was out of memory
        return refused(Why.TOO_MUCH_MEMORY, task, detail)
    return refused(Why.FAILED, task, detail)
