"""A process of ours beside the server, with the socket by which the two talk."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from respondent.confining.keeping import Shelf
from respondent.confining.starting import start

START = 60.0
"""Seconds for one to come up, and for it to take in a value to keep: on a busy machine, with many records."""

AFTERWARDS = 15.0
"""Seconds in which a process that was ended must be gone."""


@dataclass(slots=True)
class Running:
    """The `process`, the server's end of the socket, the `folder` where it may write, and what it was given."""

    process: subprocess.Popen[bytes]
    server: socket.socket
    folder: str
    shelf: Shelf


def brought_up(module: str, modules: Sequence[str], types: tuple[type, ...]) -> Running:
    """A module of ours as such a process; `modules` are imported there beforehand, `types` are Shelf's."""
    server, theirs = socket.socketpair()
    folder = tempfile.mkdtemp(prefix="respondent-confined-")
    with theirs:
        arguments = [str(theirs.fileno()), folder, json.dumps(tuple(modules))]
        process = start(module, arguments, [theirs.fileno()])
    return Running(process, server, folder, Shelf(types))
