"""``respondent serve`` as a process of its own, as somebody starts it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Started:
    """A server that answers: its process, the link that lets somebody in, and when it was started."""

    process: subprocess.Popen[str]
    link: str
    began: float


@contextmanager
def started(root: Path, *by: str) -> Iterator[Started]:
    """A server of the workspace, stopped at the end of the block; it leads a group of processes.

    With `by` it is started by that command.
    """
    began = time.perf_counter()
    command = [*by, sys.executable, "-m", "respondent", "serve", "--port", "0", "--no-browser"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, start_new_session=True)
    if process.stdout is None:
        raise AssertionError
    with process.stdout as said:
        try:
            lines = (line.strip() for line in said)
            yield Started(process, next(line for line in lines if line.startswith("http://")), began)
        finally:
            process.terminate()
            process.wait(30)
