"""The child of one job: it shuts itself in, does the job, answers and ends."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from respondent.confining.job import Job, answered
from respondent.confining.limits import hold_to
from respondent.confining.wire import framed, read_frame

_NICE = 5
"""The server's own answers go before the jobs of others."""

_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 36, 38


def live_and_end(talk: socket.socket, kept: Mapping[int, object], scratch: Path) -> None:
    """Be the child: read a job from `talk`, do it within its limits, answer there, and end the process."""
    status = 1
    try:
        die_with_parent()
        shut_in(talk, scratch)
        data = read_frame(talk)
        if data is not None:
            job: Job = pickle.loads(data)  # noqa: S301 - from the server that started this process
            held = () if job.held is None else (kept[job.held],)
            hold_to(job.limits)
            talk.sendall(framed(answered(job.function, (*held, *job.arguments))))
            status = 0
    finally:
        os._exit(status)  # nothing of the nursery's is tidied up twice


def shut_in(talk: socket.socket, scratch: Path) -> None:
    """A group of its own, no files but the one to talk by, no new rights, and a folder for what it writes."""
    with suppress(PermissionError):  # it leads a session, and so a group, already
        os.setpgid(0, 0)
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    prctl(_PR_SET_NO_NEW_PRIVS, 1)
    with suppress(OSError):
        os.nice(_NICE)
    with suppress(OSError):  # if memory runs out, this process goes before the server
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    kept = talk.fileno()
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))
    os.chdir(scratch)
    os.environ["TMPDIR"] = str(scratch)


def die_with_parent() -> None:
    """Ask the system to end this process with the thread that began it; Linux alone can."""
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Ask the system that children whose parent ended become this process's own; Linux alone can."""
    prctl(_PR_SET_CHILD_SUBREAPER, 1)


def prctl(option: int, value: int) -> None:
    """Linux's prctl; elsewhere nothing happens."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
