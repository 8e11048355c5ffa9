"""The child that does job after job: shut in, it keeps what it is given, and answers until the server is gone.

It hears from the server on one socket: ``K`` with a value to keep, which it answers with the same letter; ``J``
with a job, which it answers with ``B`` when it begins, and then with what came of it.
"""

from __future__ import annotations

import gc
import importlib
import json
import pickle
import socket
import sys
from pathlib import Path

from respondent.confining.child import shut_in
from respondent.confining.job import Job, answered
from respondent.confining.keeping import Store
from respondent.confining.limits import hold_next_to, hold_to_for_good
from respondent.confining.wire import framed, read_frame

JOB, KEEP, BEGUN = b"J", b"K", b"B"
LARGE = 1_000_000
"""Bytes of a value to keep, such as a whole workspace; of its next version only what is new comes."""


def main(number: int, folder: str, modules: str) -> None:
    """Be the child: `number` is its socket's, `modules` those to have ready, as JSON."""
    talk = socket.socket(fileno=number)
    shut_in(talk, Path(folder))
    for name in json.loads(modules):
        importlib.import_module(name)
    store = Store()
    gc.freeze()
    is_held = False
    while True:
        word = talk.recv(1)
        if not word:
            return
        data = read_frame(talk)
        if data is None:
            return
        if word == KEEP:
            store.take(data)
            talk.sendall(KEEP)
            if len(data) > LARGE:
                gc.collect()
                gc.freeze()  # or each pass of the collector would go through all of it
            continue
        job: Job = pickle.loads(data)  # noqa: S301 - from the server that started this process
        held = () if job.held is None else (store.values[job.held],)
        if not is_held:
            hold_to_for_good(job.limits)
            is_held = True
        hold_next_to(job.limits)
        talk.sendall(BEGUN)
        talk.sendall(framed(answered(job.function, (*held, *job.arguments))))
        held = ()
        gc.collect()  # while the server reads: what a job left in circles would stay for good once it is frozen


if __name__ == "__main__":  # pragma: no cover
    main(int(sys.argv[1]), *sys.argv[2:])
