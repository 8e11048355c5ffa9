"""Python processes of our own, started with this one's import path and little else of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence

_BOOT = (
    "import json, runpy, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "runpy.run_module(sys.argv.pop(1), run_name='__main__')"
)

_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What a child gets to know of the server's environment, which may hold passwords."""


def start(
    module: str, arguments: Sequence[str], sockets: Sequence[int] = (), *, piped: bool = False
) -> subprocess.Popen[bytes]:
    """Start a module of ours as a process, in a session of its own; `piped`: its input and output are pipes."""
    command = [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path), module, *arguments]
    pipe = subprocess.PIPE if piped else subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - this very Python, and arguments of our own
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        pass_fds=tuple(sockets),
        start_new_session=True,
    )
