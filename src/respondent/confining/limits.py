"""How much a child process may use, and how it is held to that."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use: `cpu` and `wall` in seconds, `memory`, `file_size` and `answer` in bytes.

    `memory` is what it may take beyond what it begins with. `file_size` is of the largest file that it may write,
    `files` how many may be open, `processes` how many more it may start (the superuser is not held to that), and
    `answer` how much it may give back. On Windows only `wall` and `answer` hold; on macOS the system does not hold
    anybody to `memory`.
    """

    cpu: int = 20
    wall: float = 40.0
    memory: int = 768 * MEGABYTE
    file_size: int = 64 * MEGABYTE
    files: int = 64
    processes: int = 0
    answer: int = 128 * MEGABYTE


def hold_to(limits: Limits) -> None:
    """Hold the present process to limits, for good. On Windows nothing happens."""
    if sys.platform == "win32":
        return
    import resource

    hold_to_for_good(limits)
    top = _address_space() + limits.memory
    _set(resource.RLIMIT_CPU, limits.cpu, limits.cpu + 2)  # the second ends those who ignore the first
    _set(resource.RLIMIT_AS, top, top)


def hold_to_for_good(limits: Limits) -> None:
    """Hold the present process to what does not add up from job to job, for good. On Windows nothing happens."""
    if sys.platform == "win32":
        return
    import resource

    _set(resource.RLIMIT_CORE, 0, 0)
    _set(resource.RLIMIT_FSIZE, limits.file_size, limits.file_size)
    _set(resource.RLIMIT_NOFILE, limits.files, limits.files)
    _set(resource.RLIMIT_NPROC, limits.processes, limits.processes)


def hold_next_to(limits: Limits) -> None:
    """Hold what the present process does from now on to so much more time and memory, until it is held anew."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    endless = resource.RLIM_INFINITY
    _set(resource.RLIMIT_CPU, used + limits.cpu, endless)
    _set(resource.RLIMIT_AS, _address_space() + limits.memory, endless)


def _set(name: int, soft: int, hard: int) -> None:
    """Set one limit, as far as the process may."""
    import resource

    with suppress(ValueError, OSError):  # a lower limit holds already, or the system has none of this kind
        _, highest = resource.getrlimit(name)
        finite = [one for one in (hard, highest) if one != resource.RLIM_INFINITY]
        top = min(finite, default=resource.RLIM_INFINITY)
        resource.setrlimit(name, (soft if top == resource.RLIM_INFINITY else min(soft, top), top))


def _address_space() -> int:
    """How many bytes of address space this process has; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_bytes().split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
