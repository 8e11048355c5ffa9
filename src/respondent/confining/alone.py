"""A job in a process of its own, started anew each time: where there is no fork, as on Windows.

It is held to its wall time, and to what it may give back; on POSIX systems to the other limits too.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from dataclasses import replace
from typing import IO, cast

from respondent.confining.job import Job, answered
from respondent.confining.limits import hold_to
from respondent.confining.outcome import outcome_of
from respondent.confining.refusal import Task, Why, refused
from respondent.confining.starting import start
from respondent.confining.wire import dumped


class LoneChildren:
    """Jobs each in a new process."""

    def start(self) -> None:
        """Nothing is made ready."""

    def do(self, job: Job, held: object | None, task: Task) -> object:
        """What the job gives, or a Refused; `held` is given to the function first."""
        if held is not None:
            job = replace(job, arguments=(held, *job.arguments))
        data = dumped(job)
        with start("respondent.confining.alone", (), piped=True) as process:
            told = threading.Timer(job.limits.wall, process.kill)
            told.start()
            try:
                answer = _conversed(process, data, job.limits.answer)
            finally:
                late = not told.is_alive()
                told.cancel()
                process.kill()
        if late:
            return refused(Why.TOO_LONG, task)
        if answer is None:
            return refused(Why.TOO_MUCH_TO_SAY, task)
        if not answer:
            return refused(Why.FAILED, task, f"status {process.returncode}")
        return outcome_of(answer, task)

    def close(self) -> None:
        """Nothing stays to be closed."""


def _conversed(process: subprocess.Popen[bytes], data: bytes, most: int) -> bytes | None:
    """What a process says when it is given `data`, "" if it died; None if that is more than `most` bytes."""
    given, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    try:
        with given:
            given.write(data)
    except OSError:
        return b""
    answer = answers.read(most + 1)
    return None if len(answer) > most else answer


def main() -> None:
    """Be the child: a job from the standard input, its answer to what was the standard output."""
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the server that started this process
    own = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    hold_to(job.limits)
    with own:
        own.write(answered(job.function, job.arguments))


if __name__ == "__main__":  # pragma: no cover
    main()
