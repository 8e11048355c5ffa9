"""What children are asked to do in these tests, much of it hostile."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from respondent.confining.job import Answer, Ending
from respondent.confining.steady_child import BEGUN
from respondent.confining.wire import dumped, framed
from respondent.errors import NoWorkspaceError
from respondent.model.evidence import Statistic


def added(*numbers: int) -> int:
    return sum(numbers)


def looked_up(words: dict[str, int], word: str) -> int:
    return words[word]


def identities(figures: tuple[Statistic, ...]) -> list[str]:
    return [figure.id for figure in figures]


def refuses(folder: str) -> None:
    raise NoWorkspaceError(Path(folder))


_COUNTED = [0]


def counted() -> int:
    """How often it was called in this process."""
    _COUNTED[0] += 1
    return _COUNTED[0]


class Circle:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.own = self
        self.much = "x" * 1000


def leaves_circles() -> None:
    for _ in range(10):
        Circle()


def circles_left() -> int:
    return sum(type(one).__name__ == "Circle" for one in gc.get_objects())


def works(seconds: float) -> str:
    """Use so many seconds of CPU time."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "done"


def refuses_all() -> None:
    raise NoWorkspaceError(Path("/nowhere"))


def fails() -> None:
    raise KeyError("a secret word")


def loops() -> None:
    while True:
        pass


def ignores_signals() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass


def sleeps() -> None:
    time.sleep(600)


def naps(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def eats() -> int:
    held = []
    while True:
        held.append(bytes(10_000_000))


def eats_in_one() -> int:
    return len("a" * 10**10)


def digs(depth: int = 0) -> int:
    return digs(depth + 1) + 1


def nests() -> object:
    nested: list[object] = []
    for _ in range(1_000_000):
        nested = [nested]
    return nested


def leaves() -> None:
    os._exit(0)


def exits() -> None:
    sys.exit(3)


def breaks() -> None:
    ctypes.string_at(0)


def shouts() -> str:
    return "a" * 50_000_000


def prints() -> str:
    for descriptor in (1, 2):
        for _ in range(100):
            os.write(descriptor, b"x" * 1_000_000)
    return "said"


def multiplies(file: str, apart: bool) -> str:
    """Start processes that live on, in the job's group or each in its own session; the file is told of them."""
    for _ in range(20):
        if os.fork() == 0:
            if apart:
                os.setsid()
                if os.fork():
                    os._exit(0)
            with Path(file).open("a") as told:
                told.write(f"{os.getpid()}\n")
            time.sleep(600)
    while Path(file).read_text().count("\n") < 20:
        time.sleep(0.01)
    return "done"


def starts_another() -> str:
    try:
        if os.fork() == 0:
            os._exit(0)
    except OSError:
        return "it was not allowed"
    return "it was"


def writes(size: int) -> str:
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(b"x" * size)
        file.flush()
        return file.name


def opens() -> int:
    return len([Path("/dev/null").open() for _ in range(1000)])


def sees() -> tuple[dict[str, str], list[str], str]:
    """What a child knows of the server: its environment, its open files, and where it is."""
    files = [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return dict(os.environ), [name for name in files if not name.startswith("/")], str(Path.cwd())


def gives_a_command() -> object:
    return subprocess.run


def gives_something_else() -> None:
    """Write to the server what no answer is: bytes that would run a command when they are opened."""
    for number in range(3, 64):
        try:
            talk = socket.socket(fileno=os.dup(number))
        except OSError:
            continue
        evil = b"cos\nsystem\n(S'touch /tmp/respondent-was-here'\ntR."
        talk.sendall(len(evil).to_bytes(8, "big") + evil)
        os._exit(0)


def speaks_first() -> str:
    """Answer more than was asked, for whoever asks next."""
    forged = framed(dumped(Answer(Ending.DONE, "forged")))
    for number in range(3, 64):
        try:
            talk = socket.socket(fileno=os.dup(number))
        except OSError:
            continue
        talk.sendall(forged + BEGUN + forged)
    return "done"


def dribbles() -> None:
    """Answer a byte at a time, for ever."""
    for number in range(3, 64):
        try:
            talk = socket.socket(fileno=os.dup(number))
        except OSError:
            continue
        talk.sendall((10**6).to_bytes(8, "big"))
        while True:
            talk.sendall(b".")
            time.sleep(0.05)


def lacks_memory() -> None:
    raise MemoryError
